import { civilOf, type Day, type Moment, weekdayOf } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { staffRates } from "../../catalog/rates/staff.ts";
import { longestSession, weeklyMinutes } from "../../catalog/staffing.ts";
import type { Branch } from "../../world/opening/branches.ts";
import type { Provider, ScheduleBlock } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";
import { branchesOpen, patientsExpected } from "./growth.ts";
import { providersOf } from "./staff-on-duty.ts";

/** Weeks that the schedule is known ahead: hygiene visits are booked half a year ahead. */
const weeksAhead = 36;

/** Half-days in the order in which they are filled, so that who works has whole days: weekday and afternoon or not. */
const halfDays: readonly (readonly [number, boolean])[] = [
  [2, false],
  [2, true],
  [4, false],
  [4, true],
  [1, false],
  [1, true],
  [3, false],
  [3, true],
  [5, false],
];

/** Posts the providers' hours week by week: blocks at their own chairs, split by lunch. */
export const schedule: DailyProcess = {
  name: "schedule",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const last = mondayOf(day) + 7 * weeksAhead;
    for (const branch of branchesOpen(office, day)) {
      const posted = office.world.staff.postedUntil.get(branch.clinicId);
      if (posted !== undefined && posted >= last) continue;
      const first = posted === undefined ? mondayOf(day) : last;
      for (let monday = first; monday <= last; monday += 7) postWeek(office, branch, day, monday);
    }
  },
};

const mondayOf = (day: Day): Day => day - ((weekdayOf(day) + 6) % 7);

function postWeek(office: Office, branch: Branch, today: Day, monday: Day): void {
  const created = systemTime(today, 0);
  const blocks = weekOf(office, branch, monday)
    .filter(({ day }) => day >= today && isOfficeOpen(day))
    .map((session) => asBlock(session, office.newId("schedule block"), created));
  if (blocks.length > 0) office.record({ kind: "schedule posted", at: created, blocks });
}

const asBlock = (session: Session, id: number, created: Moment): ScheduleBlock => ({
  ...session,
  id,
  created,
  edited: created,
});

type Session = Omit<ScheduleBlock, "id" | "created" | "edited">;

/** A week's sessions as the expected number of patients asks for them. Hygienists work when a dentist is in. */
function weekOf(office: Office, branch: Branch, monday: Day): readonly Session[] {
  const patients = patientsExpected(office, branch, monday);
  const dentists = atWork(office, providersOf(office, "dentist", branch.clinicId), monday);
  const hygienists = atWork(office, providersOf(office, "hygienist", branch.clinicId), monday);
  const asked = weeklyMinutes("hygienist", patients) * office.scenario.hygieneCapacity;
  const hygiene = sessionsFor(asked, hygienists.length);
  const needed = Math.ceil(hygiene.count / hygienists.length);
  const dental = sessionsFor(weeklyMinutes("dentist", patients), Math.max(dentists.length, needed));
  const halfDaysWithDentist = Math.min(dental.count, halfDays.length);
  return [
    ...place(dentists, dental, halfDays.length, monday),
    ...place(hygienists, hygiene, halfDaysWithDentist, monday),
  ].sort((a, b) => a.day - b.day || a.startMinute - b.startMinute || a.providerId - b.providerId);
}

/** Those without vacation in a week; never more than one of a few is away. */
function atWork(office: Office, providers: readonly Provider[], monday: Day): readonly Provider[] {
  if (providers.length < 2) return providers;
  const chance = staffRates.vacation[civilOf(monday).month - 1] ?? 0;
  const wishes = providers.filter(({ id }) => office.draw("provider", id, "vacation", monday).chance(chance));
  const away = new Set(wishes.slice(0, Math.ceil(providers.length / 4)));
  return providers.filter((provider) => !away.has(provider));
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

/** Deals sessions over half-days; both of a day go to the same provider, and nobody gets two in one half-day. */
function place(
  providers: readonly Provider[],
  sessions: Sessions,
  slots: number,
  monday: Day,
): readonly Session[] {
  const count = Math.min(sessions.count, slots * providers.length);
  // When there are fewer days than people, they take turns by the week.
  const first = count < 2 * providers.length ? Math.floor(monday / 7) : 0;
  return Array.from({ length: count }, (_, k) => {
    const slot = k % slots;
    // The index is below the length of both lists.
    const [weekday, afternoon] = halfDays[slot] as readonly [number, boolean];
    const turn = first + Math.floor(slot / 2) + Math.floor(k / slots);
    const provider = providers[turn % providers.length] as Provider;
    const startMinute = afternoon ? officeHours.afternoon : officeHours.opens;
    const day = monday + weekday - 1;
    const stopMinute = startMinute + sessions.minutes;
    return { providerId: provider.id, operatoryId: provider.operatoryId, day, startMinute, stopMinute };
  });
}
