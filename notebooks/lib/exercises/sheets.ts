import { money } from "./07-money.ts";
import { prediction } from "./09-prediction.ts";
import type { ExerciseSheet } from "./exercise.ts";

/** All exercises, by the name of their notebook. */
export const sheets: Readonly<Record<string, ExerciseSheet>> = {
  "07-money": money,
  "09-prediction": prediction,
};
