import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment, TreatmentPlan } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { userOfProvider } from "../office/staff-on-duty.ts";
import { chartOf } from "./chart.ts";

/** Keeps the patient's one active plan: all diagnosed work that is still to be done, and what no visit holds any more. */
export function saveActivePlan(office: Office, at: Moment, patientId: number, providerId: number): void {
  const plans = office.world
    .treatmentPlansOf(patientId)
    .map((id) => existing(office.world.treatmentPlans, id, "plan"));
  const before = plans.find(({ status }) => status === "active");
  const plan: TreatmentPlan = {
    id: before?.id ?? office.newId("treatment plan"),
    patientId,
    status: "active",
    heading: "Active treatment plan",
    day: before?.day ?? dayOfMoment(at),
    procedureIds: chartOf(office.world, patientId)
      .filter(
        ({ status, priority, appointmentId }) =>
          status === "planned" && (priority !== "none" || appointmentId === 0),
      )
      .map(({ id }) => id),
    userId: before?.userId ?? userOfProvider(office, providerId),
    // What is attached to the plan changes, and not the plan itself.
    edited: before?.edited ?? at,
  };
  office.record({ kind: "treatment plan saved", at, plan });
}

/** A larger plan is kept as it was presented. */
export function savePresentedPlan(
  office: Office,
  at: Moment,
  { patientId, providerId }: Appointment,
  procedureIds: readonly number[],
): void {
  if (procedureIds.length < 3) return;
  const plan: TreatmentPlan = {
    id: office.newId("treatment plan"),
    patientId,
    status: "saved",
    heading: "Treatment plan as presented",
    day: dayOfMoment(at),
    procedureIds,
    userId: userOfProvider(office, providerId),
    edited: at,
  };
  office.record({ kind: "treatment plan saved", at, plan });
}
