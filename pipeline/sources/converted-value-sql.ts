import { quoteMySql } from "../../foundation/sql-text.ts";
import type { ColumnType } from "../types/column-type.ts";

/**
 * MySQL's SQL for a column's value as the encoder converts it: NULL for a day that no warehouse has, texts without NUL
 * bytes and with `?` for half a surrogate pair, which UTF-16 cannot hold either. Undefined for a column whose values
 * are never converted. It costs more than the stored value, and is meant for columns with converted values.
 *
 * @param stored SQL for the values that can be kept; the column itself unless stated
 */
export function convertedValueSql(
  name: string,
  { kind }: ColumnType,
  stored: string = quoteMySql(name),
): string | undefined {
  const value = quoteMySql(name);
  if (kind === "text")
    return `replace(convert(convert(${stored} using utf16) using utf8mb4), char(0 using utf8mb4), '')`;
  return kind === "date" || kind === "timestamp" ? `if(${isImpossible(value)}, null, ${stored})` : undefined;
}

/** `last_day` would do, but a server may refuse to read an impossible day as an argument. */
function isImpossible(value: string): string {
  const [year, month, day] = [`year(${value})`, `month(${value})`, `day(${value})`];
  const isLeap = `(${year} % 4 = 0 and (${year} % 100 <> 0 or ${year} % 400 = 0))`;
  const daysOfMonth = `if(${month} = 2, if(${isLeap}, 29, 28), if(${month} in (4, 6, 9, 11), 30, 31))`;
  return `${year} = 0 or ${month} = 0 or ${day} = 0 or ${day} > ${daysOfMonth}`;
}
