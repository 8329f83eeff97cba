import type { IntegrityRule } from "./rule.ts";
import { appointmentRules } from "./rules/appointments.ts";
import { balanceRules } from "./rules/balances.ts";
import { perioRules, toothChartRules } from "./rules/charting.ts";
import { claimLineRules } from "./rules/claim-lines.ts";
import { claimRules } from "./rules/claims.ts";
import { benefitRules, feeRules, insuranceRules } from "./rules/coverage.ts";
import { dateRules } from "./rules/dates.ts";
import { depositRules, insurancePaymentRules } from "./rules/insurance-payments.ts";
import { patientRules } from "./rules/patients.ts";
import { paymentPlanRules } from "./rules/payment-plans.ts";
import { adjustmentRules, paymentRules } from "./rules/payments.ts";
import { practiceRules } from "./rules/practice.ts";
import { procedureRules } from "./rules/procedures.ts";
import { recallRules } from "./rules/recalls.ts";
import { recordRules } from "./rules/records.ts";
import { scheduleRules, staffRules } from "./rules/schedules.ts";
import { schemaRules } from "./rules/schema-rules.ts";
import { statementRules } from "./rules/statements.ts";
import { treatmentPlanRules } from "./rules/treatment-plans.ts";

/** The rules that OpenDental's semantics state, group by group. */
export const semanticRules: readonly IntegrityRule[] = [
  ...dateRules,
  ...appointmentRules,
  ...procedureRules,
  ...claimRules,
  ...claimLineRules,
  ...insurancePaymentRules,
  ...depositRules,
  ...paymentRules,
  ...adjustmentRules,
  ...paymentPlanRules,
  ...balanceRules,
  ...feeRules,
  ...benefitRules,
  ...insuranceRules,
  ...patientRules,
  ...treatmentPlanRules,
  ...recallRules,
  ...scheduleRules,
  ...staffRules,
  ...perioRules,
  ...toothChartRules,
  ...statementRules,
  ...recordRules,
  ...practiceRules,
];

/** Every rule: those of OpenDental's semantics, then those that follow from its schema alone. */
export const integrityRules: readonly IntegrityRule[] = [...semanticRules, ...schemaRules];
