import type { ClaimLine } from "../../world/insurance.ts";
import type { AnsweredClaim } from "../claim-answer-figures.ts";
import type { Month } from "../months.ts";
import type { FamilyStanding } from "../practice-figures.ts";
import type { ProviderFigures } from "../provider-figures.ts";
import type { PracticeRecord } from "../record.ts";

/** What variants are computed from. */
export interface VariantSources {
  readonly record: PracticeRecord;
  readonly months: readonly Month[];
  /** The families' standings at each month's end. */
  readonly families: readonly (readonly FamilyStanding[])[];
  readonly answered: readonly AnsweredClaim[];
  readonly isDenied: (line: ClaimLine) => boolean;
  /** The practice's true figure by month. */
  readonly total: (figure: keyof ProviderFigures) => readonly number[];
}
