import { quoteMySql } from "../../foundation/sql-text.ts";
import type { SourceColumn } from "./source-schema.ts";

/**
 * MySQL's SQL for a value that it would send, compare or join in another form: a float's text is rounded to 6 digits,
 * a number of declared decimals or filled with zeros has more digits than its value, a bit's text is raw bytes, a
 * year's has leading zeros, a fraction of a second has trailing ones. A UUID or an address cannot stand beside an empty
 * text. Undefined where the column's own text is exact.
 */
export function storedValueSql({
  name,
  declaredType,
}: Pick<SourceColumn, "name" | "declaredType">): string | undefined {
  const value = quoteMySql(name);
  // A factor of 1 keeps the sign of zero, which adding 0 would not.
  if (/^(float|double\(|double.* zerofill)/i.test(declaredType)) return `(${value} * 1e0)`;
  if (/^(datetime|timestamp)\([1-6]\)/i.test(declaredType)) {
    return `trim(trailing '.' from trim(trailing '0' from cast(${value} as char)))`;
  }
  if (/^(uuid|inet4|inet6)$/i.test(declaredType)) return `cast(${value} as char)`;
  return /^(bit|year)\b|^\w+(\([\d,]+\))?( unsigned)? zerofill/i.test(declaredType)
    ? `(${value} + 0)`
    : undefined;
}
