import { weekdayOf } from "../../../foundation/calendar.ts";
import type { Aging, PaymentMethod } from "../../world/money.ts";
import type { Employee } from "../../world/practice.ts";
import { exactly, meanOf, Ratio, shareOf } from "../estimate.ts";
import type { Measure, Observation } from "../target.ts";
import type { MonthOfMoney, PracticeView } from "./practice-view.ts";

type Sum = (month: MonthOfMoney) => number;

/** One sum of the last year out of another, by month. */
function monthly(view: PracticeView, part: Sum, of: Sum): Observation | undefined {
  const ratio = new Ratio();
  let month = 0;
  for (const sums of view.money.values()) ratio.add(month++, part(sums), of(sums));
  return ratio.observe(100);
}

const collections: Sum = ({ insurance, patients }) => insurance + patients;
const netProduction: Sum = ({ gross, writeOffs, adjustments }) => gross - writeOffs + adjustments;

export const grossCollectionRate: Measure = (view) => monthly(view, collections, ({ gross }) => gross);
export const netCollectionRate: Measure = (view) => monthly(view, collections, netProduction);
export const badDebtShare: Measure = (view) => monthly(view, ({ badDebt }) => badDebt, netProduction);
export const refundShare: Measure = (view) => monthly(view, ({ refunds }) => refunds, collections);
export const insuranceShareOfCollections: Measure = (view) =>
  monthly(view, ({ insurance }) => insurance, collections);

/** What families with a debt owe. Credits of other families are not set against it. */
export function owed({ balance, current, from31To60, from61To90, over90 }: Aging): number {
  return balance <= 0 ? 0 : current + from31To60 + from61To90 + over90;
}

/** Receivables in percent of an average month's gross production. */
export const receivablesInMonths: Measure = (view) => receivables(view, 100 * 12);
export const receivablesRatio: Measure = (view) => receivables(view, 12);
export const receivablesInDays: Measure = (view) => receivables(view, 365);

function receivables(view: PracticeView, scale: number): Observation | undefined {
  const gross = [...view.money.values()].reduce((sum, month) => sum + month.gross, 0);
  const total = receivable(view);
  if (gross === 0 || total === undefined) return undefined;
  const factor = scale / gross;
  return { ...total, value: total.value * factor, standardError: total.standardError * factor };
}

/** In cents; families owe independently of each other, so the error of the sum follows from their spread. */
function receivable(view: PracticeView): Observation | undefined {
  const mean = meanOf(
    view.aging,
    ([head]) => head,
    ([, aging]) => owed(aging),
  );
  if (mean === undefined) return undefined;
  const families = view.aging.size;
  return { value: mean.value * families, sampleSize: families, standardError: mean.standardError * families };
}

type Bucket = "current" | "from31To60" | "from61To90" | "over90";

export const bucketShare =
  (bucket: Bucket): Measure =>
  (view) => {
    const ratio = new Ratio();
    for (const [head, aging] of view.aging)
      if (aging.balance > 0) ratio.add(head, aging[bucket], owed(aging));
    return ratio.observe(100);
  };

export const over90Dollars: Measure = (view) => {
  const mean = meanOf(
    view.aging,
    ([head]) => head,
    ([, { over90 }]) => over90 / 100,
  );
  if (mean === undefined) return undefined;
  const families = view.aging.size;
  return { value: mean.value * families, sampleSize: families, standardError: mean.standardError * families };
};

/** Dollars older than 30 days that no insurer is expected to pay, by family that has any. */
export function pastDueBalances(view: PracticeView): readonly number[] {
  return [...view.aging.values()].flatMap(
    ({ balance, from31To60, from61To90, over90, insuranceEstimate }) => {
      const due = Math.min(from31To60 + from61To90 + over90, balance - insuranceEstimate);
      return due > 0 ? [due / 100] : [];
    },
  );
}

export const pastDueBalance: Measure = (view) =>
  meanOf(
    pastDueBalances(view).entries(),
    ([index]) => index,
    ([, dollars]) => dollars,
  );

/** Patients' dollars by method, refunds apart. */
export const methodShare =
  (method: PaymentMethod): Measure =>
  (view) => {
    const ratio = new Ratio();
    for (const payment of view.world.payments.values()) {
      if (payment.amount <= 0 || payment.method === "income transfer") continue;
      ratio.add(
        view.family(payment.patientId),
        payment.method === method ? payment.amount : 0,
        payment.amount,
      );
    }
    return ratio.observe(100);
  };

export const familiesOnPlans: Measure = (view) => {
  const heads = new Set(view.active.map(({ guarantorId }) => guarantorId));
  return shareOf(
    heads,
    (id) => id,
    (id) => view.world.paymentPlans.plansOf(id).length > 0,
  );
};

/** People on the payroll today by full-time dentist; a set figure. */
export const staffPerDentist =
  (role?: Employee["role"]): Measure =>
  (view) => {
    const { employees, providers } = view.world.practice;
    const isHere = ({ hired, left }: { hired: number; left: number | undefined }): boolean =>
      hired <= view.asOf && (left === undefined || left > view.asOf);
    const dentists = providers.filter((provider) => provider.kind === "dentist" && isHere(provider)).length;
    const hygienists = providers.filter(
      (provider) => provider.kind === "hygienist" && isHere(provider),
    ).length;
    const others = employees.filter((one) => one.role !== "hygienist" && isHere(one));
    const counted =
      role === undefined
        ? others.length + hygienists
        : role === "hygienist"
          ? hygienists
          : others.filter((one) => one.role === role).length;
    return dentists === 0 ? undefined : exactly(counted / dentists, counted);
  };

/** Weeks of the last year in which a dentist was on the schedule, and hours in such a week. */
export const dentistWeeks: Measure = (view) => {
  const weeks = [...view.workedDays("dentist")].map(([id, days]) => ({ id, weeks: weeksOf(days).size }));
  return meanOf(
    weeks,
    ({ id }) => id,
    (one) => one.weeks,
  );
};

export const dentistHours: Measure = (view) => {
  const weeks = [...view.workedDays("dentist").values()].reduce((sum, days) => sum + weeksOf(days).size, 0);
  return weeks === 0 ? undefined : exactly(view.scheduledMinutes("dentist") / 60 / weeks, weeks);
};

const weeksOf = (days: Iterable<number>): ReadonlySet<number> =>
  new Set([...days].map((day) => day - weekdayOf(day)));
