/**
 * Moves the heights of labels apart, so that neighbours are at least `gap` from each other. Heights are given and
 * returned in the order of the labels; the lowest stays where it is, at `floor` or above.
 */
export function spreadLabels(
  heights: readonly number[],
  { gap, floor = Number.NEGATIVE_INFINITY }: { readonly gap: number; readonly floor?: number },
): readonly number[] {
  const spread = [...heights];
  let lowest = floor;
  for (const index of heights
    .map((_height, at) => at)
    .sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    spread[index] = Math.max(heights[index] ?? 0, lowest);
    lowest = (spread[index] ?? 0) + gap;
  }
  return spread;
}
