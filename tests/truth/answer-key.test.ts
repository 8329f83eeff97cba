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
    ["claims_sent", ["1", "0", "0"], ["0", "0", "0"]],
    ["claims_outstanding", ["1", "0", "0"], ["0", "0", "0"]],
    ["claims_outstanding_amount", ["160.00", "0.00", "0.00"], ["0.00", "0.00", "0.00"]],
    ["receivable_balance", ["40.00", "-40.00", "560.00"], ["100.00", "5.00", "0.00"]],
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
  ])("%s", (kpi, values) => {
    expect(valuesOf(kpi)).toEqual(values);
  });
});

describe("the files of an answer key", () => {
  test("they hold the definitions and one line for each answer, and nothing half-written stays", async () => {
    const directory = await mkdtemp(join(tmpdir(), "bitewing-truth-"));
    try {
      await writeAnswerKey(key, directory);
      const head: unknown = JSON.parse(await readFile(join(directory, "answer_key.json"), "utf8"));
      const lines = (await readFile(join(directory, "answers.csv"), "utf8")).trimEnd().split("\n");
      expect(head).toMatchObject({ format_version: 1, seed: 7, as_of: "2024-03-20", patients: 2, years: 1 });
      expect(lines[0]).toBe("kpi,month,provider_id,value");
      expect(lines).toHaveLength(key.answers.length + 1);
      expect(lines).toContain("net_collection_rate,2024-02-01,1,");
      expect(lines).toContain("practice_ar_total,2024-02-01,,-35.00");
      expect((await readdir(directory)).sort()).toEqual(["answer_key.json", "answers.csv"]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
