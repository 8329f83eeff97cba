import * as m from "../measures/workflow.ts";
import { gate, information, type Measure, type Target, type TargetRow, targetsOf } from "../target.ts";

const once = "one office: from half to twice its ratio";
const fewClaims =
  "that office files claims for a third of its appointments, half as many as usual: more estimates stand beside each claim, and patients pay for more procedures at once";
const history = "grows with the years on file";

// biome-ignore format: one ratio a line
const ratios: readonly (readonly [string, string, number, Measure, "gate" | string])[] = [
  ["appointments-per-patient", "Appointments by patient row", 2.47, m.rowsPer(m.appointments, m.patients), history],
  ["claims-per-appointment", "Claims by appointment", 0.36, m.rowsPer(m.claims, m.appointments), "that office's claims are not general"],
  ["claim-lines-per-claim", "Claim procedures by claim", 7.36, m.rowsPer(m.claimLines, m.claims), fewClaims],
  ["claim-lines-per-appointment", "Claim procedures by appointment", 2.65, m.rowsPer(m.claimLines, m.appointments), "gate"],
  ["splits-per-payment", "Splits by payment", 4.8, m.rowsPer(m.splits, m.payments), fewClaims],
  ["contacts-per-appointment", "Communications by appointment", 10.5, m.rowsPer(m.contacts, m.appointments), "gate"],
  ["coverages-per-subscription", "Covered people by subscription in force", 1.44, m.rowsPer(m.coverages, m.subscriptions), "gate"],
  ["claims-per-insurance-payment", "Claims by insurer's payment", 1.38, m.rowsPer(m.claims, m.insurancePayments), "gate"],
  ["recalls-per-patient", "Recalls by patient row", 1.63, m.rowsPer(m.recalls, m.patients), "gate"],
  ["documents-per-patient", "Documents by patient row", 8, m.rowsPer(m.documents, m.patients), history],
  ["statements-per-patient", "Statements by patient row", 0.9, m.rowsPer(m.statements, m.patients), history],
  ["coverages-per-patient", "Coverages by patient row", 0.62, m.rowsPer(m.coverages, m.patients), "gate"],
  ["adjustments-per-procedure", "Adjustments by procedure", 0.32, m.rowsPer(m.adjustments, m.procedures), "that office's adjustments are not general"],
];

const rows = ratios.map(
  ([id, name, ratio, measure, use]): TargetRow => [
    id,
    name,
    "all rows",
    "rate",
    [ratio / 2, ratio, ratio * 2],
    "medium",
    "CENSUS",
    measure,
    use === "gate" ? gate(0, once) : information(use),
  ],
);

/** How many rows of one kind there are by row of another. */
export const workflowTargets: readonly Target[] = targetsOf("workflow", rows);
