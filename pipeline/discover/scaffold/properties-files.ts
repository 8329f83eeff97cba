import { stringify } from "yaml";
import { withoutJinja } from "./escape-jinja.ts";
import type { StagingColumn, StagingRelation, StagingTable } from "./staging-table.ts";

/** `_sources.yml`: the raw schema as a source, with its keys tested. */
export function sourcesFile(
  tables: readonly StagingTable[],
  sourceName: string,
  database: string,
  leftOut: readonly string[],
): string {
  const without =
    leftOut.length === 0 ? "" : ` Left out, because a load cannot bring them: ${leftOut.join(", ")}.`;
  return yaml({
    version: 2,
    sources: [
      {
        name: sourceName,
        description: plain(
          `${database} as 'bitewing load' wrote it: tables in lower case, columns as in the source.${without}`,
        ),
        schema: "raw",
        tables: tables.map(sourceTable),
      },
    ],
  });
}

/** `_models.yml`: what each column is and where it comes from, with its tests. */
export function modelsFile(tables: readonly StagingTable[]): string {
  return yaml({
    version: 2,
    models: tables.map(model),
  });
}

function sourceTable(table: StagingTable): unknown {
  return {
    name: table.sourceTable,
    ...(table.rawName === table.sourceTable ? {} : { identifier: table.rawName }),
    description: plain(tableDescription(table)),
    columns: table.columns.filter(isPlainlyNamed).map((column) => sourceColumn(table, column)),
  };
}

function sourceColumn(table: StagingTable, column: StagingColumn): unknown {
  const { name, comment } = column.column;
  const description = comment === "" ? {} : { description: plain(comment) };
  return { name, quote: true, ...description, ...withTests(keyTests(table, column)) };
}

function model(table: StagingTable): unknown {
  return {
    name: table.model,
    description: plain(
      `${tableDescription(table)} Columns are renamed, flags are booleans, empty dates are null; nothing else is changed.`,
    ),
    ...withTests(table.key.length > 1 ? [uniqueTogether(table.key)] : []),
    columns: table.columns.map((column) => modelColumn(table, column)),
  };
}

function modelColumn(table: StagingTable, column: StagingColumn): unknown {
  const tests = [...keyTests(table, column), ...relationTests(column)];
  return { name: column.name, description: plain(columnDescription(column)), ...withTests(tests) };
}

function tableDescription({ table }: StagingTable): string {
  const said = table.comment === undefined ? "" : `${sentence(table.comment)} `;
  const key = table.primaryKey.length === 0 ? "no declared key" : `key ${table.primaryKey.join(", ")}`;
  return `${said}Row for row as ${table.name} in the source, ${key}.`;
}

function columnDescription({ column, isFlag, emptyDates, relation }: StagingColumn): string {
  const said = column.comment === "" ? "" : `${sentence(column.comment)} `;
  const parts = [
    `${said}${column.name} of the source.`,
    ...(isFlag ? [`A flag: ${column.flag?.reason ?? ""}.`] : []),
    ...(column.flag?.verdict === "undecided" ? [`Not taken for a flag: ${column.flag.reason}.`] : []),
    ...emptyDates.map((date) => `Null where the source has ${date}.`),
    ...(relation === null ? [] : [relationDescription(relation)]),
  ];
  return parts.join(" ");
}

function relationDescription({ relation, model, field }: StagingRelation): string {
  const { check, verdict } = relation;
  const how =
    verdict === "declared"
      ? "declared by the source"
      : check === null
        ? "by its name, no value was there to check"
        : `${check.matched} of ${check.looked} sampled values are there`;
  return `Key of ${model}.${field}: ${how}.`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

type TestEntry = string | Readonly<Record<string, unknown>>;

function withTests(tests: readonly TestEntry[]): { readonly data_tests?: readonly TestEntry[] } {
  return tests.length === 0 ? {} : { data_tests: tests };
}

function keyTests({ key }: StagingTable, { name, isKey }: StagingColumn): readonly TestEntry[] {
  if (!isKey) return [];
  return key.length === 1 && key[0] === name ? ["unique", "not_null"] : ["not_null"];
}

/** A test of the whole key as a row of its columns: dbt itself has no test for several columns. */
function uniqueTogether(key: readonly string[]): TestEntry {
  return { unique: { arguments: { column_name: `(${key.join(", ")})` } } };
}

/** Relations that hold by their declaration or their values; a warning only, for orphans are the source's own affair. */
function relationTests({ name, column, relation }: StagingColumn): readonly TestEntry[] {
  if (relation === null || relation.relation.verdict === "unchecked") return [];
  const none = column.type?.kind === "text" ? "''" : "0";
  const where = relation.relation.verdict === "declared" ? {} : { where: `${name} <> ${none}` };
  return [
    {
      relationships: {
        arguments: { to: `ref('${relation.model}')`, field: relation.field },
        config: { severity: "warn", ...where },
      },
    },
  ];
}

/** dbt quotes a source's columns for tests without a look at what is in them. */
function isPlainlyNamed({ column }: StagingColumn): boolean {
  return !/["'{}\\]/.test(column.name);
}

function plain(text: string): string {
  return withoutJinja(text.replace(/\s+/g, " ").trim());
}

/** YAML 1.1, in which `no` and `on` need quotes: it is what dbt reads. */
function yaml(value: unknown): string {
  return stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}
