import type { DefectKind } from "./defect-kind.ts";
import { claimDefects, waitingClaimDefects } from "./kinds/claims.ts";
import { coverageDefects } from "./kinds/coverage.ts";
import { feeDefects } from "./kinds/fees.ts";
import { patientDefects } from "./kinds/patients.ts";
import { paymentDefects } from "./kinds/payments.ts";
import { recordDefects } from "./kinds/records.ts";
import { scheduleDefects } from "./kinds/schedule.ts";
import { treatmentDefects } from "./kinds/treatment.ts";

/** All kinds of defect, in the order in which they are planted: those with the fewest places first. */
export const defectKinds: readonly DefectKind[] = [
  ...waitingClaimDefects,
  ...coverageDefects,
  ...patientDefects,
  ...feeDefects,
  ...scheduleDefects,
  ...claimDefects,
  ...paymentDefects,
  ...recordDefects,
  ...treatmentDefects,
];
