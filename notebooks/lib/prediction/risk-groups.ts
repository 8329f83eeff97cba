import { type Interval, wilsonInterval } from "./intervals.ts";
import type { Prediction } from "./scores.ts";

/** A prediction with the probability by which it really happens, where that is known: only a simulator knows it. */
export interface PredictionWithTruth extends Prediction {
  readonly trueProbability?: number;
}

/** Cases of similar predicted probability. Shares and probabilities from 0 to 1. */
export interface RiskGroup {
  readonly cases: number;
  readonly hits: number;
  /** The mean of the predicted probabilities. */
  readonly predicted: number;
  /** The share that happened. */
  readonly observed: number;
  /** Wilson's interval of the share. */
  readonly interval: Interval;
  /** The mean of the true probabilities; undefined where one is not known. */
  readonly truth: number | undefined;
}

/** Cuts the cases, by rising predicted probability, into groups of equal size (give or take one); fewer when there are fewer cases. */
export function riskGroups(
  predictions: readonly PredictionWithTruth[],
  groups: number,
): readonly RiskGroup[] {
  const sorted = [...predictions].sort((a, b) => a.probability - b.probability);
  const count = Math.min(groups, sorted.length);
  return Array.from({ length: count }, (_unused, index) =>
    riskGroup(
      sorted.slice(
        Math.round((index * sorted.length) / count),
        Math.round(((index + 1) * sorted.length) / count),
      ),
    ),
  );
}

function riskGroup(members: readonly PredictionWithTruth[]): RiskGroup {
  const cases = members.length;
  const hits = members.filter((member) => member.happened).length;
  const known = members.flatMap(({ trueProbability }) =>
    trueProbability === undefined ? [] : [trueProbability],
  );
  return {
    cases,
    hits,
    predicted: mean(members.map((member) => member.probability)),
    observed: hits / cases,
    interval: wilsonInterval(hits, cases),
    truth: known.length === cases ? mean(known) : undefined,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
