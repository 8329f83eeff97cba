import * as aq from "arquero";
import { expect, it } from "vitest";
import type { ExerciseSheet, Ground } from "../../../notebooks/lib/exercises/exercise.ts";
import { givenFigure } from "../../../notebooks/lib/exercises/open-exercise.ts";

const unasked = (): never => {
  throw new Error("not asked for");
};
const ground: Ground = {
  warehouse: { path: "", query: unasked, rows: unasked, close: unasked },
  practice: unasked,
  truth: () => aq.table({ value: [42] }),
};
const sheet: ExerciseSheet = {
  "whose-figure": {
    unit: "name",
    given: ({ truth }) => Number(truth("variants").get("value", 0)),
    expected: () => "a name",
    mistakes: [],
  },
  "how-many": { unit: "count", expected: () => 1, mistakes: [] },
};

it("is worked out from what answers are marked against", async () => {
  expect(await givenFigure(sheet, ground, "whose-figure")).toBe(42);
});

it("is refused where a question has none, and where there is no such question", async () => {
  await expect(givenFigure(sheet, ground, "how-many")).rejects.toThrow(/no given figure/);
  await expect(givenFigure(sheet, ground, "how-few")).rejects.toThrow(/no question how-few/);
});
