import { isDeepStrictEqual } from "node:util";
import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { ClaimLine } from "../../world/insurance.ts";
import type { Cents } from "../../world/practice.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office, World } from "../../world/world.ts";
import { clockFrom, deskOf } from "../accounts/money-desk.ts";
import {
  type ActiveCoverage,
  activeCoverages,
  afterPrimary,
  expectedBenefit,
  expectedRefusal,
  unansweredLine,
} from "./claim-line.ts";

/** Keeps an estimate for every planned procedure of a covered patient, and drops those of coverages that ended. */
export const estimates: DailyProcess = {
  name: "estimates",
  runDay(office, day) {
    const clock = clockFrom(day, 17 * 60 + 30, 0);
    for (const event of office.eventsToday().slice()) {
      switch (event.kind) {
        case "procedure planned":
          estimateProcedure(office, day, event.at, event.procedure.id);
          break;
        case "procedure completed":
          // No claim takes these over, so that they follow whoever did the work here.
          if (event.fee === 0) estimateProcedure(office, day, event.at, event.procedureId);
          break;
        case "procedure deleted":
          dropEstimates(office, clock(), event.procedureId, undefined);
          break;
        case "coverage started":
          estimatePlanned(office, day, event.at, event.coverage.patientId);
          break;
        case "coverage ended":
          dropOfCoverage(office, clock(), event.coverageId);
          break;
        case "subscription ended":
          dropOfSubscription(office, clock(), event.subscriptionId);
          break;
        default:
      }
    }
  },
};

function estimatePlanned(office: Office, day: Day, at: Moment, patientId: number): void {
  for (const id of office.world.proceduresOf(patientId)) {
    if (office.world.procedures.get(id)?.status === "planned") estimateProcedure(office, day, at, id);
  }
}

/**
 * Makes or renews a procedure's estimates under all coverages in force, but for those that are on a claim already. Work
 * without a fee has them too, and keeps them: it is on no claim.
 */
export function estimateProcedure(office: Office, day: Day, at: Moment, procedureId: number): void {
  const procedure = office.world.procedures.get(procedureId);
  if (procedure === undefined || procedure.status === "deleted") return;
  let settled = 0;
  for (const active of activeCoverages(office.world, procedure.patientId, day)) {
    const claimed = claimedLine(office, procedureId, active.subscription.id);
    const estimate = claimed ?? estimateUnder(office, at, procedure, active, settled);
    settled += estimate.paymentEstimate + estimate.writeOffEstimate;
  }
}

function estimateUnder(
  office: Office,
  at: Moment,
  procedure: Procedure,
  active: ActiveCoverage,
  settled: Cents,
): ClaimLine {
  const day = expectedDay(office.world, procedure, dayOfMoment(at));
  const used = deskOf(office).benefits.of(procedure.patientId, active.subscription.id, day);
  const refusal = expectedRefusal(office, active, procedure, { day });
  const alone = expectedBenefit(office.world, active.plan, procedure, { used, refusal });
  const isFirst = active.coverage.ordinal === 1;
  const benefit = isFirst ? alone : afterPrimary(alone, procedure.fee * procedure.units, settled);
  const line = unansweredLine(office, at, { procedure, active, benefit, claimId: 0 });
  const before = office.world.claimLines.get(line.id);
  if (before !== undefined && isSame(before, line)) return before;
  office.record({ at, kind: "estimate made", line });
  return line;
}

/** Whether an estimate that was made again came out as before. */
function isSame(before: ClaimLine, now: ClaimLine): boolean {
  return isDeepStrictEqual({ ...before, edited: 0 }, { ...now, edited: 0 });
}

/** The day of the visit that a procedure is booked for, or today. */
function expectedDay(world: World, procedure: Procedure, today: Day): Day {
  const appointment = world.appointments.get(procedure.appointmentId);
  return appointment === undefined ? today : Math.max(today, dayOfMoment(appointment.start));
}

function claimedLine(office: Office, procedureId: number, subscriptionId: number): ClaimLine | undefined {
  const lines = office.world.linesOfProcedure(procedureId).map((id) => office.world.claimLines.get(id));
  return lines.find(
    (line) =>
      line?.subscriptionId === subscriptionId &&
      line.status !== "estimate" &&
      line.status !== "preauthorisation",
  );
}

function dropOfSubscription(office: Office, at: Moment, subscriptionId: number): void {
  for (const patientId of deskOf(office).coveredBy.get(subscriptionId) ?? []) {
    dropOfPatient(office, at, patientId, subscriptionId);
  }
}

function dropOfCoverage(office: Office, at: Moment, coverageId: number): void {
  const coverage = deskOf(office).coverages.get(coverageId);
  if (coverage !== undefined) dropOfPatient(office, at, coverage.patientId, coverage.subscriptionId);
}

function dropOfPatient(office: Office, at: Moment, patientId: number, subscriptionId: number): void {
  for (const id of office.world.proceduresOf(patientId)) dropEstimates(office, at, id, subscriptionId);
}

/** Drops the estimates of a procedure under one subscription, or under all of them. */
export function dropEstimates(
  office: Office,
  at: Moment,
  procedureId: number,
  subscriptionId: number | undefined,
): void {
  for (const id of office.world.linesOfProcedure(procedureId).slice()) {
    const line = office.world.claimLines.get(id);
    const isMeant = subscriptionId === undefined || line?.subscriptionId === subscriptionId;
    if (line?.status === "estimate" && isMeant) {
      office.record({ at, kind: "estimate dropped", claimLineId: id });
    }
  }
}
