import { type Day, type Moment, weekdayOf } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { longestSession, weeklyMinutes } from "../../catalog/staffing.ts";
import type { Provider, ScheduleBlock } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";
import { patientsExpected } from "./growth.ts";
import { providersOf } from "./staff-on-duty.ts";

/** Weeks that the schedule is known ahead: hygiene visits are booked half a year ahead. */
const weeksAhead = 36;

/** Half-days in the order in which they are filled: weekday and afternoon or not. */
const halfDays: readonly (readonly [number, boolean])[] = [
  [2, false],
  [4, true],
  [1, false],
  [3, true],
  [2, true],
  [4, false],
  [1, true],
  [3, false],
  [5, false],
];

/** Posts the providers' hours week by week: blocks at their own chairs, split by lunch. */
export const schedule: DailyProcess = {
  name: "schedule",
  runDay(office, day) {
    const last = mondayOf(day) + 7 * weeksAhead;
    if (!isOfficeOpen(day) || isPosted(office, last)) return;
    const isOpening = office.world.scheduleBlocks.size === 0;
    for (let monday = isOpening ? mondayOf(day) : last; monday <= last; monday += 7) {
      postWeek(office, day, monday);
    }
  },
};

const mondayOf = (day: Day): Day => day - ((weekdayOf(day) + 6) % 7);

const isPosted = (office: Office, monday: Day): boolean =>
  [0, 1, 2, 3, 4].some((offset) => office.world.blocksOn(monday + offset).length > 0);

function postWeek(office: Office, today: Day, monday: Day): void {
  const created = systemTime(today, 0);
  const blocks = weekOf(office, monday)
    .filter(({ day }) => day >= today && isOfficeOpen(day))
    .map((session) => asBlock(session, office.newId("schedule block"), created));
  if (blocks.length > 0) office.record({ kind: "schedule posted", at: created, blocks });
}

const asBlock = (session: Session, id: number, created: Moment): ScheduleBlock => ({
  ...session,
  id,
  created,
});

type Session = Omit<ScheduleBlock, "id" | "created">;

/** A week's sessions as the expected number of patients asks for them. Hygienists work when a dentist is in. */
function weekOf(office: Office, monday: Day): readonly Session[] {
  const patients = patientsExpected(office.sizing, office.world.opened, monday);
  const dentists = providersOf(office, "dentist");
  const hygienists = providersOf(office, "hygienist");
  const hygiene = sessionsFor(weeklyMinutes("hygienist", patients), hygienists.length);
  const needed = Math.ceil(hygiene.count / hygienists.length);
  const dental = sessionsFor(weeklyMinutes("dentist", patients), Math.max(dentists.length, needed));
  const halfDaysWithDentist = Math.min(dental.count, halfDays.length);
  return [
    ...place(dentists, dental, halfDays.length, monday),
    ...place(hygienists, hygiene, halfDaysWithDentist, monday),
  ].sort((a, b) => a.day - b.day || a.startMinute - b.startMinute || a.providerId - b.providerId);
}

interface Sessions {
  readonly count: number;
  readonly minutes: number;
}

/** How many half-days of which length hold so many minutes; at least `fewest`, in steps of half an hour. */
function sessionsFor(minutes: number, fewest: number): Sessions {
  const count = Math.max(fewest, Math.ceil(minutes / longestSession));
  const length = Math.ceil(minutes / count / 30) * 30;
  return { count, minutes: Math.min(longestSession, Math.max(150, length)) };
}

/** Deals sessions over half-days and providers so that nobody gets two in one half-day. */
function place(
  providers: readonly Provider[],
  sessions: Sessions,
  slots: number,
  monday: Day,
): readonly Session[] {
  const count = Math.min(sessions.count, slots * providers.length);
  return Array.from({ length: count }, (_, k) => {
    const slot = k % slots;
    // The index is below the length of both lists.
    const [weekday, afternoon] = halfDays[slot] as readonly [number, boolean];
    const provider = providers[(slot + Math.floor(k / slots)) % providers.length] as Provider;
    const startMinute = afternoon ? officeHours.afternoon : officeHours.opens;
    const day = monday + weekday - 1;
    const stopMinute = startMinute + sessions.minutes;
    return { providerId: provider.id, operatoryId: provider.operatoryId, day, startMinute, stopMinute };
  });
}
