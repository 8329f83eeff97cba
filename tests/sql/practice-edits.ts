import { quoteSql } from "../../foundation/sql-text.ts";

/** The tables that incremental models are made from, with their keys. */
const keys: Readonly<Record<string, string>> = {
  adjustment: "AdjNum",
  appointment: "AptNum",
  claim: "ClaimNum",
  claimpayment: "ClaimPaymentNum",
  claimproc: "ClaimProcNum",
  commlog: "CommlogNum",
  definition: "DefNum",
  histappointment: "HistApptNum",
  insplan: "PlanNum",
  patient: "PatNum",
  payment: "PayNum",
  payplan: "PayPlanNum",
  payplancharge: "PayPlanChargeNum",
  paysplit: "SplitNum",
  procedurecode: "CodeNum",
  procedurelog: "ProcNum",
  securitylog: "SecurityLogNum",
};

/**
 * Edits of a practice's database as no program of the office makes them: in every column of these tables some rows take
 * over another row's value, so that amounts, days, owners and edit stamps change in silence; rows go, and others come.
 */
export function silentEdits(
  round: number,
  columns: readonly (readonly [table: string, column: string])[],
): string[] {
  return Object.entries(keys).flatMap(([table, key]) => {
    const some = (rows: number, salt: number): string =>
      `select ${quoteSql(key)} from ${table} order by hash(${quoteSql(key)} * 1000003 + ${round * 1009 + salt}), 1 limit ${rows}`;
    const others = columns.filter(([of, column]) => of === table && column !== key);
    return [
      ...others.map(([, column], i) => {
        const value = `select ${quoteSql(column)} from ${table} where ${quoteSql(key)} in (${some(1, i * 2)})`;
        return `update ${table} set ${quoteSql(column)} = (${value}) where ${quoteSql(key)} in (${some(2, i * 2 + 1)})`;
      }),
      `delete from ${table} where ${quoteSql(key)} in (${some(2, 900)})`,
      `insert into ${table} select * replace (${quoteSql(key)} + ${100_000 * round} as ${quoteSql(key)})
       from ${table} where ${quoteSql(key)} in (${some(2, 901)})`,
    ];
  });
}
