import type { Day } from "../../foundation/calendar.ts";

/** What the office is going to do on a later day about its records. */
export type RecordTask =
  /** The laboratory's parcel arrives. */
  | { readonly kind: "lab arrival"; readonly labCaseId: number }
  /** Some days before the visit the desk asks whether the work will be there; the laboratory says when. */
  | {
      readonly kind: "lab check";
      readonly labCaseId: number;
      readonly arrives: Day;
    }
  /** A claim sent so long ago should have been paid. */
  | { readonly kind: "claim follow-up"; readonly claimId: number }
  | { readonly kind: "finish task"; readonly taskId: number };
