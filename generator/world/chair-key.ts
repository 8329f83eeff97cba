import type { Day } from "../../foundation/calendar.ts";

/** One number for a day at a chair; a practice has fewer than a thousand chairs. */
export const chairKey = (day: Day, operatoryId: number): number => day * 1000 + operatoryId;
