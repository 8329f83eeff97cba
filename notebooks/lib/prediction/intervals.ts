import { keyedRandom } from "../../../foundation/random.ts";

/** Where a figure may lie, with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const normalQuantile = 1.959964;

/** Wilson's interval of a share: `hits` of `cases`. It never leaves 0 to 1, and is all of it without cases. */
export function wilsonInterval(hits: number, cases: number): Interval {
  if (cases === 0) return { low: 0, high: 1 };
  const share = hits / cases;
  const z2 = normalQuantile ** 2;
  const middle = (share + z2 / (2 * cases)) / (1 + z2 / cases);
  const half =
    (normalQuantile / (1 + z2 / cases)) * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export interface BootstrapOptions {
  readonly seed?: number;
  readonly draws?: number;
}

/**
 * The bootstrap's percentile interval of a statistic: the cases are drawn anew, with replacement, and the middle 95 %
 * of what the statistic then gives are taken. Draws in which it gives null are left out; null when all do. The same
 * seed gives the same interval.
 */
export function bootstrapInterval<Case>(
  cases: readonly Case[],
  statistic: (drawn: readonly Case[]) => number | null,
  { seed = 1, draws = 1000 }: BootstrapOptions = {},
): Interval | null {
  if (cases.length === 0) return null;
  const draw = keyedRandom(seed);
  const values = Array.from({ length: draws }, (_unused, number) => {
    const random = draw("bootstrap", number);
    return statistic(cases.map(() => random.pick(cases)));
  }).filter((value): value is number => value !== null);
  values.sort((a, b) => a - b);
  const at = (part: number): number | undefined => values[Math.round(part * (values.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : { low, high };
}
