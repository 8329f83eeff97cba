import type { FillCount, FillGrid } from "./fill-grid.ts";
import { isTreatment, perioCodes, prophyCodes } from "./procedure-groups.ts";
import type { KnownProcedure, PracticeRecord } from "./record.ts";

/** The full fee of a procedure. */
export const chargeOf = ({ fee, units }: Pick<KnownProcedure, "fee" | "units">): number => fee * units;

/** Whether a procedure stands on a visit to come. */
export function isScheduled({ bookedOn, appointments }: PracticeRecord, procedure: KnownProcedure): boolean {
  if (procedure.status !== "planned") return false;
  return appointments.get(bookedOn.get(procedure.id) ?? 0)?.status === "scheduled";
}

/** Whether presented treatment was done or is booked, as things stand at the end. */
export const isAccepted = (record: PracticeRecord, procedure: KnownProcedure): boolean =>
  procedure.status === "complete" || isScheduled(record, procedure);

/** What was done, presented and accepted. */
export function treatmentFigures(record: PracticeRecord, grid: FillGrid, count: FillCount) {
  return { ...careFigures(record, grid, count), ...presentationFigures(record, grid, count) };
}

function careFigures({ completed }: PracticeRecord, grid: FillGrid, count: FillCount) {
  const codes = (group: ReadonlySet<string>) =>
    grid((add) => {
      for (const p of completed.values()) if (group.has(p.code)) add(p.providerId, p.day, 1);
    });
  return {
    patient_visits: count((add) => {
      for (const p of completed.values()) {
        if (isTreatment(p)) add(p.providerId, p.day, visitKey(p));
      }
    }),
    same_day_production: grid((add) => {
      for (const p of completed.values()) if (p.entered === p.day) add(p.providerId, p.day, chargeOf(p));
    }),
    perio_procedures: codes(perioCodes),
    prophy_procedures: codes(prophyCodes),
  };
}

/** Tells a patient's days apart. Days stay far below the factor. */
export const visitKey = ({ patientId, day }: { readonly patientId: number; readonly day: number }): number =>
  patientId * 10_000_000 + day;

function presentationFigures(record: PracticeRecord, grid: FillGrid, count: FillCount) {
  const presented = [...record.procedures.values()].flatMap((procedure) =>
    procedure.planned === undefined ? [] : [{ procedure, planned: procedure.planned }],
  );
  const dollars = (counts: (procedure: KnownProcedure) => boolean) =>
    grid((add) => {
      for (const { procedure, planned } of presented) {
        if (counts(procedure)) add(procedure.providerId, planned, chargeOf(procedure));
      }
    });
  const patients = (counts: (procedure: KnownProcedure) => boolean) =>
    count((add) => {
      for (const { procedure, planned } of presented) {
        if (counts(procedure)) add(procedure.providerId, planned, procedure.patientId);
      }
    });
  const accepted = (procedure: KnownProcedure) => isAccepted(record, procedure);
  return {
    treatment_presented: dollars(() => true),
    treatment_accepted: dollars(accepted),
    treatment_unscheduled: dollars((p) => p.status === "planned" && !isScheduled(record, p)),
    patients_presented: patients(() => true),
    patients_accepted: patients(accepted),
  };
}
