import type { PracticeView } from "./measures/practice-view.ts";
import type { SourceKey } from "./targets/sources.ts";

/** What a target is about. */
export type Subject =
  | "patients"
  | "schedule"
  | "treatment"
  | "fees"
  | "disease"
  | "insurance"
  | "money"
  | "workflow";

/** How well the source supports the figure: `low` is our own judgement and never a gate. */
export type Confidence = "high" | "medium" | "low";

/** `rate` and `odds` are plain numbers; `$` are dollars; `%` runs from 0 to 100. */
export type Unit = "%" | "$" | "days" | "months" | "years" | "minutes" | "hours" | "weeks" | "count" | "rate";

/** What a practice shows, in the target's unit, and how far chance alone may move it. */
export interface Observation {
  readonly value: number;
  /** What was counted: patients, visits, lines, months. */
  readonly sampleSize: number;
  readonly standardError: number;
}

/** Reads one figure off a practice; undefined when the practice has nothing to read it from. */
export type Measure = (view: PracticeView) => Observation | undefined;

/**
 * `gate`: the practice must lie within the range, widened by `margin` on both sides for the difference between one
 * practice and the source's many, and by sampling noise. `information`: shown beside the range, without a verdict
 * that counts, because the figure is of other people, another year or our own making.
 */
export type Use =
  | { readonly kind: "gate"; readonly margin: number; readonly why: string }
  | { readonly kind: "information"; readonly why: string };

/** A figure of the published or judged reality that one practice can be measured against. */
export interface Target {
  readonly id: string;
  readonly subject: Subject;
  readonly name: string;
  readonly population: string;
  readonly unit: Unit;
  readonly low: number;
  readonly target: number;
  readonly high: number;
  readonly confidence: Confidence;
  readonly source: SourceKey;
  readonly measure: Measure;
  readonly use: Use;
}

/** A figure that one simulated practice cannot show, and why. */
export interface UnmeasuredTarget {
  readonly id: string;
  readonly name: string;
  readonly confidence: Confidence;
  readonly source: SourceKey;
  readonly why: string;
}

/** A target in one line: id, name, population, unit, [low, target, high], confidence, source, measure, use. */
export type TargetRow = readonly [
  string,
  string,
  string,
  Unit,
  readonly [number, number, number],
  Confidence,
  SourceKey,
  Measure,
  Use,
];

/** The rows of a subject as targets. */
export function targetsOf(subject: Subject, rows: readonly TargetRow[]): readonly Target[] {
  return rows.map(([id, name, population, unit, [low, target, high], confidence, source, measure, use]) => ({
    id,
    subject,
    name,
    population,
    unit,
    low,
    target,
    high,
    confidence,
    source,
    measure,
    use,
  }));
}

/** A gate with a margin in the target's unit; 0 when the source itself gives a range of practices. */
export function gate(margin: number, why: string): Use {
  return { kind: "gate", margin, why };
}

export function information(why: string): Use {
  return { kind: "information", why };
}
