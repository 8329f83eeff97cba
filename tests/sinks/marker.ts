import { dayOf } from "../../foundation/calendar.ts";
import type { PracticeMarker } from "../../generator/sinks/sink.ts";

/** The marker of the practices that these tests write. */
export const marker: PracticeMarker = {
  version: "0.0.0",
  seed: 7,
  asOf: dayOf(2024, 3, 1),
  patients: 10,
  years: 1,
};
