import type { TableName } from "../../generator/opendental/schema/tables.ts";

/** Why one practice is no measure for another. From the facts on workflow volumes, under "Caution". */
const noGeneralRatio =
  "the reference practice has 0.32 claims an appointment, where insured patients' visits are claimed nearly always";

/**
 * Tables whose rows need not be within the factor, and why: the reference is one practice, and in these it is odd.
 */
export const exceptions: ReadonlyMap<TableName, string> = new Map<TableName, string>([
  ["claim", noGeneralRatio],
  ["claimpayment", noGeneralRatio],
  [
    "histappointment",
    "two counts of the reference practice contradict each other: 593,157 rows in 2025, about 28,000 in 2026",
  ],
]);
