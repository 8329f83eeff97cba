import { type Day, dayOfMoment, type Moment, momentAt } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import { isOfficeOpen } from "../catalog/office-calendar.ts";

/**
 * When somebody in the office comes back to something: on an open day, so many days later.
 *
 * @param days median and sigma
 */
export function laterMoment(random: Random, at: Moment, [median, sigma]: readonly [number, number]): Moment {
  let day: Day = dayOfMoment(at) + Math.max(1, Math.round(random.logNormal(median, sigma)));
  while (!isOfficeOpen(day)) day++;
  return momentAt(day, random.integer(8 * 60, 16 * 60));
}
