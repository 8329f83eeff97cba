import { theProblem } from "./01-the-problem.ts";
import { discovery } from "./02-discovery.ts";
import { loading } from "./03-loading.ts";
import { layers } from "./04-layers.ts";
import { lineageSheet } from "./05-lineage.ts";
import { thePractice } from "./06-the-practice.ts";
import { money } from "./07-money.ts";
import { quality } from "./08-quality.ts";
import { prediction } from "./09-prediction.ts";
import type { ExerciseSheet } from "./exercise.ts";

/** All exercises, by the name of their notebook. */
export const sheets: Readonly<Record<string, ExerciseSheet>> = {
  "01-the-problem": theProblem,
  "02-discovery": discovery,
  "04-layers": layers,
  "05-lineage": lineageSheet,
  "06-the-practice": thePractice,
  "07-money": money,
  "09-prediction": prediction,
  "03-loading": loading,
  "08-quality": quality,
};
