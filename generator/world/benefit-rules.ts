import type { CodeGroupName } from "../catalog/coverage-categories.ts";

/** How often, or up to which age, a plan pays for a group of codes. */
export interface BenefitLimit {
  readonly group: CodeGroupName;
  /**
   * `benefit year`: so many services in a benefit year. `months`, `years`: that long between two services.
   * `age`: up to this age, included.
   */
  readonly per: "benefit year" | "months" | "years" | "age";
  readonly quantity: number;
}

/** Why a plan pays nothing for a procedure that it would otherwise cover. */
export type Refusal = "excluded" | "waiting period" | "age limit" | "frequency limit";

/** What the office or the insurer says about a line when it is not simply the percentage. */
export type BenefitNote = "" | Refusal | "downgraded" | "annual maximum" | "not authorised";
