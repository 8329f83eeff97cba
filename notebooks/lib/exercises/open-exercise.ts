import { BitewingError } from "../../../foundation/errors.ts";
import { showMarkdown } from "../show.ts";
import { readTruth } from "../truth.ts";
import { openPractice, openWarehouse, type Warehouse } from "../warehouse.ts";
import type { ExerciseSheet, Ground, Question } from "./exercise.ts";
import { mark, type Verdict } from "./mark.ts";
import { sheets } from "./sheets.ts";

/** The checks of one exercise notebook. */
export interface OpenExercise {
  /** The figure that a question is about. */
  given(question: string): Promise<number>;
  /** Marks the answer to a question, and shows below the cell whether it is right, and if not, what is wrong. */
  check(question: string, answer: unknown): Promise<void>;
  /** Shows how many answers are right, and closes what the checks have opened. */
  finish(): void;
}

/**
 * Opens the checks of an exercise, which mark by the answer key beside the warehouse.
 *
 * @throws {BitewingError} of kind `usage` when there is no such exercise or question.
 * @example const sheet = await bw.openExercise("07-money"); await sheet.check("net-production", netProduction);
 */
export async function openExercise(name: string): Promise<OpenExercise> {
  const sheet = sheets[name];
  if (sheet === undefined) {
    throw new BitewingError({
      kind: "usage",
      what: `There is no exercise ${name}.`,
      next: `There are: ${Object.keys(sheets).join(", ")}.`,
    });
  }
  return startExercise(sheet, await openGround());
}

interface ClosableGround extends Ground {
  close(): void;
}

async function openGround(): Promise<ClosableGround> {
  const warehouse = await openWarehouse();
  let practice: Promise<Warehouse> | undefined;
  return {
    warehouse,
    practice: () => {
      practice ??= openPractice();
      return practice;
    },
    truth: readTruth,
    close: () => {
      warehouse.close();
      // Who asked for a practice that is not there has been told.
      practice?.then(
        (opened) => opened.close(),
        () => undefined,
      );
    },
  };
}

function startExercise(sheet: ExerciseSheet, ground: ClosableGround): OpenExercise {
  const verdicts = new Map<string, Verdict>();
  return {
    given: (question) => givenFigure(sheet, ground, question),
    check: async (question, answer) => {
      const verdict = await markQuestion(sheet, ground, { question, answer });
      verdicts.set(question, verdict);
      showMarkdown(`${signs[verdict.state]} **${question}**: ${verdict.message}`);
    },
    finish: () => {
      const right = [...verdicts.values()].filter(({ state }) => state === "right").length;
      showMarkdown(`**${right} of ${Object.keys(sheet).length} right.**`);
      ground.close();
    },
  };
}

const signs: Readonly<Record<Verdict["state"], string>> = { open: "○", wrong: "✗", right: "✓" };

/**
 * Marks the answer to a question of a sheet.
 *
 * @throws {BitewingError} of kind `usage` when the sheet has no such question.
 */
export async function markQuestion(
  sheet: ExerciseSheet,
  ground: Ground,
  { question, answer }: { readonly question: string; readonly answer: unknown },
): Promise<Verdict> {
  const asked = questionOf(sheet, question);
  const mistakes = [];
  for (const { answer: mistaken, hint } of asked.mistakes)
    mistakes.push({ answer: await mistaken(ground), hint });
  return mark(answer, { unit: asked.unit, expected: await asked.expected(ground), mistakes });
}

/**
 * The figure that a question of a sheet is about.
 *
 * @throws {BitewingError} of kind `usage` when the sheet has no such question, or the question no such figure.
 */
export async function givenFigure(sheet: ExerciseSheet, ground: Ground, question: string): Promise<number> {
  const { given } = questionOf(sheet, question);
  if (given === undefined) {
    throw new BitewingError({ kind: "usage", what: `The question ${question} is about no given figure.` });
  }
  return given(ground);
}

function questionOf(sheet: ExerciseSheet, question: string): Question {
  const asked = sheet[question];
  if (asked === undefined) {
    throw new BitewingError({
      kind: "usage",
      what: `The exercise has no question ${question}.`,
      next: `It has: ${Object.keys(sheet).join(", ")}.`,
    });
  }
  return asked;
}
