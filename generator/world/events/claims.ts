import type { Day } from "../../../foundation/calendar.ts";
import type { BenefitNote } from "../benefit-rules.ts";
import type { Claim, ClaimLine } from "../insurance.ts";
import type { Cents } from "../practice.ts";

/** What the insurer grants of one line of a preauthorisation. */
export interface Authorisation {
  readonly claimLineId: number;
  readonly granted: Cents;
  readonly note: BenefitNote;
}

/** What the office does to get a claim answered. */
export type FollowUp = "called" | "sent again" | "information sent";

/** What happens to claims between sending and answer, and to preauthorisations. */
export type ClaimFollowUpEvent =
  /** The first insurer has answered: the held claim to the second one may go, with estimates made anew. */
  | { readonly kind: "claim released"; readonly claimId: number; readonly lines: readonly ClaimLine[] }
  | {
      readonly kind: "claim followed up";
      readonly claimId: number;
      readonly step: FollowUp;
      readonly note: string;
    }
  | {
      readonly kind: "preauthorisation created";
      readonly claim: Claim;
      readonly lines: readonly ClaimLine[];
    }
  | { readonly kind: "preauthorisation sent"; readonly claimId: number; readonly day: Day }
  | {
      readonly kind: "preauthorisation answered";
      readonly claimId: number;
      readonly day: Day;
      readonly answers: readonly Authorisation[];
    }
  /** Its work is no longer planned: the claim and its lines disappear. */
  | { readonly kind: "preauthorisation withdrawn"; readonly claimId: number };
