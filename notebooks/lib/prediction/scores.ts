/** What was foretold of one case, and what happened. */
export interface Prediction {
  /** The probability foretold, 0 to 1. */
  readonly probability: number;
  readonly happened: boolean;
}

/**
 * The area under the ROC curve: the chance that a case that happened was given a higher probability than one that did
 * not, ties counted as half. 1 is a perfect order, 0.5 is none; null unless there are cases of both kinds.
 */
export function areaUnderRoc(predictions: readonly Prediction[]): number | null {
  const happened = predictions.filter((prediction) => prediction.happened).length;
  const didNot = predictions.length - happened;
  if (happened === 0 || didNot === 0) return null;
  const sorted = [...predictions].sort((a, b) => a.probability - b.probability);
  let rankSum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (sorted[end]?.probability === sorted[start]?.probability) end++;
    const tied = sorted.slice(start, end).filter((prediction) => prediction.happened).length;
    rankSum += tied * ((start + 1 + end) / 2);
    start = end;
  }
  return (rankSum - (happened * (happened + 1)) / 2) / (happened * didNot);
}

/**
 * The Brier score: the mean squared distance between the probability and what happened (1 or 0). Smaller is better;
 * null without predictions.
 */
export function brierScore(predictions: readonly Prediction[]): number | null {
  if (predictions.length === 0) return null;
  const squares = predictions.map(({ probability, happened }) => (probability - Number(happened)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / predictions.length;
}
