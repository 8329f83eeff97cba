import type { KpiDefinition } from "../kpis.ts";

/** Another definition that is in use: its name, the practice's KPI it is mistaken for, and what it does instead. */
type VariantText = readonly [name: string, of: KpiDefinition["name"], definition: string];

/** Other definitions of the practice's KPIs. They have the KPI's unit and are answered for the practice by month. */
export const variants = [
  [
    "gross_production_without_units",
    "practice_gross_production",
    "Adds up the fees of one unit, as if everything were done once.",
  ],
  [
    "gross_production_with_planned_work",
    "practice_gross_production",
    "Counts planned procedures too, by the day they were planned for.",
  ],
  [
    "gross_production_with_existing_work",
    "practice_gross_production",
    "Counts work that was charted as existing, done elsewhere, by the day it was charted for.",
  ],
  ["net_production_without_adjustments", "practice_net_production", "Leaves adjustments out."],
  ["net_production_without_write_offs", "practice_net_production", "Leaves insurance write-offs out."],
  [
    "insurance_writeoffs_by_service_date",
    "practice_insurance_writeoffs",
    "By the day of the procedure instead of the day of posting.",
  ],
  [
    "insurance_writeoffs_estimated",
    "practice_insurance_writeoffs",
    "The estimates of all claim lines by the day of the procedure, whatever was written off in the end.",
  ],
  [
    "insurance_collections_by_service_date",
    "practice_insurance_collections",
    "By the day of the procedure instead of the day of posting.",
  ],
  [
    "insurance_collections_by_claim_receipt",
    "practice_insurance_collections",
    "By the day the claim came back, so that later supplemental payments change past months.",
  ],
  [
    "patient_collections_with_unearned_income",
    "practice_patient_collections",
    "Counts prepayments when they are taken.",
  ],
  [
    "patient_collections_without_refunds",
    "practice_patient_collections",
    "Leaves out the splits that are refunds.",
  ],
  [
    "net_collection_rate_on_gross",
    "practice_net_collection_rate",
    "Divides by gross production: the gross collection rate.",
  ],
  ["adjustments_discounts_only", "practice_adjustments", "Counts only the adjustments below zero."],
  [
    "ar_total_without_credits",
    "practice_ar_total",
    "Adds up what is owed and leaves the families in credit out.",
  ],
  [
    "ar_over_90_by_patient",
    "practice_ar_over_90",
    "Ages every patient alone, so that one member's credit does not pay another's charge.",
  ],
  [
    "ar_over_90_share_net_of_credits",
    "practice_ar_over_90_share",
    "Divides by total receivables, from which credit balances are taken off.",
  ],
  [
    "days_in_ar_of_one_month",
    "practice_days_in_ar",
    "Divides by the gross production a day of this month alone.",
  ],
  [
    "days_in_ar_on_net_production",
    "practice_days_in_ar",
    "Divides by net production a day of the three months.",
  ],
  [
    "procedures_completed_with_broken_codes",
    "practice_procedures_completed",
    "Counts D9986 and D9987, which record broken appointments.",
  ],
  [
    "patient_visits_with_broken_codes",
    "practice_patient_visits",
    "Counts days on which only D9986 or D9987 was charted.",
  ],
  [
    "appointments_missed_by_code",
    "practice_appointments_missed",
    "Counts the charted codes D9986 by their day.",
  ],
  [
    "no_show_rate_without_cancellations",
    "practice_no_show_rate",
    "Missed divided by kept and missed; cancelled appointments do not count.",
  ],
  [
    "broken_appointment_rate_missed_only",
    "practice_broken_appointment_rate",
    "Missed divided by kept and broken: the no-show rate.",
  ],
  [
    "chair_utilisation_booked",
    "practice_chair_utilisation",
    "Counts the minutes of broken appointments as used.",
  ],
  [
    "production_per_visit_with_broken_codes",
    "practice_production_per_visit",
    "Divides by the days on which anything was charted as completed, D9986 and D9987 too.",
  ],
  [
    "production_per_hour_worked",
    "practice_production_per_hour",
    "Divides by the hours of kept appointments.",
  ],
  [
    "same_day_share_of_planned_work",
    "practice_same_day_share",
    "Counts only work put on a treatment plan and done on the same day.",
  ],
  [
    "hygiene_share_by_code",
    "practice_hygiene_share",
    "Counts preventive codes (D1) and the perio procedures, by whomever they were done.",
  ],
  ["perio_share_of_adults", "practice_perio_share", "Leaves children's cleanings (D1120) out."],
  [
    "hygiene_reappointment_rate_any_time",
    "practice_hygiene_reappointment_rate",
    "Counts a later hygiene appointment whenever it was made.",
  ],
  [
    "hygiene_reappointment_rate_any_kind",
    "practice_hygiene_reappointment_rate",
    "Counts a later appointment of any kind.",
  ],
  ["claims_sent_primary_only", "practice_claims_sent", "Leaves secondary claims out."],
  ["claims_sent_with_preauthorisations", "practice_claims_sent", "Counts preauthorisations as claims."],
  [
    "claims_outstanding_with_preauthorisations",
    "practice_claims_outstanding",
    "Counts preauthorisations that wait for an answer as outstanding claims.",
  ],
  [
    "claims_outstanding_amount_with_preauthorisations",
    "practice_claims_outstanding_amount",
    "Counts what is asked on preauthorisations that wait for an answer.",
  ],
  [
    "claim_turnaround_from_service",
    "practice_claim_turnaround",
    "Counts from the day of service instead of the day of sending.",
  ],
  [
    "claim_turnaround_by_sending",
    "practice_claim_turnaround",
    "Averages the answered claims by the month in which they were sent: the slow ones of the last months are missing.",
  ],
  [
    "claim_denial_rate_any_line",
    "practice_claim_denial_rate",
    "Counts a claim as denied when any of its lines was.",
  ],
  [
    "line_denial_rate_unpaid",
    "practice_line_denial_rate",
    "Counts every line that was paid nothing, deductibles and written-off lines too.",
  ],
  [
    "case_acceptance_dollars_completed",
    "practice_case_acceptance_dollars",
    "Counts completed treatment only: the completion rate.",
  ],
  [
    "case_acceptance_dollars_in_90_days",
    "practice_case_acceptance_dollars",
    "Counts treatment completed within ninety days of being presented.",
  ],
  [
    "case_acceptance_dollars_without_deleted",
    "practice_case_acceptance_dollars",
    "Leaves treatment out that was deleted after it was presented.",
  ],
  [
    "case_acceptance_patients_in_full",
    "practice_case_acceptance_patients",
    "Counts only patients who accepted everything presented in the month.",
  ],
  [
    "treatment_unscheduled_with_scheduled",
    "practice_treatment_unscheduled",
    "Counts all treatment still planned, on an appointment or not.",
  ],
  [
    "new_patients_by_entry",
    "practice_new_patients",
    "By the day the patient was entered, seen since or not.",
  ],
  [
    "active_patients_with_broken_codes",
    "practice_active_patients",
    "Counts patients of whom only D9986 or D9987 was charted.",
  ],
  [
    "active_patients_without_inactive",
    "practice_active_patients",
    "Leaves out patients who as of the end are no longer in status patient.",
  ],
  [
    "active_patients_by_status",
    "practice_active_patients",
    "Everybody entered by the month's end who as of the end is in status patient, seen or not.",
  ],
  [
    "retention_rate_in_18_months",
    "practice_retention_rate",
    "Patients treated within eighteen months, of those treated within thirty-six.",
  ],
  [
    "recall_up_to_date_rate_six_months",
    "practice_recall_up_to_date_rate",
    "Asks for a cleaning within six months.",
  ],
  [
    "recall_seen_in_year_rate_twice",
    "practice_recall_seen_in_year_rate",
    "Asks for two cleanings within the twelve months.",
  ],
  [
    "recall_preappointed_rate_any_kind",
    "practice_recall_preappointed_rate",
    "Counts an appointment to come of any kind.",
  ],
  [
    "production_from_patients_to_date",
    "practice_first_year_production_from_patients",
    "Counts all production up to the end instead of the first twelve months.",
  ],
] as const satisfies readonly VariantText[];

export type VariantName = (typeof variants)[number][0];
