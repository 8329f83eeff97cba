import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { preauthorisations as rates } from "../../catalog/rates/claims.ts";
import { editedClaimLine } from "../../world/edited.ts";
import type { Authorisation } from "../../world/events/claims.ts";
import { existing } from "../../world/existing.ts";
import type { Claim, ClaimLine } from "../../world/insurance.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { clockFrom, isOpen, todays } from "../accounts/money-desk.ts";
import { claimOf } from "./claim-draft.ts";
import { type ActiveCoverage, activeCoverages, estimateOf } from "./claim-line.ts";

/**
 * Asks insurers before larger work what they will pay: the day after it was planned, unless the visit is too close.
 * The office sees to it that it knows before the visit, and its estimate follows the answer.
 */
export const preauthorisations: DailyProcess = {
  name: "preauthorisations",
  runDay(office, day) {
    const clock = clockFrom(day, 9 * 60 + 30, 45);
    for (const { procedureId } of todays(office, "procedure deleted")) withdraw(office, clock, procedureId);
    considerNewPlans(office, day);
    hurryBeforeVisits(office, day);
    if (!isOpen(office, day)) return;
    for (const { claimId } of office.agenda.take("answer preauthorisation", day)) {
      answer(office, day, clock, claimId);
    }
    for (const { procedureIds } of office.agenda.take("request preauthorisation", day)) {
      request(office, day, clock, procedureIds);
    }
  },
};

/** Larger work that was planned today, by patient. */
function considerNewPlans(office: Office, day: Day): void {
  const planned = new Map<number, number[]>();
  for (const { procedure } of todays(office, "procedure planned")) {
    if (!rates.codes.test(procedure.code)) continue;
    const ids = planned.get(procedure.patientId) ?? [];
    planned.set(procedure.patientId, ids);
    ids.push(procedure.id);
  }
  for (const [patientId, procedureIds] of planned) {
    if (!office.draw("patient", patientId, "preauthorisation", day).chance(rates.share)) continue;
    office.agenda.promise(day + 1, { kind: "request preauthorisation", procedureIds });
  }
}

function request(office: Office, day: Day, clock: () => Moment, procedureIds: readonly number[]): void {
  const { world } = office;
  const procedures = procedureIds.flatMap((id) => world.procedures.get(id) ?? []);
  const [active] = activeCoverages(world, procedures[0]?.patientId ?? 0, day);
  if (active === undefined) return;
  const wanted = procedures.filter((procedure) => isWorthAsking(office, day, procedure, active));
  const first = wanted[0];
  if (first === undefined) return;
  const id = office.newId("claim");
  const at = clock();
  const lines = wanted.flatMap((procedure) => lineFor(office, at, id, procedure, active) ?? []);
  const draft = {
    type: "preauthorisation",
    treatingProviderId: first.providerId,
    active,
    procedures: wanted,
  } as const;
  const claim = claimOf(office, at, id, draft, lines);
  office.record({ at, kind: "preauthorisation created", claim, lines });
  office.record({ at: clock(), kind: "preauthorisation sent", claimId: id, day });
  promiseAnswer(office, day, claim, wanted);
}

/** Planned work of which the plan pays something, and whose visit is not too close. */
function isWorthAsking(office: Office, day: Day, procedure: Procedure, active: ActiveCoverage): boolean {
  const estimate = estimateOf(office.world, procedure.id, active.subscription.id);
  const visit = visitDay(office, procedure);
  const isFarEnough = visit === undefined || visit - day >= rates.daysBeforeVisit;
  return procedure.status === "planned" && isFarEnough && (estimate?.paymentEstimate ?? 0) > 0;
}

function visitDay({ world }: Office, { appointmentId }: Procedure): Day | undefined {
  const appointment = world.appointments.get(appointmentId);
  return appointment?.status === "scheduled" ? dayOfMoment(appointment.start) : undefined;
}

/** The estimate of a procedure once more, as a question. */
function lineFor(
  office: Office,
  at: Moment,
  claimId: number,
  procedure: Procedure,
  { subscription }: ActiveCoverage,
): ClaimLine | undefined {
  const estimate = estimateOf(office.world, procedure.id, subscription.id);
  if (estimate === undefined) return undefined;
  const id = office.newId("claim line");
  return { ...estimate, id, claimId, status: "preauthorisation", created: at, edited: at };
}

function promiseAnswer(office: Office, day: Day, claim: Claim, procedures: readonly Procedure[]): void {
  const { median, sigma, shortest, beforeVisit } = rates.answer;
  const delay = Math.round(office.draw("claim", claim.id, "answer delay").logNormal(median, sigma));
  const visits = procedures.flatMap((procedure) => visitDay(office, procedure) ?? []);
  const latest = Math.min(...visits.map((visit) => visit - beforeVisit));
  const due = Math.min(day + Math.max(shortest, delay), latest);
  office.agenda.promise(due, { kind: "answer preauthorisation", claimId: claim.id });
}

/** A visit that is booked or moved to come before the answer makes the office telephone for it. */
function hurryBeforeVisits(office: Office, day: Day): void {
  for (const event of office.eventsToday()) {
    if (event.kind === "appointment booked") hurry(office, day, event.appointment.id);
    else if (event.kind === "appointment moved") hurry(office, day, event.appointmentId);
  }
}

function hurry(office: Office, day: Day, appointmentId: number): void {
  const { world } = office;
  for (const procedureId of world.proceduresOfAppointment(appointmentId)) {
    const claim = openRequest(office, procedureId);
    const visit = visitDay(office, existing(world.procedures, procedureId, "procedure"));
    if (claim === undefined || visit === undefined) continue;
    const due = Math.max(day, visit - rates.answer.beforeVisit);
    office.agenda.promise(due, { kind: "answer preauthorisation", claimId: claim.id });
  }
}

/** The preauthorisation of a procedure that still waits for its answer. */
function openRequest({ world }: Office, procedureId: number): Claim | undefined {
  for (const id of world.linesOfProcedure(procedureId)) {
    const claim = world.claims.get(world.claimLines.get(id)?.claimId ?? 0);
    if (claim?.type === "preauthorisation" && claim.status === "sent") return claim;
  }
  return undefined;
}

function answer(office: Office, day: Day, clock: () => Moment, claimId: number): void {
  const claim = office.world.claims.get(claimId);
  if (claim?.status !== "sent") return;
  const lines = office.world
    .linesOfClaim(claimId)
    .map((id) => existing(office.world.claimLines, id, "claim line"));
  const isApproved = office.draw("claim", claimId, "authorised").chance(rates.approved);
  const answers = lines.map(
    ({ id, paymentEstimate }): Authorisation =>
      isApproved
        ? { claimLineId: id, granted: paymentEstimate, note: "" }
        : { claimLineId: id, granted: 0, note: "not authorised" },
  );
  office.record({ at: clock(), kind: "preauthorisation answered", claimId, day, answers });
  for (const line of lines) follow(office, clock(), line, isApproved ? line.paymentEstimate : 0);
}

/** The estimate of the work is what the insurer granted. */
function follow(office: Office, at: Moment, line: ClaimLine, granted: number): void {
  const estimate = estimateOf(office.world, line.procedureId, line.subscriptionId);
  if (estimate === undefined) return;
  const paymentEstimate = Math.min(estimate.paymentEstimate, granted);
  const followed = editedClaimLine(estimate, {
    authorised: granted,
    paymentEstimate,
    deductibleEstimate: granted === 0 ? 0 : estimate.deductibleEstimate,
    note: granted === 0 ? "not authorised" : estimate.note,
    edited: at,
  });
  office.record({ at, kind: "estimate made", line: followed });
}

/** Work that is no longer planned needs no answer. */
function withdraw(office: Office, clock: () => Moment, procedureId: number): void {
  for (const id of office.world.linesOfProcedure(procedureId).slice()) {
    const line = office.world.claimLines.get(id);
    if (line?.status !== "preauthorisation") continue;
    office.record({ at: clock(), kind: "preauthorisation withdrawn", claimId: line.claimId });
  }
}
