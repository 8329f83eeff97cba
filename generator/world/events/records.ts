import type { Day, Moment } from "../../../foundation/calendar.ts";
import type {
  Allergy,
  GroupNote,
  LabCase,
  MedicationUse,
  OfficeTask,
  Prescription,
  Problem,
  StoredDocument,
} from "../records.ts";

/** What happens to the office's records: tasks, laboratory cases, prescriptions, medical history, documents. */
export type RecordEvent =
  /** A patient was asked about their health: what is new, and what has changed since. */
  | {
      readonly kind: "medical history taken";
      readonly patientId: number;
      readonly day: Day;
      readonly allergies: readonly Allergy[];
      /** New ones, and known ones as they are now. */
      readonly problems: readonly Problem[];
      readonly medications: readonly MedicationUse[];
      readonly userId: number;
    }
  | { readonly kind: "prescription written"; readonly prescription: Prescription }
  | { readonly kind: "lab case made"; readonly labCase: LabCase }
  | { readonly kind: "lab case received"; readonly labCaseId: number; readonly checked: Moment }
  | {
      readonly kind: "lab case scheduled";
      readonly labCaseId: number;
      readonly seatAppointmentId: number;
    }
  | { readonly kind: "task made"; readonly task: OfficeTask }
  | {
      readonly kind: "task done";
      readonly taskId: number;
      readonly userId: number;
      readonly answer: string;
    }
  | { readonly kind: "group note written"; readonly note: GroupNote }
  | { readonly kind: "document stored"; readonly document: StoredDocument }
  /** A record made by mistake is merged into the right one of the same person; it is archived and empty. */
  | { readonly kind: "records merged"; readonly patientId: number; readonly intoPatientId: number };

/** The keys that the office's records hand out. */
export type RecordIdKind =
  | "allergy"
  | "problem"
  | "medication use"
  | "prescription"
  | "lab case"
  | "task"
  | "document";
