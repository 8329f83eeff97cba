import type { Day, Moment } from "../../foundation/calendar.ts";

export type PatientStatus = "patient" | "nonpatient" | "inactive" | "archived" | "deceased" | "deleted";

/** Why somebody is a patient no more; `lapsed` has answered no recall for long. */
export type DepartureReason = "moved away" | "deceased" | "fee increase" | "lapsed";
export type Gender = "male" | "female";
export type FamilyPosition = "single" | "married" | "child";

/** A person in the practice's books. `id` is OpenDental's PatNum. */
export interface Patient {
  readonly id: number;
  /** Head of the family account; equal to `id` for the guarantor. */
  readonly guarantorId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly middleInitial: string;
  readonly preferredName: string;
  readonly gender: Gender;
  readonly position: FamilyPosition;
  readonly birthdate: Day;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly homePhone: string;
  readonly mobilePhone: string;
  readonly email: string;
  readonly ssn: string;
  readonly status: PatientStatus;
  /** The clinic where the family comes; 0 in a practice without clinics. It does not change. */
  readonly clinicId: number;
  readonly primaryProviderId: number;
  /** The hygienist; 0 when none. */
  readonly secondaryProviderId: number;
  readonly employerId: number;
  /** Undefined until the first completed visit. */
  readonly firstVisit: Day | undefined;
  readonly joined: Moment;
  readonly edited: Moment;
}

/** Who sent a patient, or where a patient was sent. `id` is OpenDental's RefAttachNum. */
export interface ReferralAttachment {
  readonly id: number;
  readonly referralId: number;
  readonly patientId: number;
  readonly direction: "from" | "to";
  readonly day: Day;
  readonly created: Moment;
}

/** When a patient is due for a type of recall. `id` is OpenDental's RecallNum. */
export interface Recall {
  readonly id: number;
  readonly patientId: number;
  readonly type: "prophy" | "child prophy" | "perio" | "bitewings" | "panoramic";
  /** The newest completed trigger procedure; undefined when there is none. */
  readonly previous: Day | undefined;
  /** Undefined when never due, as with no history. */
  readonly due: Day | undefined;
  /** The day of a future appointment that holds it. */
  readonly scheduled: Day | undefined;
  readonly intervalMonths: number;
  readonly edited: Moment;
}

export type ContactMode = "none" | "email" | "mail" | "phone" | "in person" | "text";
export type ContactTopic = "appointment" | "recall" | "financial" | "insurance" | "miscellaneous";

/** One contact with a patient. `id` is OpenDental's CommlogNum. */
export interface Contact {
  readonly id: number;
  readonly patientId: number;
  readonly at: Moment;
  readonly topic: ContactTopic;
  readonly mode: ContactMode;
  readonly direction: "sent" | "received" | "neither";
  readonly note: string;
  readonly userId: number;
}
