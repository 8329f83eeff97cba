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
