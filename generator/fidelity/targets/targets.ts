import type { Target } from "../target.ts";
import { diseaseTargets } from "./disease.ts";
import { feeTargets } from "./fees.ts";
import { insuranceTargets } from "./insurance.ts";
import { moneyTargets } from "./money.ts";
import { patientTargets } from "./patients.ts";
import { scheduleTargets } from "./schedule.ts";
import { treatmentTargets } from "./treatment.ts";
import { workflowTargets } from "./workflow.ts";

/** Every figure that one practice can be measured against, by subject. */
export const targets: readonly Target[] = [
  ...patientTargets,
  ...scheduleTargets,
  ...treatmentTargets,
  ...feeTargets,
  ...diseaseTargets,
  ...insuranceTargets,
  ...moneyTargets,
  ...workflowTargets,
];
