import type { Day, Moment } from "../../foundation/calendar.ts";
import type { Cents } from "./practice.ts";

export type AppointmentStatus = "scheduled" | "complete" | "broken" | "unscheduled";
export type Confirmation =
  | "unconfirmed"
  | "left message"
  | "unreachable"
  | "confirmed"
  | "arrived"
  | "seated"
  | "dismissed";
export type VisitReason =
  | "new patient"
  | "hygiene"
  | "child hygiene"
  | "perio maintenance"
  | "deep cleaning"
  | "restorative"
  | "crown prep"
  | "crown seat"
  | "root canal"
  | "extraction"
  | "prosthodontics"
  | "emergency"
  | "consultation";

/** `id` is OpenDental's AptNum. A broken appointment keeps its time and chair. */
export interface Appointment {
  readonly id: number;
  readonly patientId: number;
  readonly status: AppointmentStatus;
  readonly reason: VisitReason;
  readonly start: Moment;
  /** A multiple of 5. */
  readonly minutes: number;
  /** On the unscheduled list its last one, which it no longer holds. */
  readonly operatoryId: number;
  /** The dentist; on hygiene visits the one who examines. */
  readonly providerId: number;
  /** 0 when no hygienist takes part. */
  readonly hygienistId: number;
  readonly isHygiene: boolean;
  readonly isNewPatient: boolean;
  /** The patient would come sooner if a time came free: the ASAP list. */
  readonly isAsap: boolean;
  readonly confirmation: Confirmation;
  readonly arrived: Moment | undefined;
  readonly seated: Moment | undefined;
  readonly dismissed: Moment | undefined;
  readonly note: string;
  /** The user who made it. */
  readonly userId: number;
  readonly created: Moment;
  readonly edited: Moment;
}

export type AppointmentAction = "created" | "changed" | "missed" | "cancelled" | "deleted";

/** A copy of an appointment after something was done to it. `id` is OpenDental's HistApptNum. */
export interface AppointmentHistory {
  readonly id: number;
  readonly action: AppointmentAction;
  readonly at: Moment;
  readonly userId: number;
  readonly appointment: Appointment;
}

export type ProcedureStatus = "planned" | "complete" | "existing" | "referred" | "deleted";

/** `id` is OpenDental's ProcNum. The charge is `fee` × `units`. */
export interface Procedure {
  readonly id: number;
  readonly patientId: number;
  /** A code of the catalogue, for example `D2392`. */
  readonly code: string;
  readonly status: ProcedureStatus;
  /** `1`–`32`, `A`–`T`, or empty. */
  readonly tooth: string;
  /** Surface letters, or a quadrant `UL`, `UR`, `LL`, `LR`, or an arch `U`, `L`; empty otherwise. */
  readonly surface: string;
  /** One unit at the office's usual fee on the day it was planned or completed. */
  readonly fee: Cents;
  /** At least 1. */
  readonly units: number;
  readonly providerId: number;
  /** The appointment that holds it; 0 when none. */
  readonly appointmentId: number;
  /** The day planned; for completed work the day it was done. */
  readonly day: Day;
  /** The day it was first put on a treatment plan; undefined for work done without one. */
  readonly planned: Day | undefined;
  readonly completed: Day | undefined;
  readonly priority: "none" | "urgent" | "next" | "later";
  readonly created: Moment;
  readonly edited: Moment;
}

/** `id` is OpenDental's TreatPlanNum. One active plan a patient; saved plans keep what was presented. */
export interface TreatmentPlan {
  readonly id: number;
  readonly patientId: number;
  readonly status: "active" | "saved" | "inactive";
  readonly heading: string;
  readonly day: Day;
  readonly procedureIds: readonly number[];
  readonly userId: number;
  readonly edited: Moment;
}
