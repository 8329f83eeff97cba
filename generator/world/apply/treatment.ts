import type { Moment } from "../../../foundation/calendar.ts";
import { isBrokenCode } from "../../catalog/procedure-codes.ts";
import { editedPatient, editedProcedure } from "../edited.ts";
import { existing } from "../existing.ts";
import type { HandlersOf, SimulatedWorld } from "../simulated-world.ts";
import type { Procedure } from "../treatment.ts";

export const treatmentHandlers: HandlersOf<
  | "procedure planned"
  | "procedure charted"
  | "procedure completed"
  | "procedure deleted"
  | "treatment plan saved"
> = {
  "procedure planned": (world, { procedure }) => addProcedure(world, procedure),
  "procedure charted": (world, { procedure }) => addProcedure(world, procedure),
  "procedure completed": (world, { at, procedureId, appointmentId, day, providerId, fee }) => {
    attachProcedure(world, procedureId, appointmentId, at);
    const procedure = existing(world.procedures, procedureId, "procedure");
    const done = { status: "complete", day, completed: day, providerId, fee, edited: at } as const;
    world.procedures.set(procedureId, editedProcedure(procedure, done));
    noteFirstVisit(world, procedure, day, at);
  },
  "procedure deleted": (world, { at, procedureId }) => {
    attachProcedure(world, procedureId, 0, at);
    const procedure = existing(world.procedures, procedureId, "procedure");
    world.procedures.set(procedureId, editedProcedure(procedure, { status: "deleted", edited: at }));
  },
  "treatment plan saved": (world, { plan }) => {
    if (!world.treatmentPlans.has(plan.id)) world.patientPlans.add(plan.patientId, plan.id);
    world.treatmentPlans.set(plan.id, plan);
  },
};

/** Puts a procedure on an appointment; on none with 0. */
export function attachProcedure(
  world: SimulatedWorld,
  procedureId: number,
  appointmentId: number,
  at: Moment,
): void {
  const procedure = existing(world.procedures, procedureId, "procedure");
  if (procedure.appointmentId === appointmentId) return;
  if (procedure.appointmentId !== 0) world.appointmentProcedures.remove(procedure.appointmentId, procedureId);
  if (appointmentId !== 0) world.appointmentProcedures.add(appointmentId, procedureId);
  world.procedures.set(procedureId, editedProcedure(procedure, { appointmentId, edited: at }));
}

function addProcedure(world: SimulatedWorld, procedure: Procedure): void {
  world.procedures.set(procedure.id, procedure);
  world.patientProcedures.add(procedure.patientId, procedure.id);
  if (procedure.appointmentId !== 0) world.appointmentProcedures.add(procedure.appointmentId, procedure.id);
}

function noteFirstVisit(world: SimulatedWorld, procedure: Procedure, day: number, at: Moment): void {
  const patient = existing(world.patients, procedure.patientId, "patient");
  if (patient.firstVisit !== undefined || isBrokenCode(procedure.code)) return;
  world.patients.set(patient.id, editedPatient(patient, { firstVisit: day, edited: at }));
}
