import type { Amount } from "../opendental/schema/tables.ts";

/**
 * Integer cents as the exact text of a `double` column, for example `money(-5)` → `-0.05`. Rows take money in no other
 * form, so that cents never land in a column of dollars.
 */
export function money(cents: number): Amount {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`money takes whole cents, not ${cents}`);
  const size = Math.abs(cents);
  const fraction = size % 100;
  // The compiler does not see that sign, digits, point and digits make a number's text.
  return `${cents < 0 ? "-" : ""}${(size - fraction) / 100}.${fraction < 10 ? "0" : ""}${fraction}` as Amount;
}

/** Any other finite number for a `double` column: hours, units, percentages. */
export function decimal(value: number): Amount {
  if (!Number.isFinite(value)) throw new RangeError(`a database takes no ${value}`);
  return `${value}`;
}
