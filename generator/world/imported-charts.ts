import type { Moment } from "../../foundation/calendar.ts";
import type { Carrier, Coverage, Employer, InsurancePlan, Subscription } from "./insurance.ts";
import type { Adjustment, Payment, PaymentSplit } from "./money.ts";
import type { Contact, Patient, Recall, ReferralAttachment } from "./people.ts";
import type { FeeSchedule } from "./practice.ts";
import type { Allergy, MedicationUse, Problem, StoredDocument } from "./records.ts";
import type { Procedure, TreatmentPlan } from "./treatment.ts";
import type { IdKind } from "./world.ts";

/** A mark on a chart: the tooth is gone. */
export interface MissingTooth {
  /** ToothInitialNum. */
  readonly id: number;
  readonly tooth: string;
}

/** What a chart brought along: all of it done, paid and closed years before the practice opened. */
export interface ImportedHistory {
  readonly procedures: readonly Procedure[];
  /** Of what was planned and never done; undefined when all was. */
  readonly treatmentPlan: TreatmentPlan | undefined;
  /** What is on it. */
  readonly attachments: readonly PlanAttachment[];
  /** ProcNums whose progress note came along. */
  readonly noted: ReadonlySet<number>;
  readonly adjustments: readonly Adjustment[];
  readonly payments: readonly Payment[];
  readonly splits: readonly PaymentSplit[];
  readonly missingTeeth: readonly MissingTooth[];
  readonly documents: readonly StoredDocument[];
  readonly recalls: readonly Recall[];
  readonly contacts: readonly Contact[];
  readonly referrals: readonly ReferralAttachment[];
  readonly allergies: readonly Allergy[];
  readonly problems: readonly Problem[];
  readonly medications: readonly MedicationUse[];
}

/** A planned procedure on a treatment plan. `id` is OpenDental's TreatPlanAttachNum. */
export interface PlanAttachment {
  readonly id: number;
  readonly procedure: Procedure;
}

export interface ImportedChart {
  readonly patient: Patient;
  /** Undefined unless the patient has died. */
  readonly died: Moment | undefined;
  readonly history: ImportedHistory;
}

/** The plan that a family has on file: none or one, and whom it covers. */
export interface ImportedCoverage {
  readonly subscriptions: readonly Subscription[];
  readonly coverages: readonly Coverage[];
}

export interface ImportedFamily extends ImportedCoverage {
  /** The guarantor first. */
  readonly charts: readonly ImportedChart[];
}

/** A plan of former patients, with the fees that its insurer allows. */
export interface ImportedPlan {
  readonly plan: InsurancePlan;
  readonly allowedFees: FeeSchedule;
}

/**
 * The charts that a conversion of predecessors' software brought on the morning on which the practice opened: people who
 * are patients no more. They are not lived and not kept: they are drawn anew each time they are asked for, always the
 * same, and their keys come before those of the practice's own rows.
 */
export interface ImportedCharts {
  /** Patient rows: PatNum 1 to this. */
  readonly size: number;
  /** When the conversion ran. */
  readonly at: Moment;
  /** The last key that the imported rows take, by kind; 0 for kinds without any. */
  lastKey(kind: IdKind): number;
  /** Only who they are, by PatNum: much quicker than the families with all they brought along. */
  patients(): Iterable<Patient>;
  families(): Iterable<ImportedFamily>;
  /** Of the families, only what plans they have on file. */
  coverages(): Iterable<ImportedCoverage>;
  carriers(): Iterable<Carrier>;
  employers(): Iterable<Employer>;
  plans(): Iterable<ImportedPlan>;
}

/** Of a practice that began without predecessors' charts. */
export const noImportedCharts: ImportedCharts = {
  size: 0,
  at: 0,
  lastKey: () => 0,
  patients: () => [],
  families: () => [],
  coverages: () => [],
  carriers: () => [],
  employers: () => [],
  plans: () => [],
};
