import * as Plot from "@observablehq/plot";
import { formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";
import type { Prediction } from "../prediction/scores.ts";
import { probabilityFrame } from "./probability-frame.ts";

/** A prediction of which the true probability is known. */
export interface PredictionOfKnownRisk extends Prediction {
  readonly trueProbability: number;
}

export interface PredictedAgainstTrueOptions extends FigureOptions {
  readonly title: string;
  /** What one dot is, for example `visit`. */
  readonly one: string;
  /** What became of those drawn filled, for example `missed`. */
  readonly event: string;
}

/** Each case by its foretold and its true probability; filled where it happened. On the diagonal both are equal. */
export function predictedAgainstTrue(
  predictions: readonly PredictionOfKnownRisk[],
  options: PredictedAgainstTrueOptions,
): string {
  const { width, narrow } = figureSize(options);
  const reach = (values: readonly number[]): number => 1.08 * Math.max(0.05, ...values);
  const right = reach(predictions.map((prediction) => prediction.probability));
  const top = reach(predictions.map((prediction) => prediction.trueProbability));
  const happened = predictions.filter((prediction) => prediction.happened);
  const dot = { x: "probability", y: "trueProbability" } as const;
  return drawFigure({
    title: options.title,
    subtitle: `True probability over the probability foretold, one dot a ${options.one}; filled: ${options.event}`,
    description: describe(predictions, options),
    bare: options.bare ?? false,
    width,
    plot: {
      height: narrow ? 280 : 360,
      marginTop: 14,
      marginBottom: 44,
      marginLeft: 50,
      marginRight: 20,
      x: { domain: [0, right], label: null },
      y: { domain: [0, top], label: null },
      marks: [
        ...probabilityFrame({ foretold: right, happened: top, narrow }),
        Plot.dot(predictions, { ...dot, r: 3.5, stroke: colour("production"), strokeOpacity: 0.7 }),
        Plot.dot(happened, { ...dot, r: 5, fill: colour("collections") }),
      ],
    },
  });
}

function describe(
  predictions: readonly PredictionOfKnownRisk[],
  { one, event }: PredictedAgainstTrueOptions,
): string {
  if (predictions.length === 0) return `No ${one} has a probability foretold.`;
  const range = (values: readonly number[]): string =>
    `${formatPercent(Math.min(...values))} to ${formatPercent(Math.max(...values))}`;
  const hits = predictions.filter((prediction) => prediction.happened).length;
  return `Foretold from ${range(predictions.map((prediction) => prediction.probability))}, truly from ${range(
    predictions.map((prediction) => prediction.trueProbability),
  )}; ${hits} of ${predictions.length} were ${event}.`;
}
