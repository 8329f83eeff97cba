import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { existing } from "../../world/existing.ts";
import type { Provider, ScheduleBlock } from "../../world/practice.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { World } from "../../world/world.ts";

/** A free time at a provider's chair. */
export interface Slot {
  readonly start: Moment;
  readonly providerId: number;
  readonly operatoryId: number;
}

export interface SlotRequest {
  /** The providers who may do it. */
  readonly providers: ReadonlySet<number>;
  readonly minutes: number;
  /** Not before this moment. */
  readonly earliest: Moment;
  /** Days in the order of preference. */
  readonly days: Iterable<Day>;
  /** Whose other visits rule a day out. */
  readonly patientId: number;
  /** Time that a block far enough ahead must keep free for visits that cannot wait. */
  readonly reserve: Reserve | undefined;
}

export interface Reserve {
  readonly minutes: number;
  /** Blocks up to so many days ahead may be filled. */
  readonly beyondDays: number;
}

/** The first day on which there is room, and one of that day's free times. */
export function findSlot(world: World, request: SlotRequest, random: Random): Slot | undefined {
  const taken = daysTaken(world, request.patientId);
  for (const day of request.days) {
    if (taken.has(day) || day < dayOfMoment(request.earliest)) continue;
    const slots = slotsOn(world, day, request);
    if (slots.length > 0) return random.pick(slots);
  }
  return undefined;
}

/** An appointment that holds its chair. */
const isStanding = (appointment: Appointment): boolean =>
  appointment.status === "scheduled" || appointment.status === "complete";

/** The days on which a patient already has a visit. */
function daysTaken(world: World, patientId: number): ReadonlySet<Day> {
  const days = new Set<Day>();
  for (const id of world.appointmentsOf(patientId)) {
    const appointment = existing(world.appointments, id, "appointment");
    if (isStanding(appointment)) days.add(dayOfMoment(appointment.start));
  }
  return days;
}

function slotsOn(world: World, day: Day, request: SlotRequest): readonly Slot[] {
  const slots: Slot[] = [];
  for (const id of world.blocksOn(day)) {
    const block = existing(world.scheduleBlocks, id, "schedule block");
    if (!request.providers.has(block.providerId)) continue;
    const start = firstGap(world, block, request);
    if (start !== undefined) {
      slots.push({ start, providerId: block.providerId, operatoryId: block.operatoryId });
    }
  }
  return slots;
}

/** The earliest start in a block at which the visit fits between those already booked. */
function firstGap(world: World, block: ScheduleBlock, request: SlotRequest): Moment | undefined {
  if (!leavesRoom(world, block, request)) return undefined;
  const length = request.minutes * 60;
  let start = Math.max(startOf(block), roundUp(request.earliest));
  for (const appointment of bookedIn(world, block)) {
    if (appointment.start - start >= length) break;
    start = Math.max(start, appointment.start + appointment.minutes * 60);
  }
  return start + length <= momentAt(block.day, block.stopMinute) ? start : undefined;
}

/** Whether a block has the minutes for the visit, and for what it must keep free. */
function leavesRoom(world: World, block: ScheduleBlock, request: SlotRequest): boolean {
  const { reserve, minutes, earliest } = request;
  const isFarAhead = reserve !== undefined && block.day - dayOfMoment(earliest) > reserve.beyondDays;
  const needed = minutes + (isFarAhead ? reserve.minutes : 0);
  const booked = world.minutesBookedInSession(startOf(block), block.operatoryId);
  return booked + needed <= block.stopMinute - block.startMinute;
}

/** The standing appointments of a block, in order. */
function bookedIn(world: World, block: ScheduleBlock): readonly Appointment[] {
  const booked: Appointment[] = [];
  for (const id of world.appointmentsInSession(startOf(block), block.operatoryId)) {
    const appointment = existing(world.appointments, id, "appointment");
    if (isStanding(appointment)) booked.push(appointment);
  }
  return booked.sort((a, b) => a.start - b.start);
}

const startOf = (block: ScheduleBlock): Moment => momentAt(block.day, block.startMinute);

/** Visits start on ten minutes. */
const roundUp = (moment: Moment): Moment => Math.ceil(moment / 600) * 600;

/** Days from one to another, both included. */
export function* daysFrom(first: Day, last: Day): Iterable<Day> {
  for (let day = first; day <= last; day++) yield day;
}

/** The days around one, nearest first, later before earlier, and then the days after these. */
export function* daysAround(target: Day, reach: number, last: Day): Iterable<Day> {
  yield target;
  for (let distance = 1; distance <= reach; distance++) {
    yield target + distance;
    yield target - distance;
  }
  yield* daysFrom(target + reach + 1, last);
}

/** The dentist who is in the house at a moment, the patient's own when possible, and always of the same clinic. */
export function dentistAt(world: World, at: Moment, preferred: number): number {
  const own = world.practice.providers.find(({ id }) => id === preferred);
  const isDentist = ({ kind, clinicId }: Provider): boolean =>
    kind === "dentist" && clinicId === own?.clinicId;
  const dentists = world.practice.providers.filter(isDentist);
  let first: number | undefined;
  for (const id of world.blocksOn(dayOfMoment(at))) {
    const { day, startMinute, stopMinute, providerId } = existing(world.scheduleBlocks, id, "schedule block");
    if (at < momentAt(day, startMinute) || at >= momentAt(day, stopMinute)) continue;
    if (!dentists.some((dentist) => dentist.id === providerId)) continue;
    if (providerId === preferred) return preferred;
    first ??= providerId;
  }
  return first ?? preferred;
}
