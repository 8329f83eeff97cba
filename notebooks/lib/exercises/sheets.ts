import type { ExerciseSheet } from "./exercise.ts";

/** All exercises, by the name of their notebook. */
export const sheets: Readonly<Record<string, ExerciseSheet>> = {};
