import type { ExerciseSheet, Ground } from "./exercise.ts";
import type { Answer } from "./mark.ts";

const lastMonth =
  "(select max(month_start) from marts.mart_practice_monthly_kpis where not is_partial_month)";

/** The insurance payments of all months. */
const payments = `select "InsPayAmt" as amount from raw.claimproc where "Status" in (1, 4, 5, 7)`;

const paymentsOfMonth = `${payments} and date_trunc('month', "DateCP") = ${lastMonth}`;

async function inWarehouse({ warehouse }: Ground, expression: string): Promise<Answer> {
  const [row] = await warehouse.rows(`select (${expression})::double as answer`);
  return Number(row?.["answer"]);
}

/** What the answer key has for the practice's collections in the last complete month, in dollars. */
async function trueCollections({ warehouse, truth }: Ground): Promise<number> {
  const [row] = await warehouse.rows(`select ${lastMonth} as month`);
  const month = row?.["month"];
  const answers = truth("answers").objects() as { kpi: string; month: Date; value: number }[];
  const found = answers.find(
    ({ kpi, month: at }) =>
      kpi === "practice_collections" && month instanceof Date && at.getTime() === month.getTime(),
  );
  return Number(found?.value);
}

async function withLargest(ground: Ground, times: number, among = paymentsOfMonth): Promise<number> {
  const largest = await inWarehouse(ground, `select round(max(amount), 2) from (${among})`);
  return (await trueCollections(ground)) + times * Number(largest);
}

const received = `select count(*) from raw.claimproc where "Status" = 1 and "ProcNum" <> 0 and "InsPayAmt" > 0`;

/** Gross production of the last complete month, with the procedures that are only planned. */
const withPlannedWork = `
    select sum(round("ProcFee" * (greatest("UnitQty", 1) + "BaseUnits"), 2))
    from raw.procedurelog
    where "ProcStatus" in (1, 2) and date_trunc('month', "ProcDate") = ${lastMonth}`;

async function grossProductionReported(ground: Ground): Promise<number> {
  return Number(await inWarehouse(ground, withPlannedWork));
}

/** Questions on what a defect does to a KPI, what a test lets pass, and whose definition a figure follows. */
export const quality: ExerciseSheet = {
  "collections-after-a-slip": {
    unit: "dollars",
    expected: (ground) => withLargest(ground, 99),
    mistakes: [
      {
        answer: (ground) => withLargest(ground, 0),
        hint: "Those are the true collections, before the slip.",
      },
      {
        answer: (ground) => withLargest(ground, 100),
        hint: "The right amount is in the collections already; the slip puts the wrong one in its place.",
      },
      {
        answer: (ground) => withLargest(ground, 99, payments),
        hint: "That is the largest payment of all time. The largest of the month is asked for, by DateCP.",
      },
    ],
  },
  "payments-that-could-be-too-high": {
    unit: "count",
    expected: (ground) =>
      inWarehouse(
        ground,
        `select count(*) from staging.stg_opendental__claimproc
        where
            claim_procedure_status_code = 1
            and procedure_id is not null
            and insurance_payment > 0
            and 11 * insurance_payment + 10 * write_off <= 10 * fee_billed`,
      ),
    mistakes: [
      {
        answer: (ground) => inWarehouse(ground, `${received} and 1.1 * "InsPayAmt" <= "FeeBilled"`),
        hint: "The test adds the write-off to the payment.",
      },
      {
        answer: (ground) =>
          inWarehouse(ground, `${received} and 1.1 * ("InsPayAmt" + "WriteOff") <= "FeeBilled"`),
        hint: "Only the payment is typed too high; the write-off stays.",
      },
      {
        answer: (ground) =>
          inWarehouse(ground, `${received} and 1.1 * "InsPayAmt" + "WriteOff" > "FeeBilled"`),
        hint: "Those are the payments that the test would catch.",
      },
      {
        answer: (ground) =>
          inWarehouse(
            ground,
            `select count(*) from raw.claimproc
            where "Status" = 1 and "ProcNum" <> 0 and 1.1 * "InsPayAmt" + "WriteOff" <= "FeeBilled"`,
          ),
        hint: "Lines that were paid nothing are in it.",
      },
      { answer: (ground) => inWarehouse(ground, received), hint: "Those are all payments." },
    ],
  },
  "whose-mistake": {
    unit: "name",
    given: (ground) => grossProductionReported(ground),
    expected: () => "gross_production_with_planned_work",
    mistakes: [
      {
        answer: () => "gross_production_with_existing_work",
        hint: "Counting existing work gives another figure in this month. Compare month by month.",
      },
      {
        answer: () => "gross_production_without_units",
        hint: "Leaving out the units gives too little; this figure is too high.",
      },
    ],
  },
};
