import type { Observation } from "./target.ts";

/** What one family, plan, day or month adds to a ratio: `of` its denominator, `part` its numerator. */
interface Share {
  part: number;
  of: number;
}

/**
 * A ratio of two sums, gathered by cluster. What happens to one family (or plan, or month) is not independent, so the
 * standard error counts clusters and not lines: the linearised variance of a ratio of cluster totals (Cochran,
 * Sampling Techniques, chapter 6). Shares, means and ratios are all of this form.
 */
export class Ratio {
  readonly #clusters = new Map<number, Share>();
  #part = 0;
  #of = 0;

  add(cluster: number, part: number, of = 1): void {
    const share = this.#clusters.get(cluster);
    if (share === undefined) this.#clusters.set(cluster, { part, of });
    else {
      share.part += part;
      share.of += of;
    }
    this.#part += part;
    this.#of += of;
  }

  /** Undefined when nothing was gathered. `scale` turns a share into percent, or cents into dollars. */
  observe(scale = 1): Observation | undefined {
    if (this.#of === 0) return undefined;
    const value = this.#part / this.#of;
    return {
      value: value * scale,
      sampleSize: this.#of,
      standardError: this.#standardError(value) * Math.abs(scale),
    };
  }

  #standardError(value: number): number {
    const count = this.#clusters.size;
    if (count < 2) return 0;
    let squares = 0;
    for (const { part, of } of this.#clusters.values()) squares += (part - value * of) ** 2;
    return Math.sqrt((squares * count) / (count - 1)) / Math.abs(this.#of);
  }
}

/** The share of items that pass, in percent, by the cluster each belongs to. */
export function shareOf<T>(
  items: Iterable<T>,
  cluster: (item: T) => number,
  passes: (item: T) => boolean,
): Observation | undefined {
  const ratio = new Ratio();
  for (const item of items) ratio.add(cluster(item), passes(item) ? 1 : 0);
  return ratio.observe(100);
}

/** The mean of a figure, by the cluster each item belongs to. */
export function meanOf<T>(
  items: Iterable<T>,
  cluster: (item: T) => number,
  figure: (item: T) => number,
): Observation | undefined {
  const ratio = new Ratio();
  for (const item of items) ratio.add(cluster(item), figure(item));
  return ratio.observe();
}

/** The middle value; its standard error from the quarter points, as for a normal sample (1.2533 σ ∕ √n). */
export function medianOf(figures: readonly number[]): Observation | undefined {
  if (figures.length === 0) return undefined;
  const sorted = [...figures].sort((a, b) => a - b);
  const spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.349;
  return {
    value: quantile(sorted, 0.5),
    sampleSize: sorted.length,
    standardError: (1.2533 * spread) / Math.sqrt(sorted.length),
  };
}

/** A figure that is set and not sampled, such as a fee. */
export function exactly(value: number | undefined, sampleSize = 1): Observation | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : { value, sampleSize, standardError: 0 };
}

/** A quantile of sorted values, between two neighbours where it falls between. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
