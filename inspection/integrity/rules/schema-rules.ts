import { quoteSql } from "../../../foundation/sql-text.ts";
import type { ColumnDefinition, TableDefinition } from "../../../generator/opendental/schema/definition.ts";
import { type EnumerationName, enumerations } from "../../../generator/opendental/schema/enumerations.ts";
import { isTableName, tables } from "../../../generator/opendental/schema/tables.ts";
import { type IntegrityRule, ruleGroup, type StatedRule } from "../rule.ts";

/** Columns whose key is of one table or of another, as a column beside it says; rules of their own follow them. */
const keysOfSeveralTables = new Set(["task.KeyNum", "taskhist.KeyNum"]);

/** Columns that outlive what they name: a history stays when the coverage it tells of is dropped. */
const keysThatOutlive = new Set(["insverifyhist.InsVerifyNum"]);

/** Columns that hold several values of their enumeration, added up. */
const sumsOfCodes = new Set<EnumerationName>(["CommOptOutType", "OrionStatus", "PatConsentFlags"]);

const source = "Schema documentation: relations and enumerations";

/** A foreign key other than 0 names a row: one rule a table. */
export const keyRules = ruleGroup(
  "keys",
  source,
  rulesOfTables("exist-in", danglingKeys, "every key exists in"),
);

/** A coded column holds one of its enumeration's values, a flag 0 or 1: one rule a table. */
export const codeRules = ruleGroup(
  "codes",
  source,
  rulesOfTables("are-known-in", unknownCodes, "every code is known in"),
);

/** An empty date is 0001-01-01, never 0000-00-00: one rule a table. */
export const emptyDateRules = ruleGroup(
  "empty-dates",
  "Database maintenance: MySQL's zero dates",
  rulesOfTables("are-not-zero-in", zeroDates, "no date is 0000-00-00 in"),
);

/** All rules that follow from the schema alone. */
export const schemaRules: readonly IntegrityRule[] = [...keyRules, ...codeRules, ...emptyDateRules];

type QueriesOfTable = (table: TableDefinition) => readonly string[];

function rulesOfTables(what: string, queriesOf: QueriesOfTable, title: string): Record<string, StatedRule> {
  const rules: Record<string, StatedRule> = {};
  for (const [name, table] of tables) {
    const queries = queriesOf(table);
    if (queries.length > 0) {
      rules[`${what}-${name}`] = { title: `${title} ${name}`, of: name, sql: queries.join(" union all ") };
    }
  }
  return rules;
}

function danglingKeys(table: TableDefinition): readonly string[] {
  return table.columns.flatMap((column) => {
    const { name, kind, references } = column;
    const path = `${table.name}.${name}`;
    if (references === undefined || kind !== "integer") return [];
    if (keysOfSeveralTables.has(path) || keysThatOutlive.has(path)) return [];
    if (!isTableName(references.table)) return [];
    const key = quoteSql(references.column);
    return [
      `select ${keyed(table, column)} from ${quoteSql(table.name)} t
       left join ${quoteSql(references.table)} r on r.${key} = t.${quoteSql(name)}
       where t.${quoteSql(name)} <> 0 and r.${key} is null`,
    ];
  });
}

function unknownCodes(table: TableDefinition): readonly string[] {
  return table.columns.flatMap((column) => {
    const values = codesOf(column);
    if (values === undefined) return [];
    return [
      `select ${keyed(table, column)} from ${quoteSql(table.name)} t
       where t.${quoteSql(column.name)} not in (${values.join(", ")})`,
    ];
  });
}

function codesOf({ kind, enumeration, flag }: ColumnDefinition): readonly number[] | undefined {
  if (kind !== "integer") return undefined;
  if (flag) return [0, 1];
  if (enumeration === undefined || sumsOfCodes.has(enumeration)) return undefined;
  return Object.values<number>(enumerations[enumeration]);
}

function zeroDates(table: TableDefinition): readonly string[] {
  const dates = table.columns.filter(({ kind }) => kind === "date" || kind === "moment");
  if (dates.length === 0) return [];
  const zero = dates.map(({ name }) => `t.${quoteSql(name)} < '0001-01-01'`).join(" or ");
  return [`select ${textOf(table)} as k from ${quoteSql(table.name)} t where ${zero}`];
}

/** The row's key and the column at fault, as `17 PlanNum`. */
function keyed(table: TableDefinition, { name }: ColumnDefinition): string {
  return `${textOf(table)} || ' ${name}' as k`;
}

/** The row's key as a text; of the few tables without one, the first column. */
function textOf({ primaryKey, columns }: TableDefinition): string {
  return `cast(t.${quoteSql(primaryKey ?? columns[0]?.name ?? "")} as char)`;
}
