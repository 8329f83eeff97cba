import { describe, expect, test } from "vitest";
import { settingsOf } from "../../generator/generate-settings.ts";
import { simulate } from "../../generator/simulate.ts";
import { answerKey } from "../../generator/truth/answer-key.ts";
import { kpiDefinitions, sharedKpiNames } from "../../generator/truth/kpis.ts";

const practice = simulate(settingsOf({}));
const key = answerKey(practice);
const answers = new Map(
  key.answers.map(({ kpi, month, providerId, value }) => [`${kpi} ${month} ${providerId ?? ""}`, value]),
);
const months = [...new Set(key.answers.map(({ month }) => month))];

/** KPIs that two providers can share, so that the practice has fewer than its providers together. */
const counted = new Set(["patient_visits", "patients_presented", "patients_accepted"]);
const units = new Map(kpiDefinitions.map(({ name, unit }) => [name, unit]));

describe("the answer key of the first practice", () => {
  test.each(sharedKpiNames.filter((kpi) => units.get(kpi) !== "ratio" && !counted.has(kpi)))(
    "%s: the providers add up to the practice",
    (kpi) => {
      const providers = practice.world.practice.providers.map(({ id }) => id);
      const cents = (value: string | undefined) => Math.round(Number(value) * 100);
      for (const month of months) {
        const sum = providers.reduce((total, id) => total + cents(answers.get(`${kpi} ${month} ${id}`)), 0);
        expect(sum).toBe(cents(answers.get(`practice_${kpi} ${month} `)));
      }
    },
  );

  test.each(key.variants)("$name differs from $kpi in some month", ({ name, kpi }) => {
    const values = key.variantAnswers.filter(({ variant }) => variant === name);
    expect(values).toHaveLength(months.length);
    expect(values.some(({ month, value }) => value !== answers.get(`${kpi} ${month} `))).toBe(true);
  });

  test("insurers pay by check or by transfer and in no other way", () => {
    const cents = (kpi: string, month: number) => Math.round(Number(answers.get(`${kpi} ${month} `)) * 100);
    for (const month of months) {
      expect(
        cents("practice_insurance_collections_check", month) +
          cents("practice_insurance_collections_electronic", month),
      ).toBe(cents("practice_insurance_collections", month));
    }
  });

  test("every KPI says something: its values are not all the same", () => {
    const values = new Map(key.kpis.map(({ name }) => [name, new Set<string>()]));
    for (const { kpi, value } of key.answers) values.get(kpi)?.add(value);
    expect([...values].flatMap(([kpi, { size }]) => (size > 1 ? [] : [kpi]))).toEqual([]);
  });
});
