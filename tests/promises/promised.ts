/**
 * How many of the promised cases to try: all of them, or the share that the environment variable BITEWING_PROMISES
 * names (0 to 1), at least one. `.ci/run` tries a share, to stay within its hour.
 */
export function promised(cases: number): number {
  const share = Number(process.env["BITEWING_PROMISES"] ?? 1);
  if (!(share > 0 && share <= 1))
    throw new RangeError("BITEWING_PROMISES is a number above 0, and at most 1");
  return Math.max(1, Math.ceil(cases * share));
}

/** The first of the promised seeds, from 1. */
export function promisedSeeds(count: number): readonly number[] {
  return Array.from({ length: promised(count) }, (_, at) => at + 1);
}

/** As many of the promised cases, spread evenly over all of them. */
export function promisedCases<T>(cases: readonly T[]): readonly T[] {
  const count = promised(cases.length);
  return cases.filter(
    (_, at) => Math.floor(((at + 1) * count) / cases.length) > Math.floor((at * count) / cases.length),
  );
}
