import { type Day, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { officeHours } from "../../catalog/office-calendar.ts";
import type { Office } from "../../world/world.ts";

/** So many moments of a day at the front desk, in order, spread over the opening hours to the second. */
export function deskTimes(office: Office, day: Day, purpose: string, count: number): readonly Moment[] {
  const random = office.draw("desk", day, purpose);
  const seconds = (officeHours.closes - officeHours.opens) * 60 - 600;
  const step = seconds / Math.max(1, count);
  const opens = momentAt(day, officeHours.opens) + 120;
  return Array.from({ length: count }, (_, i) => opens + Math.floor(step * (i + random.next())));
}

/** A moment a while after the office opens, for what the system does by itself. */
export const systemTime = (day: Day, minute: number): Moment => momentAt(day, officeHours.opens + minute);
