import type { Day, Moment } from "../../foundation/calendar.ts";
import type { AllergenName } from "../catalog/allergens.ts";
import type { ConditionName } from "../catalog/conditions.ts";
import type { DocumentCategory } from "../catalog/document-categories.ts";
import type { LabWork } from "../catalog/laboratories.ts";
import type { DrugName } from "../catalog/medications.ts";
import type { PrescriptionName } from "../catalog/prescriptions.ts";
import type { TaskListName } from "../catalog/task-lists.ts";
import { IdIndex } from "./id-index.ts";
import type { Cents } from "./practice.ts";

/** `id` is OpenDental's AllergyNum. */
export interface Allergy {
  readonly id: number;
  readonly patientId: number;
  readonly allergen: AllergenName;
  readonly reaction: string;
  readonly noted: Moment;
}

/** A health problem. `id` is OpenDental's DiseaseNum. */
export interface Problem {
  readonly id: number;
  readonly patientId: number;
  readonly condition: ConditionName;
  readonly isActive: boolean;
  /** Undefined when the patient does not know. */
  readonly started: Day | undefined;
  readonly stopped: Day | undefined;
  readonly noted: Moment;
  readonly edited: Moment;
}

/** What a patient takes. `id` is OpenDental's MedicationPatNum. */
export interface MedicationUse {
  readonly id: number;
  readonly patientId: number;
  readonly drug: DrugName;
  readonly started: Day | undefined;
  /** Undefined while it is taken. */
  readonly stopped: Day | undefined;
  readonly noted: Moment;
  readonly edited: Moment;
}

/** `id` is OpenDental's RxNum. */
export interface Prescription {
  readonly id: number;
  readonly patientId: number;
  readonly prescription: PrescriptionName;
  readonly providerId: number;
  /** The work it was written for; 0 when none. */
  readonly procedureId: number;
  readonly userId: number;
  readonly at: Moment;
}

/** A note on several procedures of a visit together. OpenDental keeps it as a procedure without a fee. */
export interface GroupNote {
  /** A ProcNum of its own. */
  readonly id: number;
  readonly patientId: number;
  readonly procedureIds: readonly number[];
  readonly providerId: number;
  readonly written: Moment;
}

/** Work at a dental laboratory. `id` is OpenDental's LabCaseNum. */
export interface LabCase {
  readonly id: number;
  readonly patientId: number;
  /** 1 for the first of the catalogue's laboratories, and so on. */
  readonly laboratoryId: number;
  readonly work: LabWork;
  /** The visit at which the impression was taken. */
  readonly prepAppointmentId: number;
  /** The visit at which the work is delivered; 0 while none is booked. */
  readonly seatAppointmentId: number;
  readonly tooth: string;
  readonly providerId: number;
  readonly created: Moment;
  readonly sent: Moment | undefined;
  readonly due: Moment;
  readonly received: Moment | undefined;
  readonly checked: Moment | undefined;
  readonly fee: Cents;
  readonly invoice: string;
  readonly edited: Moment;
}

/** What one user asks another to do. `id` is OpenDental's TaskNum. */
export interface OfficeTask {
  readonly id: number;
  readonly list: TaskListName;
  /** What it is about: 0 for none. */
  readonly patientId: number;
  readonly appointmentId: number;
  readonly text: string;
  readonly isUrgent: boolean;
  readonly userId: number;
  readonly created: Moment;
  readonly done: Moment | undefined;
  readonly doneBy: number;
  /** What the one who did it wrote; empty when nothing. */
  readonly answer: string;
}

/** A file of the patient's folder. `id` is OpenDental's DocNum. */
export interface StoredDocument {
  readonly id: number;
  readonly patientId: number;
  readonly category: DocumentCategory;
  readonly description: string;
  readonly isRadiograph: boolean;
  /** A comma list; empty for none. */
  readonly teeth: string;
  readonly providerId: number;
  readonly at: Moment;
}

/** The office's records by their keys, and the lists of visits that want another time. Kept by the events. */
export class OfficeRecords {
  readonly allergies = new Map<number, Allergy>();
  readonly problems = new Map<number, Problem>();
  readonly medications = new Map<number, MedicationUse>();
  readonly prescriptions = new Map<number, Prescription>();
  readonly labCases = new Map<number, LabCase>();
  readonly tasks = new Map<number, OfficeTask>();
  readonly documents = new Map<number, StoredDocument>();
  /** Scheduled visits whose patients would come sooner, by key, in the order in which they were booked. */
  readonly asapList = new Set<number>();
  /** Broken visits that still want a time, in the order in which they were broken. */
  readonly unscheduledList = new Set<number>();
  /** What is known of a patient's health; absent before it was first asked. */
  readonly health = new Map<number, PatientHealth>();
  /** Laboratory cases by patient. */
  readonly patientCases = new IdIndex();
  /** Prescriptions by patient. */
  readonly patientPrescriptions = new IdIndex();
}

/** A patient's medical history as keys. */
export interface PatientHealth {
  readonly asked: Day;
  readonly allergyIds: readonly number[];
  readonly problemIds: readonly number[];
  readonly medicationIds: readonly number[];
}
