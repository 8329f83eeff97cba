import { formatDate } from "../format.ts";
import type { ExerciseSheet, Ground } from "./exercise.ts";

/** Of the last twelve complete months. */
export const thePractice: ExerciseSheet = {
  "case-acceptance": {
    unit: "share",
    expected: (ground) => ratio(ground, "practice_treatment_accepted", "practice_treatment_presented"),
    mistakes: [
      {
        answer: async (ground) => {
          const rates = await monthsOf(ground, "practice_case_acceptance_dollars");
          return sum(rates) / rates.length;
        },
        hint: "That is the mean of the months' rates: a month with little treatment weighs as much there as a full one.",
      },
      {
        answer: (ground) => ratio(ground, "practice_patients_accepted", "practice_patients_presented"),
        hint: "Patients are counted there: asked for is the share of the dollars.",
      },
      {
        answer: (ground) => ratio(ground, "practice_treatment_unscheduled", "practice_treatment_presented"),
        hint: "That is the treatment that still waits.",
      },
      {
        answer: async (ground) =>
          1 - (await ratio(ground, "practice_treatment_unscheduled", "practice_treatment_presented")),
        hint: "Not everything else was accepted: some of the treatment was taken off the plans.",
      },
      {
        answer: (ground) => ratio(ground, "practice_treatment_accepted", "practice_gross_production"),
        hint: "That divides by gross production, which includes all that was never planned.",
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

/** The answer key's figures by KPI and month, and within those by provider; 0 for the practice. */
type Figures = ReadonlyMap<string, ReadonlyMap<number, number>>;

const read = new WeakMap<Ground, Figures>();

/** Thousands of figures, read once for all that is asked of them. */
function figuresOf(ground: Ground): Figures {
  const known = read.get(ground);
  if (known !== undefined) return known;
  const figures = new Map<string, Map<number, number>>();
  for (const { kpi, month, provider_id, value } of ground.truth("answers").objects() as readonly TruthRow[]) {
    const key = `${kpi} ${formatDate(month)}`;
    const own = figures.get(key) ?? new Map<number, number>();
    figures.set(key, own.set(provider_id ?? 0, value ?? 0));
  }
  read.set(ground, figures);
  return figures;
}

interface TruthRow {
  readonly kpi: string;
  readonly month: Date;
  readonly provider_id: number | null;
  readonly value: number | null;
}

async function monthsOf(ground: Ground, kpi: string): Promise<readonly number[]> {
  return (await yearOf(ground)).map((month) => figuresOf(ground).get(`${kpi} ${month}`)?.get(0) ?? 0);
}

async function ofYear(ground: Ground, kpi: string): Promise<number> {
  return sum(await monthsOf(ground, kpi));
}

async function ratio(ground: Ground, of: string, over: string): Promise<number> {
  return (await ofYear(ground, of)) / (await ofYear(ground, over));
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
  const worked = await byProvider(ground, "production_per_hour");
  return abbreviated(
    ground,
    [...worked].map(([provider, rates]) => [provider, sum(rates) / rates.length] as const),
  );
}

async function yearByProvider(ground: Ground, kpi: string): Promise<ReadonlyMap<number, number>> {
  return new Map([...(await byProvider(ground, kpi))].map(([provider, figures]) => [provider, sum(figures)]));
}

/** Each provider's figures of the year's months, months with nothing left out. */
async function byProvider(ground: Ground, kpi: string): Promise<ReadonlyMap<number, readonly number[]>> {
  const all = new Map<number, number[]>();
  for (const month of await yearOf(ground))
    for (const [provider, figure] of figuresOf(ground).get(`${kpi} ${month}`) ?? [])
      if (figure !== 0) all.set(provider, [...(all.get(provider) ?? []), figure]);
  return all;
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
    figuresOf(ground).get(`practice_active_patients ${month}`)?.get(0) ?? 0;
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
