import type { Moment } from "../../../foundation/calendar.ts";
import type { SheetTemplate } from "../../catalog/sheets/template.ts";
import type { Patient } from "../../world/people.ts";
import type { Provider, ReferralSource } from "../../world/practice.ts";
import type { LabCase } from "../../world/records.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { ActiveCoverage, PracticeBook } from "../book.ts";
import type { HealthThen } from "./people-then.ts";

/** Why a sheet is made: what its fields are about beside the patient. */
export interface SheetOccasion {
  readonly template: SheetTemplate;
  readonly patientId: number;
  readonly at: Moment;
  /** The patient's own dentist where none is named. */
  readonly providerId?: number;
  readonly procedures?: readonly Procedure[];
  readonly referralId?: number;
  readonly labCase?: LabCase;
  /** The file of the folder that was made of it; 0 when none. */
  readonly documentId?: number;
}

/** All that the fields of a sheet are filled in from, as it was at the time. */
export interface SheetFacts {
  readonly book: PracticeBook;
  readonly patient: Patient;
  readonly guarantor: Patient;
  readonly health: HealthThen;
  /** Primary first. */
  readonly coverages: readonly ActiveCoverage[];
  readonly provider: Provider | undefined;
  readonly referral: ReferralSource | undefined;
  readonly occasion: SheetOccasion;
  /** One of a list, the same for a patient and a name on every sheet. */
  pick(name: string, list: readonly string[]): string;
  chance(name: string, share: number): boolean;
}
