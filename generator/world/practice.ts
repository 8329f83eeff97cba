import type { Day, Moment } from "../../foundation/calendar.ts";

export type Cents = number;

/** A dentist or a hygienist. `id` is OpenDental's ProvNum. */
export interface Provider {
  readonly id: number;
  readonly kind: "dentist" | "hygienist";
  /** The short name on the schedule, for example `DRA` or `HY1`. */
  readonly abbreviation: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly operatoryId: number;
  readonly userId: number;
  /** 0 in a practice without clinics. */
  readonly clinicId: number;
  readonly hired: Day;
  /** The last day of work; undefined while there. */
  readonly left: Day | undefined;
}

/** A chair. `id` is OpenDental's OperatoryNum. */
export interface Operatory {
  readonly id: number;
  readonly name: string;
  readonly abbreviation: string;
  readonly isHygiene: boolean;
  /** The provider who works here by default. */
  readonly providerId: number;
  /** 0 in a practice without clinics. */
  readonly clinicId: number;
  readonly edited: Moment;
}

/** A place of a practice that has several. `id` is OpenDental's ClinicNum. */
export interface Clinic {
  readonly id: number;
  readonly title: string;
  readonly abbreviation: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly opened: Day;
}

/** Somebody on the payroll. `id` is OpenDental's EmployeeNum. */
export interface Employee {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: "front desk" | "assistant" | "office manager" | "hygienist";
  readonly userId: number;
  /** 0 in a practice without clinics. */
  readonly clinicId: number;
  readonly hired: Day;
  /** The last day of work; undefined while there. */
  readonly left: Day | undefined;
}

/** A login. `id` is OpenDental's UserNum. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly group: "administrator" | "clinical" | "front desk";
  readonly employeeId: number;
  readonly providerId: number;
}

/** One stretch of a provider's working day at a chair. Minutes after midnight; lunch splits a day into two blocks. */
export interface ScheduleBlock {
  readonly id: number;
  readonly providerId: number;
  readonly operatoryId: number;
  readonly day: Day;
  readonly startMinute: number;
  readonly stopMinute: number;
  readonly created: Moment;
  readonly edited: Moment;
}

/** Somebody who sends or receives patients. `id` is OpenDental's ReferralNum. */
export interface ReferralSource {
  readonly id: number;
  readonly kind: "dentist" | "specialist" | "patient" | "other";
  readonly lastName: string;
  readonly firstName: string;
  /** The patient who referred, for kind `patient`; otherwise 0. */
  readonly patientId: number;
  readonly specialty: string;
  readonly created: Moment;
}

/** A schedule of fees. `id` is OpenDental's FeeSchedNum. */
export interface FeeSchedule {
  readonly id: number;
  readonly description: string;
  /** `allowed`: what an insurer pays outside its network. */
  readonly kind: "usual" | "ppo" | "allowed";
  /** Fees in cents by procedure code, as they stand now. */
  readonly fees: ReadonlyMap<string, Cents>;
}

/** The office and everybody who ever worked there. */
export interface Practice {
  readonly title: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Empty in a practice without clinics. Those that have not opened yet are not there. */
  readonly clinics: readonly Clinic[];
  readonly providers: readonly Provider[];
  readonly operatories: readonly Operatory[];
  readonly employees: readonly Employee[];
  readonly users: readonly User[];
}
