import { dayOfMoment, type Moment, momentAt, secondsPerDay } from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import {
  auditHabits,
  type Habit,
  type HabitActor,
  type HabitMoment,
} from "../../catalog/rates/audit-trail.ts";
import type { EventOf, PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { AuditEntry } from "./audit-entries.ts";

const { EnumPermType } = enumerations;

/** A habit with what is the same for all its entries. */
interface PreparedHabit extends Habit {
  /** A value of `EnumPermType`. */
  readonly code: number;
  /** Tells its draws from those of other habits. */
  readonly number: number;
  /** A module is opened for a patient, not for a row. */
  readonly opensModule: boolean;
}

const prepared = prepareHabits();

function prepareHabits(): ReadonlyMap<string, readonly PreparedHabit[]> {
  let number = 0;
  const prepare = (habit: Habit): PreparedHabit => ({
    ...habit,
    code: EnumPermType[habit.permission],
    number: ++number,
    opensModule: habit.text === "",
  });
  return new Map(Object.entries(auditHabits).map(([kind, habits]) => [kind, habits.map(prepare)]));
}

/** A stretch of the day in which something is done. */
interface Span {
  readonly from: Moment;
  readonly to: Moment;
}

/** The day's first patients are looked up from here on. */
const morningFrom = 7 * 60 + 50;
const morningTo = 8 * 60 + 15;
/** Minutes around an event in which its user opens and edits. */
const minutesBefore = 6;
const minutesAfter = 5;

/** Adds what users open and edit around an event that has an entry of its own. */
export function addHabits(book: PracticeBook, event: PracticeEvent, own: AuditEntry, to: AuditEntry[]): void {
  const habits = prepared.get(event.kind);
  if (habits === undefined) return;
  const { seed } = book.settings;
  for (const habit of habits) {
    for (let done = 0; done < habit.times; done++) {
      const bits = scattered(seed, own.at ^ own.patientId, own.key, habit.number * 8 + done);
      // The low bits decide whether, all together when: a habit of 1.4 times has a second entry in 0.4 of all cases.
      if ((bits & 0xffff) / 65_536 >= habit.times - done) break;
      const { from, to: until } = spanOf(event, habit.when);
      to.push({
        at: from + Math.floor(fractionOf(Math.imul(bits, 0x9e3779b1) >>> 0) * (until - from + 1)),
        permission: habit.code,
        userId: actorOf(book, event, own, habit.who),
        patientId: own.patientId,
        key: habit.opensModule ? 0 : own.key,
        text: habit.text,
      });
    }
  }
}

function actorOf(book: PracticeBook, event: PracticeEvent, own: AuditEntry, who: HabitActor): number {
  if (who === "same user") return own.userId;
  if (who === "front desk" || event.kind !== "appointment completed") return book.deskOn(dayOfMoment(own.at));
  const appointment = book.world.appointments.get(event.appointmentId);
  if (appointment === undefined) return own.userId;
  const { hygienistId, providerId } = appointment;
  return book.userOfProvider(hygienistId === 0 ? providerId : hygienistId);
}

function spanOf(event: PracticeEvent, when: HabitMoment): Span {
  const { at } = event;
  switch (when) {
    case "before":
      return withinDay(at, at - minutesBefore * 60, at);
    case "after":
      return withinDay(at, at, at + minutesAfter * 60);
    case "morning": {
      const day = dayOfMoment(at);
      return { from: momentAt(day, morningFrom), to: momentAt(day, morningTo) };
    }
    default:
      return event.kind === "appointment completed" ? spanOfVisit(event, when) : { from: at, to: at };
  }
}

function spanOfVisit(
  { arrived, seated, dismissed }: EventOf<"appointment completed">,
  when: Exclude<HabitMoment, "before" | "after" | "morning">,
): Span {
  switch (when) {
    case "arrival":
      return { from: arrived, to: seated };
    case "treatment":
      return { from: seated, to: dismissed };
    case "departure":
      return withinDay(dismissed, dismissed, dismissed + minutesAfter * 60);
  }
}

/** What comes shortly before or after midnight stays on its day. */
function withinDay(at: Moment, from: Moment, to: Moment): Span {
  const midnight = dayOfMoment(at) * secondsPerDay;
  return { from: Math.max(midnight, from), to: Math.min(midnight + secondsPerDay - 1, to) };
}
