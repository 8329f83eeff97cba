import type { Day, Moment } from "../../../foundation/calendar.ts";
import type { Claim } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { clockFrom, isOpen, todays } from "../accounts/money-desk.ts";
import { makeClaim } from "./claim-draft.ts";
import { activeCoverages, estimateOf } from "./claim-line.ts";
import { dropEstimates, estimateProcedure } from "./estimate.ts";

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
  if (appointment === undefined) return;
  const [active, ...others] = activeCoverages(world, appointment.patientId, day);
  if (active === undefined) return;
  const procedures = world
    .proceduresOfAppointment(appointmentId)
    .flatMap((id) => world.procedures.get(id) ?? [])
    .filter((procedure) => procedure.status === "complete" && procedure.fee > 0);
  const treatingProviderId = appointment.providerId;
  makeClaim(office, at, { type: "primary", treatingProviderId, active, procedures, settled: () => 0 });
  if (others.length === 0) return;
  for (const { id } of procedures) estimateProcedure(office, day, at, id);
}

/** Claims what the first insurer left open, and drops the estimates of what it settled. */
function claimSecondary(office: Office, day: Day, clock: () => Moment, primary: Claim): void {
  const covered = activeCoverages(office.world, primary.patientId, day);
  const active = covered.find(({ subscription }) => subscription.id !== primary.subscriptionId);
  if (active === undefined) return;
  const at = clock();
  const settled = (procedure: Procedure) => settledBy(office, procedure);
  const procedures = estimatedProcedures(office, primary, active.subscription.id).filter((procedure) => {
    const isOpen = settled(procedure) < procedure.fee * procedure.units;
    if (!isOpen) dropEstimates(office, at, procedure.id, active.subscription.id);
    return isOpen;
  });
  const { treatingProviderId } = primary;
  makeClaim(office, at, { type: "secondary", treatingProviderId, active, procedures, settled });
}

/** The procedures of a claim for which another subscription has an estimate. */
function estimatedProcedures(office: Office, claim: Claim, subscriptionId: number): Procedure[] {
  const { world } = office;
  return world.linesOfClaim(claim.id).flatMap((id) => {
    const procedure = world.procedures.get(world.claimLines.get(id)?.procedureId ?? 0);
    if (procedure === undefined) return [];
    return estimateOf(world, procedure.id, subscriptionId) === undefined ? [] : [procedure];
  });
}

/** What insurers paid and wrote off of a procedure so far. */
function settledBy(office: Office, procedure: Procedure): Cents {
  return office.world.linesOfProcedure(procedure.id).reduce((sum, id) => {
    const line = office.world.claimLines.get(id);
    return sum + (line?.paid ?? 0) + (line?.writeOff ?? 0);
  }, 0);
}
