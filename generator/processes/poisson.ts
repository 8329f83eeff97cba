import type { Random } from "../../foundation/random.ts";

/** A Poisson deviate, by Knuth's product; for small means. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}
