import { loading } from "./03-loading.ts";
import { quality } from "./08-quality.ts";
import type { ExerciseSheet } from "./exercise.ts";

/** All exercises, by the name of their notebook. */
export const sheets: Readonly<Record<string, ExerciseSheet>> = {
  "03-loading": loading,
  "08-quality": quality,
};
