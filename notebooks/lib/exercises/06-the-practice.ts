import type { ExerciseSheet, Ground } from "./exercise.ts";
import { trueFigure, trueFiguresByProvider } from "./truth-figures.ts";

/** Of the last twelve complete months. */
export const thePractice: ExerciseSheet = {
  "broken-rate": {
    unit: "share",
    expected: (ground) => ratio(ground, ["broken"], ["kept", "broken"]),
    mistakes: [
      {
        answer: async (ground) => {
          const rates = (await yearOf(ground)).map((month) =>
            trueFigure(ground, { kpi: "practice_broken_appointment_rate", month }),
          );
          return sum(rates) / rates.length;
        },
        hint: "That is the mean of the months' rates: a month with few appointments weighs as much there as a full one.",
      },
      {
        answer: (ground) => ratio(ground, ["missed"], ["kept", "broken"]),
        hint: "Only missed appointments are counted: cancelled ones are broken too.",
      },
      {
        answer: (ground) => ratio(ground, ["broken"], ["kept"]),
        hint: "The broken ones belong to the denominator too.",
      },
      {
        answer: (ground) => ratio(ground, ["missed"], ["kept", "missed"]),
        hint: "Cancelled appointments are left out: they are broken too.",
      },
    ],
  },
  "production-per-hour": {
    unit: "dollars",
    expected: (ground) => perHour(ground, { of: "gross_production", over: "scheduled_minutes" }),
    mistakes: [
      {
        answer: meanOfMonths,
        hint: "That is the mean of the months' figures: divide the year's production by the year's hours.",
      },
      {
        answer: (ground) => perHour(ground, { of: "net_production", over: "scheduled_minutes" }),
        hint: "That is net production.",
      },
      {
        answer: (ground) => perHour(ground, { of: "collections", over: "scheduled_minutes" }),
        hint: "Those are collections: production is the value of the work done.",
      },
      {
        answer: (ground) => perHour(ground, { of: "gross_production", over: "kept_minutes" }),
        hint: "That divides by the hours of kept appointments: the schedule is open longer.",
      },
    ],
  },
  "patients-lapsed": {
    unit: "count",
    expected: (ground) => lapsed(ground),
    mistakes: [
      {
        answer: async (ground) => -(await changeOfActive(ground)),
        hint: "That is how much the active patients became fewer: those gained in the meantime hide some who lapsed.",
      },
      {
        answer: (ground) => changeOfActive(ground),
        hint: "That is the growth: those who lapsed are already taken off the gained ones there.",
      },
      {
        answer: (ground) => countPatients(ground, "not is_active and first_visit_date is not null"),
        hint: "That is everybody who has ever lapsed: asked for are those of the twelve months.",
      },
      {
        answer: (ground) => countPatients(ground, "patient_status = 'inactive'"),
        hint: "OpenDental's status is set by hand and says nothing about the last visit.",
      },
    ],
  },
};

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** First days of the last twelve complete months, and before them, with `before`, one more. */
async function yearOf({ warehouse }: Ground, { before = 0 } = {}): Promise<readonly string[]> {
  const rows = await warehouse.rows(`
    select strftime(month_start, '%Y-%m-%d') as month
    from marts.mart_practice_monthly_kpis
    where not is_partial_month
    order by month_start desc
    limit ${12 + before}`);
  return rows.map(({ month }) => String(month)).toReversed();
}

async function ofYear(ground: Ground, kpi: string): Promise<number> {
  return sum((await yearOf(ground)).map((month) => trueFigure(ground, { kpi, month })));
}

type Outcome = "kept" | "broken" | "missed";

async function ratio(ground: Ground, of: readonly Outcome[], over: readonly Outcome[]): Promise<number> {
  const figures = async (outcomes: readonly Outcome[]): Promise<number> =>
    sum(await Promise.all(outcomes.map((outcome) => ofYear(ground, `practice_appointments_${outcome}`))));
  return (await figures(of)) / (await figures(over));
}

type ByProvider = Readonly<Record<string, number>>;

async function perHour(
  ground: Ground,
  { of, over }: { readonly of: string; readonly over: string },
): Promise<ByProvider> {
  const [dollars, minutes] = [await yearByProvider(ground, of), await yearByProvider(ground, over)];
  const rates = [...minutes].map(
    ([provider, all]) => [provider, (dollars.get(provider) ?? 0) / (all / 60)] as const,
  );
  return abbreviated(ground, rates);
}

async function meanOfMonths(ground: Ground): Promise<ByProvider> {
  const months = await yearOf(ground);
  const worked = new Map<number, number[]>();
  for (const month of months)
    for (const [provider, rate] of trueFiguresByProvider(ground, { kpi: "production_per_hour", month }))
      worked.set(provider, [...(worked.get(provider) ?? []), rate]);
  return abbreviated(
    ground,
    [...worked].map(([provider, rates]) => [provider, sum(rates) / rates.length] as const),
  );
}

async function yearByProvider(ground: Ground, kpi: string): Promise<ReadonlyMap<number, number>> {
  const totals = new Map<number, number>();
  for (const month of await yearOf(ground))
    for (const [provider, figure] of trueFiguresByProvider(ground, { kpi, month }))
      totals.set(provider, (totals.get(provider) ?? 0) + figure);
  return totals;
}

async function abbreviated(
  { warehouse }: Ground,
  figures: readonly (readonly [number, number])[],
): Promise<ByProvider> {
  const rows = await warehouse.rows("select provider_id, provider_abbreviation from marts.dim_provider");
  const names = new Map(
    rows.map((row) => [Number(row["provider_id"]), String(row["provider_abbreviation"])]),
  );
  return Object.fromEntries(
    figures.map(([provider, figure]) => [
      names.get(provider) ?? String(provider),
      Math.round(figure * 100) / 100,
    ]),
  );
}

async function changeOfActive(ground: Ground): Promise<number> {
  const months = await yearOf(ground, { before: 1 });
  const activeIn = (month: string | undefined): number =>
    trueFigure(ground, { kpi: "practice_active_patients", month: month ?? "" });
  return activeIn(months.at(-1)) - activeIn(months[0]);
}

/** Who came, less the growth; only who came back is not in the answer key. */
async function lapsed(ground: Ground): Promise<number> {
  const [first = ""] = await yearOf(ground);
  const [row] = await ground.warehouse.rows(`
    select sum(patients_reactivated) as reactivated
    from marts.mart_patient_retention
    where month_start >= date '${first}' and not is_partial_month`);
  const gained = (await ofYear(ground, "practice_new_patients")) + Number(row?.["reactivated"]);
  return gained - (await changeOfActive(ground));
}

async function countPatients({ warehouse }: Ground, condition: string): Promise<number> {
  const [row] = await warehouse.rows(`select count(*) as patients from marts.dim_patient where ${condition}`);
  return Number(row?.["patients"]);
}
