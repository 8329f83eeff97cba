import type { TableName } from "../../generator/opendental/schema/tables.ts";

/** The facts' section on workflow volumes says under "Caution" that its ratios of these two are not general. */
const fewClaims =
  "the reference practice has 0.32 claims an appointment, where most visits of the insured are claimed: not general";

/**
 * Tables whose rows need not be within the factor, and why: the reference is one practice, and in these it is odd.
 */
export const exceptions: ReadonlyMap<TableName, string> = new Map<TableName, string>([
  [
    "adjustment",
    "the reference practice has 0.32 adjustments a procedure, from conversions that brought write-offs as such: not general",
  ],
  ["claim", fewClaims],
  ["claimpayment", fewClaims],
  [
    "histappointment",
    "two counts of the reference practice contradict each other: 593,157 rows in 2025, about 28,000 in 2026; 7 and 0.3 an appointment",
  ],
]);
