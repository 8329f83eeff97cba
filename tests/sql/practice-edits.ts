import { quoteSql } from "../../foundation/sql-text.ts";

/** Tables with their keys, of which one part, from 0 for the oldest row to 1 for the newest, is edited. */
export interface Edited {
  readonly part: readonly [from: number, through: number];
  readonly keys: Readonly<Record<string, string>>;
}

/** Lists of the practice: after a change of one, models that read it are built anew as a whole. */
export const lists: Edited = {
  part: [0, 1],
  keys: { definition: "DefNum", insplan: "PlanNum", procedurecode: "CodeNum" },
};

/** Tables that others refer to, where they are old: only the reference tells which other rows are concerned. */
export const referredTo: Edited = {
  part: [0, 0.4],
  keys: {
    appointment: "AptNum",
    claim: "ClaimNum",
    claimpayment: "ClaimPaymentNum",
    patient: "PatNum",
    payment: "PayNum",
    payplan: "PayPlanNum",
    procedurelog: "ProcNum",
  },
};

/** Tables that refer to them, where they are new. */
export const referring: Edited = {
  part: [0.6, 1],
  keys: {
    adjustment: "AdjNum",
    claimproc: "ClaimProcNum",
    commlog: "CommlogNum",
    histappointment: "HistApptNum",
    payplancharge: "PayPlanChargeNum",
    paysplit: "SplitNum",
    securitylog: "SecurityLogNum",
  },
};

type TableColumn = readonly [table: string, column: string];

/**
 * Edits of a practice's database as no program of the office makes them: in every column of these tables some rows take
 * over the least or the greatest value, so that amounts, days, owners and edit stamps change in silence; rows go, and
 * others come.
 */
export function silentEdits(
  round: number,
  edited: readonly Edited[],
  columns: readonly TableColumn[],
): string[] {
  return edited.flatMap(({ part, keys }) =>
    Object.entries(keys).flatMap(([table, key]) => {
      const others = columns.filter(([of, column]) => of === table && column !== key);
      return editsOf(
        table,
        quoteSql(key),
        others.map(([, column]) => quoteSql(column)),
        part,
        round,
      );
    }),
  );
}

function editsOf(
  table: string,
  key: string,
  columns: readonly string[],
  [from, through]: Edited["part"],
  round: number,
): string[] {
  const places = `select ${key}, percent_rank() over (order by ${key}) as place from ${table}`;
  const some = (salt: number): string =>
    `${key} in (select ${key} from (${places}) where place between ${from} and ${through}
     order by hash(${key} * 1000003 + ${round * 1009 + salt}), 1 limit 2)`;
  const updates = columns.flatMap((column, i) =>
    ["min", "max"].map(
      (end, j) =>
        `update ${table} set ${column} = (select ${end}(${column}) from ${table}) where ${some(i * 2 + j)}`,
    ),
  );
  return updates.concat([
    `delete from ${table} where ${some(900)}`,
    `insert into ${table} select * replace (${key} + ${100_000 * round} as ${key}) from ${table} where ${some(901)}`,
  ]);
}
