import type { ExerciseSheet, Ground } from "./exercise.ts";
import { trueFigure, trueFiguresByProvider, wrongFigure } from "./truth-figures.ts";

/** Of the latest full month in which units and prepayments tell right answers from wrong ones. */
export const theProblem: ExerciseSheet = {
  "net-production": {
    unit: "dollars",
    expected: (ground) => practiceFigure(ground, "practice_net_production"),
    mistakes: [
      {
        answer: (ground) => practiceFigure(ground, "practice_gross_production"),
        hint: "That is gross production: nothing has been taken off yet.",
      },
      {
        answer: (ground) => practiceVariant(ground, "net_production_without_adjustments"),
        hint: "Adjustments are missing.",
      },
      {
        answer: (ground) => practiceVariant(ground, "net_production_without_write_offs"),
        hint: "Write-offs are missing.",
      },
      {
        answer: (ground) => netOf(ground, "gross_production_without_units"),
        hint: "Some rows stand for more than one procedure.",
      },
      {
        answer: (ground) => netOf(ground, "gross_production_with_planned_work"),
        hint: "Planned work is in it: it has a fee, but it has not been done.",
      },
      {
        answer: (ground) => netOf(ground, "gross_production_with_existing_work"),
        hint: "Work that was charted as existing is in it: somebody else did it.",
      },
      {
        answer: (ground) => netWithWriteOffs(ground, "insurance_writeoffs_by_service_date"),
        hint: "Write-offs count on the day on which the insurer's answer is posted, not on that of the treatment.",
      },
      {
        answer: (ground) => netWithWriteOffs(ground, "insurance_writeoffs_estimated"),
        hint: "Those write-offs are estimates: look for what was written off in the end.",
      },
    ],
  },
  "collections-by-provider": {
    unit: "dollars",
    expected: (ground) => byProvider(ground, "collections"),
    mistakes: [
      {
        answer: (ground) => byProvider(ground, "insurance_collections"),
        hint: "Insurers have paid that. What have patients paid?",
      },
      {
        answer: (ground) => byProvider(ground, "patient_collections"),
        hint: "Patients have paid that. What have insurers paid?",
      },
      {
        answer: withPrepayments,
        hint: "Prepayments are in it when they were taken: they become income when they are used.",
      },
      {
        answer: insuranceByService,
        hint: "Insurers' money counts on the day on which it is posted, not on that of the treatment.",
      },
    ],
  },
  "repeated-fees": {
    unit: "dollars",
    expected: (ground) => repeatedFees(ground, "greatest(count(ClaimProcNum), 1) - 1"),
    mistakes: [
      {
        answer: (ground) => repeatedFees(ground, "greatest(count(ClaimProcNum), 1)"),
        hint: "That is the whole inflated sum; asked for is what the join adds to the right one.",
      },
      {
        answer: (ground) => repeatedFees(ground, "count(ClaimProcNum) - 1"),
        hint: "A procedure without a claim line falls out of that join: keep it with a left join.",
      },
      {
        answer: (ground) => repeatedFees(ground, "count(ClaimProcNum)"),
        hint: "That is the whole sum, and procedures without a claim line have fallen out of it: keep them with a left join.",
      },
    ],
  },
};

async function monthOf({ warehouse }: Ground): Promise<string> {
  const [row] = await warehouse.rows(`
    select strftime(month_start, '%Y-%m-%d') as month
    from marts.mart_practice_monthly_kpis
    where not is_partial_month
    order by
      month_start in (
        select month_start from marts.fact_procedure where is_completed and charge_amount <> procedure_fee
      ) desc,
      unearned_income > 0 desc,
      month_start desc
    limit 1
  `);
  return String(row?.["month"]);
}

async function practiceFigure(ground: Ground, kpi: string): Promise<number> {
  return trueFigure(ground, { kpi, month: await monthOf(ground) });
}

async function practiceVariant(ground: Ground, variant: string): Promise<number> {
  return wrongFigure(ground, { variant, month: await monthOf(ground) });
}

/** Net production from a mistaken gross production. */
async function netOf(ground: Ground, grossVariant: string): Promise<number> {
  const reductions =
    (await practiceFigure(ground, "practice_net_production")) -
    (await practiceFigure(ground, "practice_gross_production"));
  return (await practiceVariant(ground, grossVariant)) + reductions;
}

/** Net production with mistaken write-offs. */
async function netWithWriteOffs(ground: Ground, variant: string): Promise<number> {
  const withoutAny = await practiceVariant(ground, "net_production_without_write_offs");
  return withoutAny - (await practiceVariant(ground, variant));
}

type ByAbbreviation = Readonly<Record<string, number>>;

async function byProvider(ground: Ground, kpi: string): Promise<ByAbbreviation> {
  return named(ground, trueFiguresByProvider(ground, { kpi, month: await monthOf(ground) }));
}

async function named(ground: Ground, figures: ReadonlyMap<number, number>): Promise<ByAbbreviation> {
  const providers = await (await ground.practice()).rows("select ProvNum, Abbr from provider");
  return Object.fromEntries(
    providers.flatMap((row): [string, number][] => {
      const figure = figures.get(Number(row["ProvNum"]));
      return figure === undefined ? [] : [[String(row["Abbr"]), figure]];
    }),
  );
}

async function withPrepayments(ground: Ground): Promise<ByAbbreviation> {
  const month = await monthOf(ground);
  return received(
    ground,
    `select ProvNum, SplitAmt from paysplit where date_trunc('month', DatePay) = date '${month}'
     union all
     select ProvNum, InsPayAmt from claimproc
     where Status in (1, 4, 5, 7) and date_trunc('month', DateCP) = date '${month}'`,
  );
}

async function insuranceByService(ground: Ground): Promise<ByAbbreviation> {
  const month = await monthOf(ground);
  return received(
    ground,
    `select ProvNum, SplitAmt from paysplit
     where UnearnedType = 0 and date_trunc('month', DatePay) = date '${month}'
     union all
     select ProvNum, InsPayAmt from claimproc
     where Status in (1, 4, 5, 7) and date_trunc('month', ProcDate) = date '${month}'`,
  );
}

/** @param money a query for provider and amount */
async function received(ground: Ground, money: string): Promise<ByAbbreviation> {
  const rows = await (await ground.practice()).rows(`
    select ProvNum, sum(round(amount, 2)::numeric(12, 2)) as amount
    from (${money}) as money (ProvNum, amount)
    group by ProvNum
    having sum(round(amount, 2)::numeric(12, 2)) <> 0
  `);
  return named(ground, new Map(rows.map((row) => [Number(row["ProvNum"]), Number(row["amount"])])));
}

/** @param times how often the fee of a procedure counts, by its lines in claimproc */
async function repeatedFees(ground: Ground, times: string): Promise<number> {
  const month = await monthOf(ground);
  const [row] = await (await ground.practice()).rows(`
    with work as (
      select
        any_value(round(ProcFee * (greatest(UnitQty, 1) + BaseUnits), 2)::numeric(12, 2)) as charge,
        ${times} as times
      from procedurelog as p
      left join claimproc as lines on p.ProcNum = lines.ProcNum
      where p.ProcStatus = 2 and date_trunc('month', p.ProcDate) = date '${month}'
      group by p.ProcNum
    )

    select sum(charge * times)::numeric(12, 2) as dollars from work
  `);
  return Number(row?.["dollars"]);
}
