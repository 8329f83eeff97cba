/** A case in the order in which somebody would be called, and how much of what is looked for it holds. */
export interface RankedCase {
  /** The higher, the earlier. */
  readonly score: number;
  /** 1 or 0 for what happened; or the probability of it, for what is to be expected. */
  readonly weight: number;
}

export interface GainsPoint {
  /** Part of all cases called so far, 0 to 1. */
  readonly called: number;
  /** Part of all weight among them, 0 to 1. */
  readonly found: number;
}

/**
 * The curve of cumulative gains, from (0, 0) to (1, 1). Cases with equal scores are called in no particular order, so
 * the curve is straight over them. Empty when there is nothing to find.
 */
export function gainsCurve(cases: readonly RankedCase[]): readonly GainsPoint[] {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const sorted = [...cases].sort((a, b) => b.score - a.score);
  const points: GainsPoint[] = [{ called: 0, found: 0 }];
  let found = 0;
  for (const [index, { score, weight }] of sorted.entries()) {
    found += weight;
    if (sorted[index + 1]?.score !== score)
      points.push({ called: (index + 1) / sorted.length, found: found / total });
  }
  return points;
}

/** How much is found when this part of the cases is called, between the points of the curve by a straight line. */
export function foundWhenCalled(curve: readonly GainsPoint[], called: number): number {
  const next = curve.findIndex((point) => point.called >= called);
  const [from, to] = [curve[Math.max(0, next - 1)], curve[next]];
  if (from === undefined || to === undefined || to.called === from.called) return to?.found ?? 0;
  return from.found + ((called - from.called) / (to.called - from.called)) * (to.found - from.found);
}
