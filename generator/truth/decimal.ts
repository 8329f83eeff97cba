/** Cents as dollars with two decimals. */
export function dollars(cents: number): string {
  const sign = cents < 0 ? "-" : "";
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * A quotient of whole numbers with four decimals, rounded half away from zero as SQL's `round` does with a numeric.
 * Empty when there is nothing to divide by.
 */
export function ratio(numerator: number, denominator: number): string {
  if (denominator === 0) return "";
  const scaled = BigInt(Math.abs(numerator)) * 20_000n;
  const base = BigInt(Math.abs(denominator));
  const rounded = (scaled + base) / (2n * base);
  const sign = rounded !== 0n && numerator < 0 !== denominator < 0 ? "-" : "";
  const digits = rounded.toString().padStart(5, "0");
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
