import { type Manifest, readManifest } from "../manifest.ts";
import type { ExerciseSheet, Ground } from "./exercise.ts";
import { trueFigure } from "./truth-figures.ts";

export const layers: ExerciseSheet = {
  "cell-from-raw": {
    unit: "dollars",
    expected: async (ground) =>
      trueFigure(ground, { kpi: "patient_collections", ...(await cellWithPrepayments(ground)) }),
    mistakes: [
      {
        answer: (ground) => splitsOfCell(ground, "true"),
        hint: "Prepayments are in it: unearned_type_id says which splits they are.",
      },
      {
        answer: (ground) => splitsOfCell(ground, "unearned_type_id is not null"),
        hint: "Those are the prepayments alone.",
      },
      {
        answer: (ground) => splitsOfCell(ground, "unearned_type_id is null and split_amount > 0"),
        hint: "Splits below zero are missing: refunds and corrections count too.",
      },
      {
        answer: async (ground) => {
          const { month } = await cellWithPrepayments(ground);
          return trueFigure(ground, { kpi: "practice_patient_collections", month });
        },
        hint: "That is the whole practice: the cell is one provider's.",
      },
    ],
  },
  "adjustments-by-category": {
    unit: "dollars",
    expected: async (ground) => {
      const months = await lastTwelveMonths(ground);
      const sum = (kpi: string): number =>
        months.reduce((total, month) => total + trueFigure(ground, { kpi, month }), 0);
      return {
        discount: sum("practice_discounts"),
        "bad debt": sum("practice_bad_debt"),
        fee: sum("practice_account_fees"),
      };
    },
    mistakes: [
      {
        answer: (ground) => byCategory(ground, "abs(adjustment_amount)"),
        hint: "Keep the signs: what was given up is below zero, what was charged above.",
      },
      {
        answer: (ground) => byCategory(ground, "-adjustment_amount"),
        hint: "The amounts are right, their signs are not.",
      },
      {
        answer: (ground) => byCategory(ground, "least(adjustment_amount, 0)"),
        hint: "Amounts above zero are missing: bad debts are recovered too, and accounts are charged.",
      },
    ],
  },
  "facts-of-claim-lines": {
    unit: "name",
    expected: () => starRestingOn("claimproc", (steps) => steps > 0),
    mistakes: [
      {
        answer: () =>
          starRestingOn("claimproc", (steps) => steps > 0).filter((name) => name.startsWith("fact_")),
        hint: "Dimensions can rest on it too.",
      },
      {
        answer: () => starRestingOn("claimproc", (steps) => steps > 0 && steps <= 4),
        hint: "Follow the graph to its end: a model may be many steps away.",
      },
    ],
  },
};

interface Cell {
  /** First day of the month, `2026-03-01`. */
  readonly month: string;
  readonly provider: number;
}

/** The latest full month and provider with prepayments taken or used, the lowest number first. */
async function cellWithPrepayments({ warehouse }: Ground): Promise<Cell> {
  const [row] = await warehouse.rows(`
    select strftime(cell.month_start, '%Y-%m-%d') as month, provider_id as provider
    from marts.mart_provider_monthly_kpis as cell
    inner join marts.mart_practice_monthly_kpis as practice on cell.month_start = practice.month_start
    where cell.unearned_income <> 0 and not practice.is_partial_month
    order by cell.month_start desc, provider_id
    limit 1
  `);
  return { month: String(row?.["month"]), provider: Number(row?.["provider"]) };
}

async function splitsOfCell(ground: Ground, condition: string): Promise<number> {
  const { month, provider } = await cellWithPrepayments(ground);
  const [row] = await ground.warehouse.rows(`
    select coalesce(sum(split_amount), 0)::numeric(12, 2) as dollars
    from staging.stg_opendental__paysplit
    where provider_id = ${provider} and date_trunc('month', payment_date) = date '${month}' and (${condition})
  `);
  return Number(row?.["dollars"]);
}

async function lastTwelveMonths({ warehouse }: Ground): Promise<readonly string[]> {
  const rows = await warehouse.rows(`
    select strftime(month_start, '%Y-%m-%d') as month
    from marts.mart_practice_monthly_kpis
    where not is_partial_month
    order by month_start desc
    limit 12
  `);
  return rows.map((row) => String(row["month"]));
}

async function byCategory(ground: Ground, amount: string): Promise<Readonly<Record<string, number>>> {
  const months = await lastTwelveMonths(ground);
  const [sums] = await ground.warehouse.rows(`
    select
      coalesce(sum(${amount}) filter (adjustment_category = 'discount'), 0)::numeric(12, 2) as discount,
      coalesce(sum(${amount}) filter (adjustment_category = 'bad debt'), 0)::numeric(12, 2) as bad_debt,
      coalesce(sum(${amount}) filter (adjustment_category = 'fee'), 0)::numeric(12, 2) as fee
    from marts.fact_adjustment
    where month_start in (${months.map((month) => `date '${month}'`).join(", ")})
  `);
  return {
    discount: Number(sums?.["discount"]),
    "bad debt": Number(sums?.["bad_debt"]),
    fee: Number(sums?.["fee"]),
  };
}

/** Dimensions and facts above a source table, found by climbing down from each of them. */
function starRestingOn(table: string, isWanted: (steps: number) => boolean): readonly string[] {
  const manifest = readManifest();
  const source = `source.bitewing.opendental.${table}`;
  return Object.entries(manifest.nodes)
    .filter(([id, { fqn }]) => id.startsWith("model.") && (fqn[2] === "facts" || fqn[2] === "dimensions"))
    .filter(([id]) => isWanted(stepsTo(source, id, manifest)))
    .map(([, { name }]) => name);
}

/** The fewest steps from a model to a source; 0 where it does not rest on it. */
function stepsTo(source: string, model: string, { parent_map: parents }: Manifest): number {
  let reached: readonly string[] = [model];
  const seen = new Set<string>();
  for (let steps = 1; reached.length > 0; steps += 1) {
    reached = [...new Set(reached.flatMap((id) => parents[id] ?? []))].filter((id) => !seen.has(id));
    if (reached.includes(source)) return steps;
    for (const id of reached) seen.add(id);
  }
  return 0;
}
