import { ageOn, type Day, type Moment } from "../../../foundation/calendar.ts";
import { usualFeeScheduleId } from "../../catalog/carriers.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { existing } from "../../world/existing.ts";
import type { Patient } from "../../world/people.ts";
import type { Cents } from "../../world/practice.ts";
import type { Procedure, ProcedureStatus } from "../../world/treatment.ts";
import type { Office, World } from "../../world/world.ts";

/** All procedures on a patient's chart. */
export function chartOf(world: World, patientId: number): readonly Procedure[] {
  return world.proceduresOf(patientId).map((id) => existing(world.procedures, id, "procedure"));
}

/** The newest day on which any of the codes was completed. */
export function lastDone(chart: readonly Procedure[], codes: readonly string[]): Day | undefined {
  let last: Day | undefined;
  for (const { code, completed } of chart) {
    if (completed !== undefined && codes.includes(code) && completed > (last ?? -1)) last = completed;
  }
  return last;
}

/** The office's own fee of today. */
export function usualFee(world: World, code: string): Cents {
  return existing(world.feeSchedules, usualFeeScheduleId, "fee schedule").fees.get(code) ?? 0;
}

export const patientOf = (world: World, patientId: number): Patient =>
  existing(world.patients, patientId, "patient");

export const ageOf = (world: World, patientId: number, day: Day): number =>
  ageOn(patientOf(world, patientId).birthdate, day);

/** What is to be done: a code and where. */
export interface Need {
  readonly code: string;
  readonly tooth: string;
  readonly surface: string;
  readonly priority: Procedure["priority"];
  /** How often it is done at once, as one procedure; 1 when not said. */
  readonly units?: number;
}

/** Routine work without a diagnosis: on a tooth when one is named, else on the whole mouth. */
export const routine = (code: string, tooth = ""): Need => ({ code, tooth, surface: "", priority: "none" });

/** Puts a need on the chart as planned work and returns its key. `onPlan` is false for what is done on the spot. */
export function planProcedure(
  office: Office,
  at: Moment,
  day: Day,
  patientId: number,
  need: Need,
  onPlan = true,
): number {
  const planned = onPlan ? day : undefined;
  const procedure = chartedProcedure(office, at, day, patientId, need, "planned", planned);
  office.record({ kind: "procedure planned", at, procedure });
  return procedure.id;
}

/** Puts work on the chart that a specialist is to do. */
export function referProcedure(office: Office, at: Moment, day: Day, patientId: number, need: Need): void {
  const procedure = chartedProcedure(office, at, day, patientId, need, "referred", undefined);
  office.record({ kind: "procedure charted", at, procedure });
}

/** Puts work of other dentists on the chart. */
export function chartExisting(office: Office, at: Moment, day: Day, patientId: number, need: Need): void {
  const procedure = chartedProcedure(office, at, day, patientId, need, "existing", undefined);
  office.record({ kind: "procedure charted", at, procedure });
}

/** On no visit, in the care of the patient's hygienist or dentist as the work asks. */
function chartedProcedure(
  office: Office,
  at: Moment,
  day: Day,
  patientId: number,
  { code, tooth, surface, priority, units = 1 }: Need,
  status: ProcedureStatus,
  planned: Day | undefined,
): Procedure {
  const { primaryProviderId, secondaryProviderId } = patientOf(office.world, patientId);
  const byHygienist = procedureCode(code).performer === "hygienist" && secondaryProviderId !== 0;
  return {
    id: office.newId("procedure"),
    patientId,
    code,
    status,
    tooth,
    surface,
    fee: usualFee(office.world, code),
    units,
    providerId: byHygienist ? secondaryProviderId : primaryProviderId,
    appointmentId: 0,
    day,
    planned,
    completed: undefined,
    priority,
    created: at,
    edited: at,
  };
}
