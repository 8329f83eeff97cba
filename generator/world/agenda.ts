import type { Day, Moment } from "../../foundation/calendar.ts";
import type { MoneyTask } from "./money-task.ts";
import type { PeopleTask } from "./people-task.ts";
import type { RecordTask } from "./record-task.ts";
import type { StaffTask } from "./staff-task.ts";
import type { VisitReason } from "./treatment.ts";

/** A visit that the practice still has to find a time for. */
export interface VisitWish {
  readonly patientId: number;
  readonly reason: VisitReason;
  readonly minutes: number;
  /** Planned procedures that the visit is for; a hygiene visit chooses its own when it is booked. */
  readonly procedureIds: readonly number[];
  /** The dentist asked for; 0 for any. */
  readonly providerId: number;
  /** How often it has been booked and broken before. */
  readonly attempt: number;
  /** Before this day it is too soon, for example after the last cleaning. Any day will do when absent. */
  readonly notBefore?: Day;
}

/** What somebody has promised to do on a later day. */
export type Task =
  | MoneyTask
  | RecordTask
  | PeopleTask
  | StaffTask
  | { readonly kind: "book"; readonly wish: VisitWish }
  /** The patient calls to cancel or to move the visit that starts at `start`. */
  | {
      readonly kind: "change of plan";
      readonly appointmentId: number;
      readonly start: Moment;
      readonly change: "cancelled" | "moved";
    }
  /** Find a new time for a visit on the unscheduled list. */
  | { readonly kind: "reschedule"; readonly appointmentId: number }
  /** Take a visit off the unscheduled list if it still stands there. */
  | { readonly kind: "clear unscheduled"; readonly appointmentId: number }
  | { readonly kind: "recall contact"; readonly patientId: number; readonly attempt: number }
  | { readonly kind: "insurance review"; readonly subscriptionId: number }
  | { readonly kind: "departure"; readonly patientId: number }
  | { readonly kind: "lapse review"; readonly patientId: number };

export type TaskKind = Task["kind"];
export type TaskOf<K extends TaskKind> = Extract<Task, { readonly kind: K }>;

/** The office's diary of promises. Each is taken once. */
export interface Agenda {
  /** Notes a task for a day. A day that has passed when tasks of the kind are taken is taken with the next. */
  promise(day: Day, task: Task): void;
  /** Removes and returns the tasks of a kind that are due by a day, oldest promise first. */
  take<K extends TaskKind>(kind: K, day: Day): readonly TaskOf<K>[];
}
