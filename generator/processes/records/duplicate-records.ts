import type { EventOf, PracticeEvent } from "../../world/events.ts";
import type { DailyProcess, Office } from "../../world/world.ts";

/** Seconds until somebody sees that a patient is on the books twice. */
const noticedAfter = 20 * 60;

/** Now and then the desk registers somebody a second time, notices it, and merges the second record into the first. */
export const duplicateRecords: DailyProcess = {
  name: "duplicate records",
  runDay(office) {
    if (office.scenario.duplicateRecords === 0) return;
    // The second records are themselves events of the day.
    for (const event of office.eventsToday().filter(isJoining)) registerTwice(office, event);
  },
};

const isJoining = (event: PracticeEvent): event is EventOf<"patient joined"> =>
  event.kind === "patient joined";

function registerTwice(office: Office, { at, patient }: EventOf<"patient joined">): void {
  const random = office.draw("patient", patient.id, "registered twice");
  if (!random.chance(office.scenario.duplicateRecords)) return;
  const id = office.newId("patient");
  const copy = { ...patient, id, mobilePhone: "", email: "", ssn: "" };
  office.record({ kind: "patient joined", at, patient: copy });
  const noticed = at + noticedAfter;
  office.record({ kind: "patient changed", at: noticed, patientId: id, change: { status: "archived" } });
  office.record({ kind: "records merged", at: noticed, patientId: id, intoPatientId: patient.id });
}
