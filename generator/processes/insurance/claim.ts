import type { Day, Moment } from "../../../foundation/calendar.ts";
import type { ClaimLine } from "../../world/insurance.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { todays } from "../accounts/money-desk.ts";
import { makeClaim } from "./claim-draft.ts";
import { activeCoverages } from "./claim-line.ts";
import { dropEstimates } from "./estimate.ts";

/** Minutes after a patient leaves until the visit's claim is made. */
const minutesToClaim = 4;

/** Makes the claims for the billable work of each completed visit: one to each insurer, the second one's on hold. */
export const claims: DailyProcess = {
  name: "claims",
  runDay(office, day) {
    const completions = todays(office, "appointment completed").sort((a, b) => a.at - b.at);
    for (const { appointmentId, at } of completions) {
      claimVisit(office, day, at + minutesToClaim * 60, appointmentId);
    }
  },
};

function claimVisit(office: Office, day: Day, at: Moment, appointmentId: number): void {
  const { world } = office;
  const appointment = world.appointments.get(appointmentId);
  if (appointment === undefined) return;
  const [first, second, ...others] = activeCoverages(world, appointment.patientId, day);
  if (first === undefined) return;
  const procedures = billableWork(office, appointmentId);
  const treatingProviderId = appointment.providerId;
  makeClaim(office, at, { type: "primary", treatingProviderId, active: first, procedures, settled: () => 0 });
  if (second === undefined) return;
  const settled = ({ id }: Procedure) => expectedOf(office, id, first.subscription.id);
  makeClaim(office, at, { type: "secondary", treatingProviderId, active: second, procedures, settled });
  for (const { subscription } of others) {
    for (const { id } of procedures) dropEstimates(office, at, id, subscription.id);
  }
}

function billableWork({ world }: Office, appointmentId: number): Procedure[] {
  return world
    .proceduresOfAppointment(appointmentId)
    .flatMap((id) => world.procedures.get(id) ?? [])
    .filter((procedure) => procedure.status === "complete" && procedure.fee > 0);
}

/** What a subscription is expected to settle of a procedure that is claimed of it. */
function expectedOf({ world }: Office, procedureId: number, subscriptionId: number): number {
  const isMeant = (line: ClaimLine | undefined) =>
    line?.subscriptionId === subscriptionId && line.status === "not received";
  const line = world
    .linesOfProcedure(procedureId)
    .map((id) => world.claimLines.get(id))
    .find(isMeant);
  return (line?.paymentEstimate ?? 0) + (line?.writeOffEstimate ?? 0);
}
