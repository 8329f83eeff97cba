import { procedureCode } from "../../catalog/procedure-codes.ts";
import { informationMissing, type LineOutcome, lineOutcomes } from "../../catalog/rates/claims.ts";
import type { BenefitNote } from "../../world/benefit-rules.ts";
import type { LineAnswer } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { Office, World } from "../../world/world.ts";
import { deskOf } from "../accounts/money-desk.ts";
import { settledBefore } from "./held-claim.ts";

/** What an explanation of benefits says of a line by the rule that decided it. */
const remarksOf: Readonly<Record<BenefitNote, string>> = {
  "": "",
  excluded: "Service is excluded by the plan.",
  "waiting period": "Waiting period not yet over.",
  "age limit": "Beyond the plan's age limit.",
  "frequency limit": "Frequency limit reached.",
  downgraded: "Paid at the rate of an alternate service.",
  "annual maximum": "Maximum benefit reached.",
  "not authorised": "Not approved when authorisation was asked for.",
};

/** Whether the insurer denies a whole claim until it knows more. */
export function lacksInformation(office: Office, claimId: number): boolean {
  return office.draw("claim", claimId, "information").chance(informationMissing);
}

/** What of a line's charge neither other insurers nor discounts have settled. */
export function openCharge(world: World, line: ClaimLine): Cents {
  let discounts = 0;
  for (const id of world.adjustmentsOfPatient(line.patientId)) {
    const adjustment = world.adjustments.get(id);
    if (adjustment?.procedureId === line.procedureId) discounts -= Math.min(0, adjustment.amount);
  }
  return Math.max(0, line.feeBilled - settledBefore(world, line) - discounts);
}

/** The answer, within what is unsettled: another plan may have paid after an appeal while this claim was on its way. */
export function answerTo(office: Office, line: ClaimLine): LineAnswer {
  const unsettled = openCharge(office.world, line);
  const answer = decisionOn(office, line, unsettled);
  const paid = Math.min(answer.paid, unsettled);
  const { claimLineId, deductible, writeOff, remarks } = answer;
  return { claimLineId, deductible, paid, writeOff: Math.min(writeOff, unsettled - paid), remarks };
}

/** What is denied keeps the plan's fee, but for a claim that the insurer has not judged yet. */
function decisionOn(office: Office, line: ClaimLine, unsettled: Cents): LineAnswer {
  const { id: claimLineId, paymentEstimate: estimate, writeOffEstimate: writeOff, note } = line;
  const { deductibleEstimate: deductible } = line;
  const paying = (paid: Cents, remarks: string): LineAnswer => ({
    claimLineId,
    deductible,
    paid,
    writeOff,
    remarks,
  });
  const denying = (remarks: string): LineAnswer => ({
    claimLineId,
    deductible: 0,
    paid: 0,
    writeOff,
    remarks,
  });
  if (estimate === 0) return paying(0, remarksOf[note] || "No benefit payable.");
  if (lacksInformation(office, line.claimId)) {
    return { claimLineId, deductible: 0, paid: 0, writeOff: 0, remarks: "Additional information required." };
  }
  switch (outcomeOf(office, claimLineId)) {
    case "as estimated":
      return paying(estimate, remarksOf[note]);
    case "not covered":
      return denying("Not a covered service.");
    case "frequency elsewhere":
      return denying("Frequency limit reached by a service at another office.");
    case "paid less": {
      const share = 0.6 + 0.3 * office.draw("claim line", claimLineId, "paid less").next();
      return paying(Math.round(estimate * share), "Paid at the plan's allowance for the service.");
    }
    case "paid better":
      return paying(betterPayment(office, line, unsettled - writeOff), "");
  }
}

function outcomeOf(office: Office, lineId: number): LineOutcome {
  return office.draw("claim line", lineId, "outcome").weighted(lineOutcomes);
}

/** A little more than expected, within the maximum, of which each line of the claim takes its share at most. */
function betterPayment(office: Office, line: ClaimLine, open: Cents): Cents {
  const estimate = line.paymentEstimate;
  const share = maximumLeft(office, line) / office.world.linesOfClaim(line.claimId).length;
  const most = Math.min(open, estimate + Math.floor(share), Math.round(estimate * 1.12));
  return Math.max(estimate, most);
}

/** What is left of the maximum that a line falls under, beside what is paid and pending. */
export function maximumLeft(office: Office, line: ClaimLine): Cents {
  const { world } = office;
  const plan = existing(world.plans, line.planId, "plan");
  const used = deskOf(office).benefits.of(line.patientId, line.subscriptionId, line.procedureDay);
  const { code } = existing(world.procedures, line.procedureId, "procedure");
  const [maximum, paid] =
    procedureCode(code).category === "orthodontics"
      ? [plan.orthodonticMaximum, used.orthodontics]
      : [plan.annualMaximum, used.paid];
  return Math.max(0, (maximum ?? Number.MAX_SAFE_INTEGER) - paid);
}
