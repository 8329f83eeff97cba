import { rm } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { dayOfMoment, formatDay } from "../../foundation/calendar.ts";
import { writeWhole } from "../../foundation/write-whole.ts";
import type { PatientLabel } from "./labels.ts";

/** Writes `labels.csv` into a truth folder: one line a patient. */
export async function writeLabels(labels: readonly PatientLabel[], directory: string): Promise<void> {
  await writeWhole(join(directory, "labels.csv"), labelsCsv(labels));
}

/** Takes an earlier practice's labels out of a truth folder. */
export async function removeLabels(directory: string): Promise<void> {
  await rm(join(directory, "labels.csv"), { force: true });
}

function labelsCsv(labels: readonly PatientLabel[]): string {
  return stringify(
    labels.map((label) => ({
      patient_id: label.patientId,
      is_active: String(label.isActive),
      habit: label.habit,
      payer: label.payer,
      next_appointment_id: label.nextAppointment?.id,
      next_appointment_date: label.nextAppointment && formatDay(dayOfMoment(label.nextAppointment.start)),
      next_appointment_outcome: label.nextOutcome,
      will_miss: label.nextOutcome && String(label.nextOutcome === "missed"),
      miss_probability: label.missProbability?.toFixed(4),
      visits_next_year: label.visitsNextYear,
      will_lapse: String(label.willLapse),
      status_in_a_year: label.statusInAYear,
      departure_date: label.departure && formatDay(label.departure.day),
      departure_reason: label.departure?.why,
    })),
    { header: true },
  );
}
