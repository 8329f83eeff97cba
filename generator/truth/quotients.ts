import type { SharedKpiName } from "./kpis.ts";
import type { ProviderFigures } from "./provider-figures.ts";

type NumberOf = (figure: keyof ProviderFigures) => number;

/** Numerator and denominator of each rate: always of its own grain, never of other rates. */
export const quotients: Partial<
  Record<SharedKpiName, (number: NumberOf) => readonly [numerator: number, denominator: number]>
> = {
  net_collection_rate: (number) => [number("collections"), number("net_production")],
  broken_appointment_rate: (number) => [number("appointments_broken"), appointmentsDue(number)],
  gross_collection_rate: (number) => [number("collections"), number("gross_production")],
  write_off_rate: (number) => [number("insurance_writeoffs"), number("gross_production")],
  production_per_visit: (number) => [number("gross_production"), 100 * number("patient_visits")],
  chair_utilisation: (number) => [number("kept_minutes"), number("scheduled_minutes")],
  production_per_hour: (number) => [60 * number("gross_production"), 100 * number("scheduled_minutes")],
  no_show_rate: (number) => [number("appointments_missed"), appointmentsDue(number)],
  cancellation_rate: (number) => [number("appointments_cancelled"), appointmentsDue(number)],
  same_day_share: (number) => [number("same_day_production"), number("gross_production")],
  perio_share: (number) => [
    number("perio_procedures"),
    number("perio_procedures") + number("prophy_procedures"),
  ],
  hygiene_reappointment_rate: (number) => [number("hygiene_visits_reappointed"), number("hygiene_visits")],
  claim_turnaround: (number) => [number("claim_days"), number("claims_received")],
  claim_denial_rate: (number) => [number("claims_denied"), number("claims_received")],
  line_denial_rate: (number) => [number("claim_lines_denied"), number("claim_lines_received")],
  case_acceptance_dollars: (number) => [number("treatment_accepted"), number("treatment_presented")],
  case_acceptance_patients: (number) => [number("patients_accepted"), number("patients_presented")],
};

const appointmentsDue = (number: NumberOf): number =>
  number("appointments_kept") + number("appointments_broken");
