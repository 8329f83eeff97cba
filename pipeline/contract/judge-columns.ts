import { quoteSql } from "../../foundation/sql-text.ts";
import type { Contract } from "../profiles/contract.ts";
import type { ColumnUse, ContractColumn } from "../profiles/contract-column.ts";
import type { Session } from "../run/warehouse.ts";
import type { WarehouseKind } from "../types/column-type.ts";
import { catalogType } from "../types/type-rules.ts";
import { rawSchema } from "../warehouses/warehouse.ts";
import type { ContractLine } from "./contract-line.ts";
import type { RawColumns } from "./raw-columns.ts";

/** Values that a use cannot take. Undefined for a use that takes any. */
const misfits: Readonly<Record<ColumnUse, ((value: string) => string) | undefined>> = {
  "as is": undefined,
  id: (value) => `${value} not between 0 and 2147483647`,
  flag: (value) => `cast(${value} as varchar) not in ('0', '1', '')`,
  smallint: (value) => `${value} not between -32768 and 32767`,
  integer: (value) => `${value} not between -2147483648 and 2147483647`,
};

const usesInWords: Readonly<Record<ColumnUse, string>> = {
  "as is": "",
  id: ", 0 to 2,147,483,647",
  flag: ", 0 or 1",
  smallint: ", fitting smallint",
  integer: ", fitting integer",
};

interface Place {
  readonly session: Session;
  readonly warehouse: WarehouseKind;
  readonly there: RawColumns;
}

/** A line for each column that the contract names: whether it is there, of the type asked for, with values that fit. */
export async function judgeColumns(
  { tables, withoutColumns }: Contract,
  place: Place,
): Promise<readonly ContractLine[]> {
  const lines: ContractLine[] = [];
  for (const [table, columns] of Object.entries(tables)) {
    lines.push(...(await judgeTable(table, Object.entries(columns), place)));
  }
  return [...lines, ...withoutColumns.map(({ table, column }) => judgeAbsence(table, column, place))];
}

async function judgeTable(
  table: string,
  columns: readonly (readonly [string, ContractColumn])[],
  { session, warehouse, there }: Place,
): Promise<readonly ContractLine[]> {
  const found = there.get(table);
  const typed = columns.filter(([name, column]) => isOfType(found?.get(name), column, warehouse));
  const counts = await countMisfits(session, table, typed);
  return columns.map(([name, column]): ContractLine => {
    const id = `${table}.${name}`;
    const type = found?.get(name);
    const asked = catalogType(column.type, warehouse);
    const line = {
      kind: "column",
      id,
      severity: "error",
      asks: `${asked}${usesInWords[column.use]}`,
    } as const;
    const form = { ...line, status: "broken", isOfForm: true } as const;
    if (found === undefined) return { ...form, found: "the table is not there" };
    if (type === undefined) return { ...form, found: "the column is not there" };
    if (!isOfType(type, column, warehouse)) return { ...form, found: type };
    const bad = counts.get(name) ?? 0;
    return bad === 0
      ? { ...line, status: "met", found: type }
      : { ...line, status: "broken", found: `${bad} values that do not fit` };
  });
}

function isOfType(
  found: string | undefined,
  { type, alsoReadAs = [] }: ContractColumn,
  warehouse: WarehouseKind,
): boolean {
  return [type, ...alsoReadAs].some((accepted) => catalogType(accepted, warehouse) === found);
}

async function countMisfits(
  session: Session,
  table: string,
  columns: readonly (readonly [string, ContractColumn])[],
): Promise<ReadonlyMap<string, number>> {
  const judged = columns.flatMap(([name, { use, type }]) => {
    const isMisfit = type.kind === "boolean" ? undefined : misfits[use];
    return isMisfit === undefined ? [] : [{ name, condition: isMisfit(quoteSql(name)) }];
  });
  if (judged.length === 0) return new Map();
  const counts = judged.map(({ condition }) => `count(*) filter (where ${condition})`).join(", ");
  const { rows } = await session.query(`select ${counts} from ${rawSchema}.${table}`);
  return new Map(judged.map(({ name }, i) => [name, Number(rows[0]?.[i] ?? 0)]));
}

function judgeAbsence(table: string, column: string, { there }: Place): ContractLine {
  const isThere = there.get(table)?.has(column) === true;
  return {
    kind: "table",
    id: `${table} without ${column}`,
    severity: "error",
    asks: `no column ${column}`,
    status: isThere ? "broken" : "met",
    found: isThere ? "the column is there" : "none",
  };
}
