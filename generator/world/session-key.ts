import { dayOfMoment, type Moment, secondsPerDay } from "../../foundation/calendar.ts";

const noon = 12 * 3600;

/** One number for a chair's morning or afternoon; a practice has fewer than a thousand chairs. */
export function sessionKey(start: Moment, operatoryId: number): number {
  const day = dayOfMoment(start);
  const isAfternoon = start - day * secondsPerDay >= noon;
  return (day * 1000 + operatoryId) * 2 + (isAfternoon ? 1 : 0);
}
