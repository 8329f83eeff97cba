/** Keys above one key, up to and with another; null where the range has no end. Keys are whole numbers. */
export interface KeyRange {
  readonly above: bigint | null;
  readonly through: bigint | null;
}

export const allKeys: KeyRange = { above: null, through: null };

/** The smallest and the largest key of a table. */
export interface KeyBounds {
  readonly least: bigint;
  readonly greatest: bigint;
}

export function isInRange(key: bigint, { above, through }: KeyRange): boolean {
  return (above === null || key > above) && (through === null || key <= through);
}

/** SQL that is true of the keys in a range; empty for a range without ends. */
export function rangeCondition(key: string, range: KeyRange | undefined): string {
  const parts = [
    ...(range?.above === undefined || range.above === null ? [] : [`${key} > ${range.above}`]),
    ...(range?.through === undefined || range.through === null ? [] : [`${key} <= ${range.through}`]),
  ];
  return parts.join(" and ");
}

/** In words, for messages: `keys 1001 to 2000`. */
export function describeRange({ above, through }: KeyRange): string {
  if (above === null && through === null) return "all keys";
  if (above === null) return `keys up to ${through}`;
  return through === null ? `keys from ${above + 1n} on` : `keys ${above + 1n} to ${through}`;
}

/** Orders ranges by their lower ends. */
export function byLowerEnd(a: KeyRange, b: KeyRange): number {
  if (a.above === b.above) return 0;
  if (a.above === null) return -1;
  return b.above === null || a.above > b.above ? 1 : -1;
}

/**
 * Cuts a range into ranges of about `size` rows, as if the keys were spread evenly between the bounds. The first and the
 * last keep the ends of the range, so that together they cover just that range.
 *
 * @param rows how many rows are supposed to lie within the bounds
 */
export function cutEvenly(range: KeyRange, bounds: KeyBounds, rows: number, size: number): KeyRange[] {
  const least = range.above !== null && range.above >= bounds.least ? range.above + 1n : bounds.least;
  const greatest =
    range.through !== null && range.through < bounds.greatest ? range.through : bounds.greatest;
  const parts = BigInt(Math.max(1, Math.ceil(rows / size)));
  const keys = greatest - least + 1n;
  if (keys <= 1n || parts === 1n) return [range];
  const width = keys / parts < 1n ? 1n : keys / parts;
  const cuts: bigint[] = [];
  for (let cut = least + width - 1n; cut < greatest && cuts.length < Number(parts) - 1; cut += width) {
    cuts.push(cut);
  }
  return cutAt(range, cuts);
}

/** Cuts a range after each of these keys, which lie within it and ascend; after its last key there is nothing to cut. */
export function cutAt(range: KeyRange, cuts: readonly bigint[]): KeyRange[] {
  const inside = cuts.filter((cut) => cut !== range.through);
  const lower = [range.above, ...inside];
  const upper = [...inside, range.through];
  return lower.map((above, i) => ({ above, through: upper[i] ?? null }));
}
