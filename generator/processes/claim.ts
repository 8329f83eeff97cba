import type { Day, Moment } from "../../foundation/calendar.ts";
import type { BenefitUse } from "../ledger/benefit-use.ts";
import type { Claim, ClaimLine } from "../world/insurance.ts";
import type { Procedure } from "../world/treatment.ts";
import type { DailyProcess, Office } from "../world/world.ts";
import {
  type ActiveCoverage,
  activeCoverages,
  afterPrimary,
  estimateOf,
  expectedBenefit,
  unansweredLine,
} from "./claim-line.ts";
import { dropEstimates } from "./estimate.ts";
import { clockFrom, deskOf, isOpen, todays } from "./money-desk.ts";
import { claimSendingDelays, electronicClaimShare } from "./money-rates.ts";

/** Minutes after a patient leaves until the visit's claim is made. */
const minutesToClaim = 4;

/** Makes one claim to the first insurer for the billable work of each completed visit. */
export const primaryClaims: DailyProcess = {
  name: "primary claims",
  runDay(office, day) {
    const completions = todays(office, "appointment completed").sort((a, b) => a.at - b.at);
    for (const { appointmentId, at } of completions) {
      claimVisit(office, day, at + minutesToClaim * 60, appointmentId);
    }
  },
};

/** Makes the claim to the second insurer when the first one has answered. */
export const secondaryClaims: DailyProcess = {
  name: "secondary claims",
  runDay(office, day) {
    const clock = clockFrom(day, 16 * 60 + 10, 20);
    for (const { claimId } of todays(office, "claim received")) {
      const claim = office.world.claims.get(claimId);
      if (claim?.type === "primary") claimSecondary(office, day, clock, claim);
    }
  },
};

/** Sends the claims that are due, on the days when somebody works. */
export const sentClaims: DailyProcess = {
  name: "sending claims",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 17 * 60 + 45, 5);
    for (const { claimId } of office.agenda.take("send claim", day)) {
      office.record({ at: clock(), kind: "claim sent", claimId, day });
    }
  },
};

function claimVisit(office: Office, day: Day, at: Moment, appointmentId: number): void {
  const { world } = office;
  const appointment = world.appointments.get(appointmentId);
  const billable = world
    .proceduresOfAppointment(appointmentId)
    .flatMap((id) => billableProcedure(office, id));
  if (appointment === undefined || billable.length === 0) return;
  const [first] = activeCoverages(world, appointment.patientId, day);
  if (first === undefined) return;
  const used = deskOf(office).benefits.of(appointment.patientId, first.subscription.id, day);
  const claimId = office.newId("claim");
  const lines = linesInTurn(office, at, billable, first, used, claimId, () => 0);
  recordClaim(office, day, at, claimId, "primary", appointment.providerId, first, lines);
}

function billableProcedure(office: Office, id: number): Procedure[] {
  const procedure = office.world.procedures.get(id);
  return procedure?.status === "complete" && procedure.fee > 0 ? [procedure] : [];
}

/** Each line uses up benefits before the next is judged. */
function linesInTurn(
  office: Office,
  at: Moment,
  procedures: readonly Procedure[],
  active: ActiveCoverage,
  usedBefore: BenefitUse,
  claimId: number,
  settledBy: (procedure: Procedure) => number,
): ClaimLine[] {
  let used = usedBefore;
  return procedures.map((procedure) => {
    const alone = expectedBenefit(office.world, active.plan, procedure, used);
    const charge = procedure.fee * procedure.units;
    const settled = settledBy(procedure);
    const benefit = settled > 0 ? afterPrimary(alone, charge, settled) : alone;
    used = { paid: used.paid + benefit.payment, deductible: used.deductible + benefit.deductible };
    return unansweredLine(office, at, procedure, active, benefit, claimId);
  });
}

function recordClaim(
  office: Office,
  day: Day,
  at: Moment,
  id: number,
  type: Claim["type"],
  treatingProviderId: number,
  { plan, subscription, coverage }: ActiveCoverage,
  lines: readonly ClaimLine[],
): void {
  const [line] = lines;
  if (line === undefined) return;
  const claim: Claim = {
    id,
    patientId: line.patientId,
    planId: plan.id,
    subscriptionId: subscription.id,
    relationship: coverage.relationship,
    status: "unsent",
    type,
    serviceDay: line.procedureDay,
    sent: undefined,
    received: undefined,
    treatingProviderId,
    billingProviderId: billingProvider(office),
    fee: lines.reduce((sum, { feeBilled }) => sum + feeBilled, 0),
    isElectronic: office.draw("claim", id, "electronic").chance(electronicClaimShare),
    created: at,
    edited: at,
  };
  office.record({ at, kind: "claim created", claim, lines });
  const delay = office.draw("claim", id, "sending").weighted(claimSendingDelays);
  office.agenda.promise(day + delay, { kind: "send claim", claimId: id });
}

/** The practice bills under its first dentist. */
function billingProvider(office: Office): number {
  return office.world.practice.providers.find((provider) => provider.kind === "dentist")?.id ?? 0;
}

function claimSecondary(office: Office, day: Day, clock: () => Moment, primary: Claim): void {
  const { world } = office;
  const covered = activeCoverages(world, primary.patientId, day);
  const second = covered.find(({ subscription }) => subscription.id !== primary.subscriptionId);
  if (second === undefined) return;
  const at = clock();
  const procedures = world.linesOfClaim(primary.id).flatMap((id) => {
    const line = world.claimLines.get(id);
    const procedure = world.procedures.get(line?.procedureId ?? 0);
    const hasEstimate =
      procedure !== undefined && estimateOf(world, procedure.id, second.subscription.id) !== undefined;
    return procedure !== undefined && hasEstimate ? [procedure] : [];
  });
  const open = procedures.filter(
    (procedure) => settledBy(office, procedure) < procedure.fee * procedure.units,
  );
  for (const procedure of procedures) {
    if (!open.includes(procedure)) dropEstimates(office, at, procedure.id, second.subscription.id);
  }
  if (open.length === 0) return;
  const used = deskOf(office).benefits.of(primary.patientId, second.subscription.id, primary.serviceDay);
  const claimId = office.newId("claim");
  const settled = (procedure: Procedure) => settledBy(office, procedure);
  const lines = linesInTurn(office, at, open, second, used, claimId, settled);
  recordClaim(office, day, at, claimId, "secondary", primary.treatingProviderId, second, lines);
}

/** What insurers paid and wrote off of a procedure so far. */
function settledBy(office: Office, procedure: Procedure): number {
  return office.world.linesOfProcedure(procedure.id).reduce((sum, id) => {
    const line = office.world.claimLines.get(id);
    return sum + (line?.paid ?? 0) + (line?.writeOff ?? 0);
  }, 0);
}
