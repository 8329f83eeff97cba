import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatMonth } from "../../foundation/calendar.ts";
import { answerKey } from "../../generator/truth/answer-key.ts";
import { kpiDefinitions } from "../../generator/truth/kpis.ts";
import { writeAnswerKey } from "../../generator/truth/write-answer-key.ts";
import { smallPractice } from "./scenario.ts";

const key = answerKey(smallPractice());

/** The values of January, February and March. */
function valuesOf(kpi: string, providerId?: number): string[] {
  const answers = key.answers.filter((answer) => answer.kpi === kpi && answer.providerId === providerId);
  return answers.map((answer) => answer.value);
}

describe("the answer key of a small practice, added up by hand", () => {
  test("it covers every month, provider and KPI once", () => {
    const shared = kpiDefinitions.filter((kpi) => kpi.grain === "provider_month").length;
    const practice = kpiDefinitions.length - shared;
    expect(key.answers).toHaveLength(3 * (2 * shared + practice));
    expect(new Set(key.answers.map((a) => `${a.kpi} ${a.month} ${a.providerId}`)).size).toBe(
      key.answers.length,
    );
    expect([...new Set(key.answers.map((a) => formatMonth(a.month)))]).toEqual([
      "2024-01",
      "2024-02",
      "2024-03",
    ]);
  });

  test.each([
    ["gross_production", ["60.00", "0.00", "600.00"], ["100.00", "0.00", "0.00"]],
    ["procedures_completed", ["1", "0", "1"], ["1", "0", "0"]],
    ["adjustments", ["0.00", "0.00", "0.00"], ["0.00", "-5.00", "0.00"]],
    ["insurance_writeoffs", ["0.00", "0.00", "0.00"], ["0.00", "20.00", "0.00"]],
    ["net_production", ["60.00", "0.00", "600.00"], ["100.00", "-25.00", "0.00"]],
    ["patient_collections", ["20.00", "0.00", "50.00"], ["0.00", "0.00", "0.00"]],
    ["insurance_collections", ["0.00", "30.00", "0.00"], ["0.00", "70.00", "5.00"]],
    ["collections", ["20.00", "30.00", "50.00"], ["0.00", "70.00", "5.00"]],
    ["net_collection_rate", ["0.3333", "", "0.0833"], ["0.0000", "-2.8000", ""]],
    ["new_patients", ["1", "0", "0"], ["0", "0", "1"]],
    ["appointments_kept", ["0", "0", "1"], ["1", "0", "0"]],
    ["appointments_broken", ["0", "1", "0"], ["0", "0", "0"]],
    ["appointments_missed", ["0", "1", "0"], ["0", "0", "0"]],
    ["appointments_cancelled", ["0", "0", "0"], ["0", "0", "0"]],
    ["broken_appointment_rate", ["", "1.0000", "0.0000"], ["0.0000", "", ""]],
    ["claims_sent", ["2", "0", "0"], ["0", "0", "0"]],
    ["claims_outstanding", ["2", "0", "0"], ["0", "0", "0"]],
    ["claims_outstanding_amount", ["200.00", "0.00", "0.00"], ["0.00", "0.00", "0.00"]],
    ["receivable_balance", ["40.00", "-40.00", "560.00"], ["100.00", "5.00", "0.00"]],
    ["gross_collection_rate", ["0.3333", "", "0.0833"], ["0.0000", "", ""]],
    ["discounts", ["0.00", "0.00", "0.00"], ["0.00", "-5.00", "0.00"]],
    ["bad_debt", ["0.00", "0.00", "0.00"], ["0.00", "0.00", "0.00"]],
    ["collections_card", ["20.00", "0.00", "0.00"], ["0.00", "0.00", "0.00"]],
    ["collections_transfers", ["0.00", "0.00", "50.00"], ["0.00", "0.00", "0.00"]],
    ["insurance_collections_check", ["0.00", "0.00", "0.00"], ["0.00", "70.00", "0.00"]],
    ["insurance_collections_electronic", ["0.00", "30.00", "0.00"], ["0.00", "0.00", "5.00"]],
    ["patient_visits", ["1", "0", "1"], ["1", "0", "0"]],
    ["production_per_visit", ["60.0000", "", "600.0000"], ["100.0000", "", ""]],
    ["scheduled_minutes", ["240", "0", "180"], ["120", "0", "0"]],
    ["kept_minutes", ["0", "0", "90"], ["60", "0", "0"]],
    ["chair_utilisation", ["0.0000", "", "0.5000"], ["0.5000", "", ""]],
    ["production_per_hour", ["15.0000", "", "200.0000"], ["50.0000", "", ""]],
    ["no_show_rate", ["", "1.0000", "0.0000"], ["0.0000", "", ""]],
    ["cancellation_rate", ["", "0.0000", "0.0000"], ["0.0000", "", ""]],
    ["same_day_production", ["60.00", "0.00", "0.00"], ["100.00", "0.00", "0.00"]],
    ["perio_procedures", ["0", "0", "0"], ["0", "0", "0"]],
    ["prophy_procedures", ["0", "0", "0"], ["1", "0", "0"]],
    ["perio_share", ["", "", ""], ["0.0000", "", ""]],
    ["hygiene_visits", ["0", "0", "0"], ["1", "0", "0"]],
    ["hygiene_reappointment_rate", ["", "", ""], ["1.0000", "", ""]],
    ["claims_received", ["0", "2", "0"], ["0", "0", "0"]],
    ["claim_turnaround", ["", "22.5000", ""], ["", "", ""]],
    ["claims_denied", ["0", "1", "0"], ["0", "0", "0"]],
    ["claim_denial_rate", ["", "0.5000", ""], ["", "", ""]],
    ["line_denial_rate", ["", "0.3333", ""], ["", "", ""]],
    ["treatment_presented", ["150.00", "0.00", "680.00"], ["0.00", "0.00", "0.00"]],
    ["treatment_accepted", ["0.00", "0.00", "680.00"], ["0.00", "0.00", "0.00"]],
    ["treatment_unscheduled", ["150.00", "0.00", "0.00"], ["0.00", "0.00", "0.00"]],
    ["case_acceptance_patients", ["0.0000", "", "1.0000"], ["", "", ""]],
  ])("%s by provider", (kpi, dentist, hygienist) => {
    expect(valuesOf(kpi, 1)).toEqual(dentist);
    expect(valuesOf(kpi, 2)).toEqual(hygienist);
  });

  test.each([
    ["practice_gross_production", ["160.00", "0.00", "600.00"]],
    ["practice_net_collection_rate", ["0.1250", "-4.0000", "0.0917"]],
    ["practice_broken_appointment_rate", ["0.0000", "1.0000", "0.0000"]],
    ["practice_unearned_income", ["0.00", "50.00", "-50.00"]],
    ["practice_receivable_balance", ["140.00", "-35.00", "560.00"]],
    ["practice_ar_total", ["140.00", "-35.00", "560.00"]],
    ["practice_ar_0_30", ["140.00", "0.00", "560.00"]],
    ["practice_ar_31_60", ["0.00", "0.00", "0.00"]],
    ["practice_ar_61_90", ["0.00", "0.00", "0.00"]],
    ["practice_ar_over_90", ["0.00", "0.00", "0.00"]],
    ["practice_ar_credit_balances", ["0.00", "-35.00", "0.00"]],
    ["practice_insurance_estimate", ["200.00", "0.00", "0.00"]],
    ["practice_active_patients", ["1", "1", "2"]],
    ["practice_active_patients_36_months", ["1", "1", "2"]],
    // Both providers saw the same patient on the same day.
    ["practice_patient_visits", ["1", "0", "1"]],
    ["practice_production_per_hour", ["26.6667", "", "200.0000"]],
    ["practice_ar_over_90_share", ["0.0000", "", "0.0000"]],
    // 140 × 31 / 160, -35 × 60 / 160, 560 × 80 / 760.
    ["practice_days_in_ar", ["27.1250", "-13.1250", "58.9474"]],
    ["practice_claim_turnaround_median", ["", "22.5000", ""]],
    ["practice_hygiene_production", ["100.00", "0.00", "0.00"]],
    ["practice_hygiene_share", ["0.6250", "", "0.0000"]],
    ["practice_retention_rate", ["", "", ""]],
    ["practice_recall_returned_rate", ["", "", ""]],
    ["practice_recall_up_to_date_rate", ["1.0000", "1.0000", "0.5000"]],
    ["practice_recall_preappointed_rate", ["1.0000", "1.0000", "0.5000"]],
    ["practice_new_patients_from_patients", ["1", "0", "0"]],
    ["practice_new_patients_without_source", ["0", "0", "1"]],
    ["practice_first_year_production_from_patients", ["160.00", "0.00", "0.00"]],
    ["practice_first_year_production_without_source", ["0.00", "0.00", "600.00"]],
  ])("%s", (kpi, values) => {
    expect(valuesOf(kpi)).toEqual(values);
  });
});

describe("variants, added up by hand", () => {
  test.each([
    ["patient_collections_with_unearned_income", ["20.00", "50.00", "0.00"]],
    ["procedures_completed_with_broken_codes", ["2", "1", "1"]],
    ["patient_visits_with_broken_codes", ["1", "1", "1"]],
    ["insurance_collections_by_service_date", ["105.00", "0.00", "0.00"]],
    ["insurance_collections_by_claim_receipt", ["0.00", "105.00", "0.00"]],
    ["net_production_without_write_offs", ["160.00", "-5.00", "600.00"]],
    ["ar_total_without_credits", ["140.00", "0.00", "560.00"]],
    ["gross_production_without_units", ["160.00", "0.00", "300.00"]],
    ["claims_sent_primary_only", ["1", "0", "0"]],
    ["claims_sent_with_preauthorisations", ["3", "0", "0"]],
    ["claims_outstanding_with_preauthorisations", ["3", "0", "0"]],
    ["claims_outstanding_amount_with_preauthorisations", ["1100.00", "0.00", "0.00"]],
    ["claim_turnaround_from_service", ["", "28.0000", ""]],
    ["new_patients_by_entry", ["2", "0", "0"]],
    ["case_acceptance_dollars_completed", ["0.0000", "", "0.8824"]],
    ["recall_seen_in_year_rate_twice", ["0.0000", "0.0000", "0.0000"]],
  ])("%s", (variant, values) => {
    const answers = key.variantAnswers.filter((answer) => answer.variant === variant);
    expect(answers.map(({ value }) => value)).toEqual(values);
  });
});

describe("the files of an answer key", () => {
  test("they hold the definitions and one line for each answer, and nothing half-written stays", async () => {
    const directory = await mkdtemp(join(tmpdir(), "bitewing-truth-"));
    try {
      await writeAnswerKey(key, directory);
      const head: unknown = JSON.parse(await readFile(join(directory, "answer_key.json"), "utf8"));
      const lines = (await readFile(join(directory, "answers.csv"), "utf8")).trimEnd().split("\n");
      expect(head).toMatchObject({ format_version: 2, seed: 7, as_of: "2024-03-20", patients: 2, years: 1 });
      expect(lines[0]).toBe("kpi,month,provider_id,value");
      expect(lines).toHaveLength(key.answers.length + 1);
      expect(lines).toContain("net_collection_rate,2024-02-01,1,");
      expect(lines).toContain("practice_ar_total,2024-02-01,,-35.00");
      const variants = (await readFile(join(directory, "variants.csv"), "utf8")).trimEnd().split("\n");
      expect(variants[0]).toBe("variant,month,value");
      expect(variants).toHaveLength(key.variantAnswers.length + 1);
      expect(variants).toContain("ar_total_without_credits,2024-02-01,0.00");
      expect((await readdir(directory)).sort()).toEqual(["answer_key.json", "answers.csv", "variants.csv"]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
