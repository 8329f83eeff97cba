import { theProblem } from "./01-the-problem.ts";
import { discovery } from "./02-discovery.ts";
import { layers } from "./04-layers.ts";
import type { ExerciseSheet } from "./exercise.ts";

/** All exercises, by the name of their notebook. */
export const sheets: Readonly<Record<string, ExerciseSheet>> = {
  "01-the-problem": theProblem,
  "02-discovery": discovery,
  "04-layers": layers,
};
