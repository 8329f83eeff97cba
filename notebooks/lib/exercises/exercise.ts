import type { ColumnTable } from "arquero";
import type { TruthTable } from "../truth.ts";
import type { Warehouse } from "../warehouse.ts";
import type { Answer, AnswerUnit } from "./mark.ts";

/** What answers are marked against. */
export interface Ground {
  readonly warehouse: Warehouse;
  /** OpenDental's database, opened when it is first asked for. */
  practice(): Promise<Warehouse>;
  /** The answer key. */
  truth(table: TruthTable): ColumnTable;
}

/** An answer that learners often arrive at, and what is wrong with the way to it. */
export interface Mistake {
  readonly answer: (ground: Ground) => Answer | Promise<Answer>;
  /** Says what is wrong, and does not say the answer: `Treatment plans are in it: they have a fee too.` */
  readonly hint: string;
}

export interface Question {
  /** A figure that the question is about, where the cell must not tell how it was made. */
  readonly given?: (ground: Ground) => number | Promise<number>;
  readonly unit: AnswerUnit;
  /** From the answer key where that knows it; else computed by another way than the solution goes. */
  readonly expected: (ground: Ground) => Answer | Promise<Answer>;
  /** The one nearest to the learner's answer is named, within the unit's tolerance; of equals the first. */
  readonly mistakes: readonly Mistake[];
}

/**
 * The questions of one exercise notebook, by the names that its cells check them by, in their order.
 *
 * @example
 * export const money: ExerciseSheet = {
 *   "gross-production": {
 *     unit: "dollars",
 *     expected: ({ truth }) => sumOf(truth("answers"), "gross_production", "2026-04"),
 *     mistakes: [{ answer: ({ truth }) => …, hint: "Planned work is in it." }],
 *   },
 * };
 */
export type ExerciseSheet = Readonly<Record<string, Question>>;
