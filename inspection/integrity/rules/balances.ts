import { ruleGroup, type StatedRule } from "../rule.ts";
import { differ } from "../sql-terms.ts";

/** Whether the unearned type of a split hides it from balances: its definition has a value. */
const hiddenTypes = "select DefNum from definition where Category = 29 and coalesce(ItemValue, '') <> ''";

/**
 * All that moves a patient's balance: the charge, the day, and whether it is aged as a charge or belongs to the pool of
 * credits. Payment plans move principal from the patient's account to their guarantor's as it falls due (PayPlansVersion 2).
 */
const entries = `(
  select PatNum, ProcDate as Day, ProcFee * (UnitQty + BaseUnits) as Charge, 0 as Credit
    from procedurelog where ProcStatus = 2
  union all select PatNum, AdjDate, case when AdjAmt > 0 then AdjAmt else 0 end, case when AdjAmt < 0 then -AdjAmt else 0 end
    from adjustment
  union all select PatNum, DatePay, 0, SplitAmt
    from paysplit where UnearnedType not in (${hiddenTypes})
  union all select PatNum, DateCP, 0, InsPayAmt + WriteOff
    from claimproc where Status in (1, 4, 5, 7)
  union all select c.Guarantor, c.ChargeDate, c.Principal + c.Interest, 0
    from payplancharge c join payplan y on y.PayPlanNum = c.PayPlanNum
    where c.ChargeType = 0 and c.ChargeDate <= {asOf} and y.PlanNum = 0
  union all select c.PatNum, c.ChargeDate, 0, c.Principal
    from payplancharge c join payplan y on y.PayPlanNum = c.PayPlanNum
    where c.ChargeType = 1 and c.ChargeDate <= {asOf} and y.PlanNum = 0
)`;

/** Each family's charges by age and its pool of credits. */
const families = `(
  select m.Guarantor, sum(e.Credit) as Pool,
    sum(case when e.Day >= {asOf-30} then e.Charge else 0 end) as UpTo30,
    sum(case when e.Day < {asOf-30} and e.Day >= {asOf-60} then e.Charge else 0 end) as From31,
    sum(case when e.Day < {asOf-60} and e.Day >= {asOf-90} then e.Charge else 0 end) as From61,
    sum(case when e.Day < {asOf-90} then e.Charge else 0 end) as Over90
  from ${entries} e join patient m on m.PatNum = e.PatNum
  group by m.Guarantor)`;

/**
 * What is left of a bucket after the pool paid the oldest charges first: all of it, or what the pool leaves of it and
 * the older ones together, and at least nothing.
 */
function left(bucket: string, older: readonly string[]): string {
  const upToHere = [bucket, ...older].map((name) => `f.${name}`).join(" + ");
  // A pool below zero is owed since longest: it stays with the oldest charges.
  const most = older.length === 0 ? `${upToHere} - f.Pool` : `least(f.${bucket}, ${upToHere} - f.Pool)`;
  return `coalesce(greatest(${most}, 0), 0)`;
}

const buckets = {
  Bal_0_30: left("UpTo30", ["From31", "From61", "Over90"]),
  Bal_31_60: left("From31", ["From61", "Over90"]),
  Bal_61_90: left("From61", ["Over90"]),
  BalOver90: left("Over90", []),
  BalTotal: "coalesce(f.UpTo30 + f.From31 + f.From61 + f.Over90 - f.Pool, 0)",
} as const;

/** What insurers are expected to do for each family. */
const expected = `(select m.Guarantor, sum(l.InsPayEst + l.WriteOff) as Amount
  from claimproc l join patient m on m.PatNum = l.PatNum where l.Status = 0 group by m.Guarantor)`;

const agedOf = (table: "patient" | "famaging", column: keyof typeof buckets): string =>
  `select g.PatNum as k from ${table} g ${table === "famaging" ? "" : "join patient o on o.PatNum = g.PatNum and o.Guarantor = o.PatNum"}
   left join ${families} f on f.Guarantor = g.PatNum
   where ${differ(`g.${column}`, buckets[column])}`;

const insuranceOf = (table: "patient" | "famaging"): string =>
  `select g.PatNum as k from ${table} g ${table === "famaging" ? "" : "join patient o on o.PatNum = g.PatNum and o.Guarantor = o.PatNum"}
   left join ${expected} e on e.Guarantor = g.PatNum where ${differ("g.InsEst", "coalesce(e.Amount, 0)")}`;

const titles = {
  Bal_0_30: "what is owed for up to 30 days",
  Bal_31_60: "what is owed for 31 to 60 days",
  Bal_61_90: "what is owed for 61 to 90 days",
  BalOver90: "what is owed for more than 90 days",
  BalTotal: "a family's balance",
} as const;

function aged(table: "patient" | "famaging", suffix: string): Record<string, StatedRule> {
  const columns = Object.keys(buckets) as (keyof typeof buckets)[];
  return Object.fromEntries(
    columns.map((column) => [
      `${column.toLowerCase().replaceAll("_", "-")}${suffix}`,
      {
        title: `${titles[column]} is what the ledger says (${table}.${column})`,
        of: table,
        sql: agedOf(table, column),
      },
    ]),
  );
}

export const balanceRules = ruleGroup("balances", "Manual: aging, oldest charges paid first", {
  ...aged("patient", "-is-the-ledgers"),
  "insurance-estimate-is-what-is-awaited": {
    title: "what insurers are expected to do is on the guarantor (patient.InsEst)",
    of: "patient",
    sql: insuranceOf("patient"),
  },
  "only-guarantors-hold-one": {
    title: "only guarantors hold an aged balance",
    of: "patient",
    sql: `select PatNum as k from patient where Guarantor <> PatNum
      and (BalTotal <> 0 or Bal_0_30 <> 0 or Bal_31_60 <> 0 or Bal_61_90 <> 0 or BalOver90 <> 0 or InsEst <> 0)`,
  },
  "no-bucket-is-negative": {
    title: "no bucket is negative",
    of: "patient",
    sql: "select PatNum as k from patient where Bal_0_30 < 0 or Bal_31_60 < 0 or Bal_61_90 < 0 or BalOver90 < 0",
  },
  "buckets-sum-to-what-is-owed": {
    title: "buckets sum to a balance that is owed",
    of: "patient",
    sql: `select PatNum as k from patient where Guarantor = PatNum and BalTotal > 0
      and ${differ("Bal_0_30 + Bal_31_60 + Bal_61_90 + BalOver90", "BalTotal")}`,
  },
  "family-is-the-sum-of-its-members": {
    title: "a family's balance is the sum of its members'",
    of: "patient",
    sql: `select g.PatNum as k from patient g
      join (select Guarantor, sum(EstBalance) as Total from patient group by Guarantor) m on m.Guarantor = g.PatNum
      where ${differ("g.BalTotal", "m.Total")}`,
  },
  "patients-balance-is-the-ledgers": {
    title: "a patient's own balance is what the ledger says (patient.EstBalance)",
    of: "patient",
    source: "Schema documentation: patient.EstBalance",
    sql: `select m.PatNum as k from patient m
      left join (select PatNum, sum(Charge - Credit) as Total from ${entries} e group by PatNum) l on l.PatNum = m.PatNum
      where ${differ("m.EstBalance", "coalesce(l.Total, 0)")}`,
  },
  ...aged("famaging", "-of-the-last-aging-is-the-ledgers"),
  "insurance-estimate-of-the-last-aging-is-what-is-awaited": {
    title: "what insurers are expected to do is on the guarantor (famaging.InsEst)",
    of: "famaging",
    sql: insuranceOf("famaging"),
  },
  "last-aging-is-of-guarantors": {
    title: "the last aging is of guarantors",
    of: "famaging",
    sql: `select a.PatNum as k from famaging a left join patient p on p.PatNum = a.PatNum
      where p.PatNum is null or p.Guarantor <> p.PatNum`,
  },
});
