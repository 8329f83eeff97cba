import { answeredClaims } from "./claim-answer-figures.ts";
import type { PracticeKpiName } from "./kpis.ts";
import { daysOfMonths, type Month, monthIndex } from "./months.ts";
import { patientPanel } from "./patient-panel.ts";
import { type FamilyStanding, insuranceEstimates } from "./practice-figures.ts";
import type { ProviderFigures } from "./provider-figures.ts";
import type { PracticeRecord } from "./record.ts";
import { referralFigures } from "./referral-figures.ts";
import { type Quotients, quotientsOf, type Series, sumByMonth } from "./series.ts";
import { chargeOf } from "./treatment-figures.ts";

/** The KPIs that only the whole practice has, by month: cents, counts, or what to divide. */
export type PracticeFigures = Readonly<Record<PracticeKpiName, Series>>;

/** Answers what is known of families, patients and claims together. */
export function practiceFigures(
  record: PracticeRecord,
  figures: ProviderFigures,
  months: readonly Month[],
  hygienists: ReadonlySet<number>,
  families: readonly (readonly FamilyStanding[])[],
): PracticeFigures {
  const sum = (amountOf: (standing: FamilyStanding) => number): number[] =>
    families.map((standings) => standings.reduce((total, standing) => total + amountOf(standing), 0));
  const balances = {
    practice_unearned_income: months.map((_, month) => figures.unearned_income.total(month)),
    practice_ar_total: sum((standing) => standing.balance),
    practice_ar_0_30: sum((standing) => standing.upTo30),
    practice_ar_31_60: sum((standing) => standing.upTo60),
    practice_ar_61_90: sum((standing) => standing.upTo90),
    practice_ar_over_90: sum((standing) => standing.over90),
    practice_ar_credit_balances: sum((standing) => Math.min(0, standing.balance)),
    practice_insurance_estimate: insuranceEstimates(record, months),
  };
  return {
    ...balances,
    practice_ar_over_90_share: {
      over: balances.practice_ar_over_90.map((over90, month) => [over90, owedAt(balances, month)] as const),
    },
    practice_days_in_ar: daysInAr(balances.practice_ar_total, figures, months, record.hasImportedHistory),
    ...patientPanel(record, months),
    ...hygieneShare(record, hygienists, figures, months),
    practice_claim_turnaround_median: turnaroundMedian(record, months),
    ...newPatientSources(record, months),
  };
}

/** What is owed in all, families in credit aside. */
function owedAt(
  buckets: Readonly<Record<`practice_ar_${"0_30" | "31_60" | "61_90" | "over_90"}`, readonly number[]>>,
  month: number,
): number {
  return (
    (buckets.practice_ar_0_30[month] ?? 0) +
    (buckets.practice_ar_31_60[month] ?? 0) +
    (buckets.practice_ar_61_90[month] ?? 0) +
    (buckets.practice_ar_over_90[month] ?? 0)
  );
}

function daysInAr(
  total: readonly number[],
  figures: ProviderFigures,
  months: readonly Month[],
  hasHistory: boolean,
): Quotients {
  return {
    over: months.map((_, month) => {
      const from = Math.max(0, month - 2);
      const days = daysOfMonths(months, { month, count: 3, hasHistory });
      let production = 0;
      for (let past = from; past <= month; past += 1) production += figures.gross_production.total(past);
      return [(total[month] ?? 0) * days, production] as const;
    }),
  };
}

function hygieneShare(
  { completed }: PracticeRecord,
  hygienists: ReadonlySet<number>,
  figures: ProviderFigures,
  months: readonly Month[],
) {
  const production = sumByMonth(months, completed.values(), (p) =>
    hygienists.has(p.providerId) ? [p.day, chargeOf(p)] : undefined,
  );
  const gross = months.map((_, month) => figures.gross_production.total(month));
  return {
    practice_hygiene_production: production,
    practice_hygiene_share: quotientsOf(production, gross),
  };
}

function turnaroundMedian(record: PracticeRecord, months: readonly Month[]): Quotients {
  const days = months.map((): number[] => []);
  for (const { sent, received } of answeredClaims(record)) {
    days[monthIndex(months, received)]?.push(received - sent);
  }
  return {
    over: days.map((list) => {
      list.sort((a, b) => a - b);
      const upper = list[Math.floor(list.length / 2)] ?? 0;
      const lower = list[Math.floor((list.length - 1) / 2)] ?? 0;
      return [lower + upper, list.length === 0 ? 0 : 2] as const;
    }),
  };
}

/** The months that a new patient's production counts for. */
const firstYear = 12;

function newPatientSources(record: PracticeRecord, months: readonly Month[]) {
  const { patients, production } = referralFigures(record, months, firstYear);
  return {
    practice_new_patients_from_patients: patients.from_patients,
    practice_new_patients_from_doctors: patients.from_doctors,
    practice_new_patients_from_other_sources: patients.from_other_sources,
    practice_new_patients_without_source: patients.without_source,
    practice_first_year_production_from_patients: production.from_patients,
    practice_first_year_production_from_doctors: production.from_doctors,
    practice_first_year_production_from_other_sources: production.from_other_sources,
    practice_first_year_production_without_source: production.without_source,
  };
}
