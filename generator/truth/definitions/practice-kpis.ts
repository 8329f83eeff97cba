import type { KpiText } from "./kpi-text.ts";

/** Each is answered for the whole practice by month. */
export const practiceKpis = [
  [
    "practice_unearned_income",
    "dollars",
    "Splits of unearned income dated in the month: prepayments taken minus those used or given back.",
  ],
  ["practice_ar_total", "dollars", "Sum of the families' balances at the month's end."],
  [
    "practice_ar_0_30",
    "dollars",
    "What families owe for charges up to 30 days old at the month's end, credits having paid the oldest charges first.",
  ],
  ["practice_ar_31_60", "dollars", "The same for charges 31 to 60 days old."],
  ["practice_ar_61_90", "dollars", "The same for charges 61 to 90 days old."],
  ["practice_ar_over_90", "dollars", "The same for charges more than 90 days old."],
  ["practice_ar_credit_balances", "dollars", "Sum of the families' balances below zero; negative."],
  [
    "practice_insurance_estimate",
    "dollars",
    "Estimated payments and write-offs of claim lines sent by the month's end and not posted by then.",
  ],
  [
    "practice_active_patients",
    "count",
    "Patients with a completed procedure, other than D9986 and D9987, after the same day eighteen months before the month's end.",
  ],
  ["practice_active_patients_24_months", "count", "The same within twenty-four months."],
  ["practice_active_patients_36_months", "count", "The same within thirty-six months."],
  [
    "practice_ar_over_90_share",
    "ratio",
    "Receivables more than 90 days old divided by the receivables of all four ages, credit balances not taken off.",
  ],
  [
    "practice_days_in_ar",
    "ratio",
    "Total receivables divided by the gross production a calendar day of this month and the two before, up to the month's end.",
  ],
  [
    "practice_claim_turnaround_median",
    "ratio",
    "Median of the days from the sending to the receipt of the claims received in the month.",
  ],
  ["practice_hygiene_production", "dollars", "Gross production of the hygienists."],
  ["practice_hygiene_share", "ratio", "Hygiene production divided by gross production."],
  [
    "practice_patients_to_retain",
    "count",
    "Patients treated in the twelve months that ended twelve months before the month's end.",
  ],
  [
    "practice_patients_retained",
    "count",
    "Those of them treated again in the twelve months up to the month's end.",
  ],
  ["practice_retention_rate", "ratio", "Retained patients divided by patients to retain."],
  ["practice_attrition_rate", "ratio", "One minus the retention rate, from the same numbers."],
  [
    "practice_recall_returned_rate",
    "ratio",
    "Of the cleanings (D1110, D1120, D4910; one a patient and day) of the month seven months before, the share followed by the patient's next within seven months.",
  ],
  [
    "practice_recall_up_to_date_rate",
    "ratio",
    "Of the active patients (eighteen months), the share with a cleaning within the seven months before the month's end.",
  ],
  [
    "practice_recall_preappointed_rate",
    "ratio",
    "Of the active patients (eighteen months), the share with a hygiene appointment made by the month's end, later than it as it last stood, and not broken for good by then.",
  ],
  [
    "practice_recall_seen_in_year_rate",
    "ratio",
    "Of the active patients (eighteen months), the share with a cleaning within the twelve months before the month's end.",
  ],
  [
    "practice_new_patients_from_patients",
    "count",
    "New patients whose first referral source is another patient.",
  ],
  ["practice_new_patients_from_doctors", "count", "New patients whose first referral source is a doctor."],
  [
    "practice_new_patients_from_other_sources",
    "count",
    "New patients whose first referral source is neither patient nor doctor, as a search engine.",
  ],
  ["practice_new_patients_without_source", "count", "New patients without a referral source."],
  [
    "practice_first_year_production_from_patients",
    "dollars",
    "Gross production, up to the end, of the first twelve months of the new patients referred by patients.",
  ],
  [
    "practice_first_year_production_from_doctors",
    "dollars",
    "The same of the new patients referred by doctors.",
  ],
  [
    "practice_first_year_production_from_other_sources",
    "dollars",
    "The same of the new patients from other sources.",
  ],
  [
    "practice_first_year_production_without_source",
    "dollars",
    "The same of the new patients without a referral source.",
  ],
] as const satisfies readonly KpiText[];
