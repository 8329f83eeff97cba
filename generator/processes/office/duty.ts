import { addMonths, type Day } from "../../../foundation/calendar.ts";
import { isOfficeOpen, officeHours } from "../../catalog/office-calendar.ts";
import { staffRates } from "../../catalog/rates/staff.ts";
import { existing } from "../../world/existing.ts";
import type { Employee } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";
import { isEmployed } from "./staff-on-duty.ts";

/** Who works today, and when they come and go at the clock. Dentists are not paid by the hour. */
export const duty: DailyProcess = {
  name: "duty",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const hours = hoursOf(office, day);
    const shifts: number[] = [];
    const desk: number[] = [];
    for (const employee of office.world.practice.employees) {
      const stretches = stretchesOf(office, employee, hours, day);
      if (stretches.length === 0) continue;
      if (hasTimeClock(office, day)) shifts.push(...punches(office, employee, stretches, day));
      if (employee.role === "front desk") desk.push(employee.userId);
    }
    office.record({
      kind: "day staffed",
      at: systemTime(day, 0),
      day,
      desk,
      shifts: Int16Array.from(shifts),
    });
  },
};

function hasTimeClock({ world, scenario }: Office, day: Day): boolean {
  return day >= addMonths(world.opened, 12 * scenario.yearsWithoutTimeClock);
}

/** From one minute of the day to another. */
type Stretch = readonly [number, number];

const wholeDay: Stretch = [officeHours.opens, officeHours.closes];

/** The hours that are worked today, by provider and by clinic. */
interface Hours {
  readonly ofProvider: ReadonlyMap<number, readonly Stretch[]>;
  readonly ofClinic: ReadonlyMap<number, Stretch>;
}

function hoursOf({ world }: Office, day: Day): Hours {
  const ofProvider = new Map<number, Stretch[]>();
  const ofClinic = new Map<number, Stretch>();
  const clinics = new Map(world.practice.providers.map(({ id, clinicId }) => [id, clinicId]));
  for (const id of world.blocksOn(day)) {
    const { providerId, startMinute, stopMinute } = existing(world.scheduleBlocks, id, "schedule block");
    ofProvider.set(providerId, [...(ofProvider.get(providerId) ?? []), [startMinute, stopMinute]]);
    const clinicId = clinics.get(providerId) ?? 0;
    const [start, stop] = ofClinic.get(clinicId) ?? [startMinute, stopMinute];
    ofClinic.set(clinicId, [Math.min(start, startMinute), Math.max(stop, stopMinute)]);
  }
  return { ofProvider, ofClinic };
}

function stretchesOf(office: Office, employee: Employee, hours: Hours, day: Day): readonly Stretch[] {
  if (!isEmployed(employee, day)) return [];
  if (employee.role === "hygienist") {
    const provider = office.world.practice.providers.find(({ userId }) => userId === employee.userId);
    const own = hours.ofProvider.get(provider?.id ?? 0) ?? [];
    return [...own].sort((a, b) => a[0] - b[0]);
  }
  // The desk answers the phone on every open day, also when nobody is treated.
  const idle = employee.role === "assistant" ? undefined : wholeDay;
  const open = hours.ofClinic.get(employee.clinicId) ?? idle;
  if (open === undefined || isOff(office, employee, day)) return [];
  return aroundLunch(open);
}

/** The first of the desk never has a day off, so that there is always somebody. */
function isOff(office: Office, { id, role, clinicId, userId }: Employee, day: Day): boolean {
  const { employees } = office.world.practice;
  const first = employees.find(
    (other) => other.role === role && other.clinicId === clinicId && isEmployed(other, day),
  );
  if (role === "front desk" && first?.userId === userId) return false;
  return office.draw("employee", id, "off", day).chance(staffRates.dayOff + staffRates.ill);
}

function aroundLunch([start, stop]: Stretch): readonly Stretch[] {
  const { lunch, afternoon } = officeHours;
  if (stop <= lunch || start >= afternoon) return [[start, stop]];
  return [
    [start, lunch],
    [afternoon, stop],
  ];
}

const goneHome = 0;
const goneToLunch = 1;

/** A day's stretches at the clock: some minutes early and late, and never the next before the last is over. */
function punches(
  office: Office,
  { id }: Employee,
  stretches: readonly Stretch[],
  day: Day,
): readonly number[] {
  const random = office.draw("employee", id, "clock", day);
  const [earliest, latest] = staffRates.before;
  const [soonest, last] = staffRates.after;
  return stretches.flatMap(([start, stop], index) => {
    const isLast = index === stretches.length - 1;
    const comes = start - random.integer(earliest, latest);
    const goes = stop + random.integer(soonest, last);
    return [id, comes, goes, isLast ? goneHome : goneToLunch];
  });
}
