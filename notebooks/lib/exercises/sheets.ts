import { lineageSheet } from "./05-lineage.ts";
import { thePractice } from "./06-the-practice.ts";
import type { ExerciseSheet } from "./exercise.ts";

/** All exercises, by the name of their notebook. */
export const sheets: Readonly<Record<string, ExerciseSheet>> = {
  "05-lineage": lineageSheet,
  "06-the-practice": thePractice,
};
