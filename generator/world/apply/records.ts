import type { Moment } from "../../../foundation/calendar.ts";
import type { RecordEvent } from "../events/records.ts";
import { existing } from "../existing.ts";
import type { LabCase, PatientHealth } from "../records.ts";
import type { HandlersOf, SimulatedWorld } from "../simulated-world.ts";

export const recordHandlers: HandlersOf<RecordEvent["kind"]> = {
  "medical history taken": ({ records }, { patientId, day, allergies, problems, medications }) => {
    for (const allergy of allergies) records.allergies.set(allergy.id, allergy);
    for (const problem of problems) records.problems.set(problem.id, problem);
    for (const use of medications) records.medications.set(use.id, use);
    const before = records.health.get(patientId) ?? noHistory;
    records.health.set(patientId, {
      asked: day,
      allergyIds: withNew(before.allergyIds, allergies),
      problemIds: withNew(before.problemIds, problems),
      medicationIds: withNew(before.medicationIds, medications),
    });
  },
  "prescription written": ({ records }, { prescription }) => {
    records.prescriptions.set(prescription.id, prescription);
    records.patientPrescriptions.add(prescription.patientId, prescription.id);
  },
  "lab case made": ({ records }, { labCase }) => {
    records.labCases.set(labCase.id, labCase);
    records.patientCases.add(labCase.patientId, labCase.id);
  },
  "lab case received": (world, { at, labCaseId, checked }) => {
    editCase(world, labCaseId, at, { received: at, checked });
  },
  "lab case scheduled": (world, { at, labCaseId, seatAppointmentId }) => {
    editCase(world, labCaseId, at, { seatAppointmentId });
  },
  "task made": ({ records }, { task }) => {
    records.tasks.set(task.id, task);
  },
  "task done": ({ records }, { at, taskId, userId, answer }) => {
    const task = existing(records.tasks, taskId, "task");
    records.tasks.set(taskId, { ...task, done: at, doneBy: userId, answer });
  },
  // The event alone tells of it: nobody looks it up.
  "group note written": () => {},
  "document stored": ({ records }, { document }) => {
    records.documents.set(document.id, document);
  },
  // Nothing moves from an empty record; the event alone tells of the link.
  "records merged": () => {},
};

const noHistory: PatientHealth = { asked: 0, allergyIds: [], problemIds: [], medicationIds: [] };

/** Known keys and those that came to be. */
function withNew(ids: readonly number[], rows: readonly { readonly id: number }[]): readonly number[] {
  const fresh = rows.map(({ id }) => id).filter((id) => !ids.includes(id));
  return fresh.length === 0 ? ids : [...ids, ...fresh];
}

function editCase({ records }: SimulatedWorld, id: number, at: Moment, change: Partial<LabCase>): void {
  const edited = Math.max(at, change.checked ?? at);
  records.labCases.set(id, { ...existing(records.labCases, id, "lab case"), ...change, edited });
}
