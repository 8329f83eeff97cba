import type { ExerciseSheet, Ground } from "./exercise.ts";
import { trueFigure, wrongFigure } from "./truth-figures.ts";

/** Of the latest full April. */
export const money: ExerciseSheet = {
  "over-90": {
    unit: "dollars",
    expected: (ground) => aprilFigure(ground, "practice_ar_over_90"),
    mistakes: [
      {
        answer: (ground) => aprilVariant(ground, "ar_over_90_by_patient"),
        hint: "Each patient is aged alone there: the credits of one member of a family pay the charges of another.",
      },
      {
        answer: (ground) => oldCharges(ground, "old_charges"),
        hint: "Those are all charges of that age, paid or not: credits are missing.",
      },
      {
        answer: (ground) => oldCharges(ground, "greatest(old_charges - old_credits, 0)"),
        hint: "Only the credits of that age have been taken off; later ones pay the oldest charges too.",
      },
      {
        answer: (ground) => oldCharges(ground, "old_charges - credits"),
        hint: "A family whose credits pay more than its old charges owes nothing of that age, and not less than nothing.",
      },
      {
        answer: (ground) => oldCharges(ground, "greatest(old_charges - credits_to_today, 0)"),
        hint: "Credits of the time after the month's end are in it.",
      },
    ],
  },
  "days-in-ar": {
    unit: "days",
    expected: (ground) => aprilFigure(ground, "practice_days_in_ar"),
    mistakes: [
      {
        answer: (ground) => aprilVariant(ground, "days_in_ar_of_one_month"),
        hint: "Only one month's production is in the denominator: take the two months before it too.",
      },
      {
        answer: (ground) => aprilVariant(ground, "days_in_ar_on_net_production"),
        hint: "That divides by net production.",
      },
      {
        answer: async (ground) => {
          const days = await aprilFigure(ground, "practice_days_in_ar");
          const [total, owed] = [
            await aprilFigure(ground, "practice_ar_total"),
            await aprilVariant(ground, "ar_total_without_credits"),
          ];
          return (days * owed) / total;
        },
        hint: "Families in credit are left out: they belong to total receivables.",
      },
      {
        answer: async (ground) => {
          const days = await aprilFigure(ground, "practice_days_in_ar");
          return (days * 90) / (await daysOfThreeMonths(ground));
        },
        hint: "That takes every month for thirty days: divide by the days that the three months really have.",
      },
      {
        answer: async (ground) => {
          const days = await aprilFigure(ground, "practice_days_in_ar");
          return (days * 30) / (await daysOfThreeMonths(ground));
        },
        hint: "That takes three months' production as if it were one month's.",
      },
    ],
  },
  "claim-turnaround": {
    unit: "days",
    expected: (ground) => aprilFigure(ground, "practice_claim_turnaround"),
    mistakes: [
      {
        answer: (ground) => aprilVariant(ground, "claim_turnaround_from_service"),
        hint: "That counts from the treatment. When was the claim sent?",
      },
      {
        answer: (ground) => aprilVariant(ground, "claim_turnaround_by_sending"),
        hint: "Those are the claims that were sent in the month; asked for are the ones that were received in it.",
      },
      {
        answer: (ground) => aprilFigure(ground, "practice_claim_turnaround_median"),
        hint: "That is the median; the average is asked for.",
      },
      {
        answer: withPreauthorisations,
        hint: "Preauthorisations are in it: nobody is paid on them.",
      },
    ],
  },
};

async function april({ warehouse }: Ground): Promise<string> {
  const [row] = await warehouse.rows(`
    select strftime(max(month_start), '%Y-%m-%d') as month
    from marts.mart_practice_monthly_kpis
    where not is_partial_month and extract(month from month_start) = 4
  `);
  return String(row?.["month"]);
}

async function aprilFigure(ground: Ground, kpi: string): Promise<number> {
  return trueFigure(ground, { kpi, month: await april(ground) });
}

async function aprilVariant(ground: Ground, variant: string): Promise<number> {
  return wrongFigure(ground, { variant, month: await april(ground) });
}

/** @param owed what a family owes, from its charges and credits */
async function oldCharges(ground: Ground, owed: string): Promise<number> {
  const month = await april(ground);
  const [row] = await ground.warehouse.rows(`
    with aged as (
      select *, last_day(date '${month}') - entry_date as days_old
      from intermediate.int_ledger_entries
    ),

    families as (
      select
        coalesce(sum(amount) filter (where is_charge and days_old > 90), 0) as old_charges,
        coalesce(-sum(amount) filter (where not is_charge and days_old > 90), 0) as old_credits,
        coalesce(-sum(amount) filter (where not is_charge and days_old >= 0), 0) as credits,
        coalesce(-sum(amount) filter (where not is_charge), 0) as credits_to_today
      from aged
      group by guarantor_id
    )

    select sum(${owed})::numeric(12, 2) as dollars from families
  `);
  return Number(row?.["dollars"]);
}

async function daysOfThreeMonths(ground: Ground): Promise<number> {
  const month = await april(ground);
  const [row] = await ground.warehouse.rows(
    `select last_day(date '${month}') + 1 - (date '${month}' - interval 2 months)::date as days`,
  );
  return Number(row?.["days"]);
}

async function withPreauthorisations(ground: Ground): Promise<number> {
  const month = await april(ground);
  const [row] = await (await ground.practice()).rows(`
    select avg(DateReceived - DateSent) as days
    from claim
    where date_trunc('month', DateReceived) = date '${month}'
  `);
  return Number(row?.["days"]);
}
