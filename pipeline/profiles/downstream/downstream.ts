import type { ContractColumn } from "../contract-column.ts";
import type { Profile, ProfileColumn, ProfileTable } from "../profile.ts";
import { isNotZero, withoutTrailingSpaces } from "../translations.ts";
import { openDentalTables } from "./columns.ts";
import { transformStatus } from "./transform-status.ts";
import { addedColumns, rowsTaken, translated } from "./translated.ts";

/** The raw schema that one dbt project in production reads: 91 tables with just the columns that it names. */
export const downstream: Profile = {
  name: "downstream",
  summary: "the 91 tables and the types, codes and flags that one dbt project in production reads",
  tables: new Map(
    Object.entries(openDentalTables).map(([table, columns]) => [table, profileTable(table, columns)]),
  ),
  furtherTables: transformStatus,
};

function profileTable(table: string, columns: Readonly<Record<string, ContractColumn>>): ProfileTable {
  const rows = rowsTaken[table];
  return {
    columns: Object.entries(columns).map(([name, column]) => profileColumn(table, name, column)),
    ...(rows === undefined ? {} : { rows }),
  };
}

function profileColumn(table: string, name: string, { type }: ContractColumn): ProfileColumn {
  const value = translated(table, name) ?? valueForType(name, type);
  return {
    name,
    type,
    ...(value === undefined ? {} : { value }),
    ...(addedColumns.has(`${table}.${name}`) ? { isAdded: true } : {}),
  };
}

/** What a type asks of a value whatever it means. */
function valueForType(name: string, type: ContractColumn["type"]): ProfileColumn["value"] {
  if (type.kind === "boolean") return isNotZero(name);
  return type.kind === "text" && type.limit?.kind === "char" ? withoutTrailingSpaces(name) : undefined;
}
