import { recordRates } from "../../catalog/rates/records.ts";
import type { EventOf } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { DailyProcess, Office } from "../../world/world.ts";

const leastProcedures = 2;
/** Seconds from the patient's leaving until it is written. */
const writtenAfter = 8 * 60;

/** Notes on all that was done at a visit together, in place of one for each procedure. */
export const groupNotes: DailyProcess = {
  name: "group notes",
  runDay(office) {
    const visits = office.eventsToday().filter((event) => event.kind === "appointment completed");
    for (const visit of visits) writeNote(office, visit);
  },
};

function writeNote(office: Office, { at, appointmentId }: EventOf<"appointment completed">): void {
  if (!office.draw("appointment", appointmentId, "group note").chance(recordRates.groupNote)) return;
  const { world } = office;
  const { patientId, providerId } = existing(world.appointments, appointmentId, "appointment");
  const procedureIds = world
    .proceduresOfAppointment(appointmentId)
    .filter((id) => existing(world.procedures, id, "procedure").status === "complete");
  if (procedureIds.length < leastProcedures) return;
  const written = at + writtenAfter;
  const id = office.newId("procedure");
  const note = { id, patientId, procedureIds, providerId, written };
  office.record({ kind: "group note written", at: written, note });
}
