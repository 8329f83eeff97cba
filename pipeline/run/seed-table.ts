import { readFileSync } from "node:fs";
import { BitewingError } from "../../foundation/errors.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { shouldFullRefresh } from "../project/full-refresh.ts";
import { str } from "../project/jinja/values.ts";
import type { Seed } from "../project/project.ts";
import { CsvFault, readCsv } from "../project/read-csv.ts";
import type { Relation, RelationName } from "../project/relation.ts";
import { relationColumns } from "./relation-columns.ts";
import { drop, type Engine, nameOf, swap, temporaryName } from "./statements.ts";
import { runAll } from "./transaction.ts";
import type { Session } from "./warehouse.ts";

export interface SeedWork {
  readonly engine: Engine;
  readonly session: Session;
  readonly seed: Seed;
  readonly existing: Relation | undefined;
  readonly fullRefresh: boolean;
}

const rowsPerInsert = 500;

/**
 * Loads a CSV file as a table, in the transaction that the session has open. A table with the same columns keeps
 * standing and gets the file's rows, so that what is built on it stays; with other columns, or for a full refresh, the
 * new one takes its place. Answers the number of rows.
 *
 * @throws {BitewingError} of kind `found` for a file that is no table, with its line.
 */
export async function loadSeed(work: SeedWork): Promise<number> {
  const { engine, session, seed } = work;
  const { header, rows } = tableOf(seed);
  const built = temporaryName(seed.relation);
  const definition = header.map((name, i) => {
    const values = rows.map((row) => row[i] ?? "");
    return `${columnName(seed, name)} ${columnType(engine, seed, name, values)}`;
  });
  await runAll(session, [
    drop(engine, "table", built),
    `create table ${nameOf(built)} (${definition.join(", ")})`,
  ]);
  for (let i = 0; i < rows.length; i += rowsPerInsert) {
    const values = rows.slice(i, i + rowsPerInsert).map((row) => `(${row.map(literal).join(", ")})`);
    await session.query(`insert into ${nameOf(built)} values\n${values.join(",\n")}`);
  }
  await runAll(session, await replace(work, built));
  return rows.length;
}

async function replace(work: SeedWork, built: RelationName): Promise<string[]> {
  const { engine, session, seed, existing, fullRefresh } = work;
  const isKept = existing?.type === "table" && !shouldFullRefresh(seed.config, fullRefresh);
  const columnsOf = async (relation: RelationName): Promise<string> =>
    JSON.stringify(await relationColumns(engine, session, relation));
  if (!isKept || (await columnsOf(built)) !== (await columnsOf(seed.relation))) {
    return swap(engine, "table", built, seed.relation, existing);
  }
  return [
    `delete from ${nameOf(seed.relation)}`,
    `insert into ${nameOf(seed.relation)} select * from ${nameOf(built)}`,
    drop(engine, "table", built),
  ];
}

function tableOf(seed: Seed): ReturnType<typeof readCsv> {
  try {
    return readCsv(readFileSync(seed.file, "utf8"), seed.config.text("delimiter") ?? ",");
  } catch (thrown) {
    if (!(thrown instanceof CsvFault)) throw thrown;
    throw new BitewingError({
      kind: "found",
      what: `The seed '${seed.name}' cannot be read: ${thrown.message}`,
      where: `${seed.path}:${thrown.line}`,
      next: thrown.next,
    });
  }
}

const isEmpty = (text: string): boolean => /^\s*(?:null)?\s*$/i.test(text);

function literal(text: string): string {
  return isEmpty(text) ? "null" : literalSql(text);
}

/** Quoted, unless `quote_columns` is false. */
function columnName(seed: Seed, name: string): string {
  return seed.config.flag("quote_columns", true) ? quoteSql(name) : name;
}

/** The type under `column_types`, else the narrowest that holds every value. */
function columnType(engine: Engine, seed: Seed, name: string, values: readonly string[]): string {
  const types = seed.config.get("column_types");
  const declared = types instanceof Map ? types.get(name) : undefined;
  return declared === undefined ? inferType(engine, values) : str(declared);
}

/** dbt's rules, with one difference: an integer that needs eight bytes gets them. A column without values is one of integers. */
function inferType(engine: Engine, values: readonly string[]): string {
  const present = values.filter((value) => !isEmpty(value)).map((value) => value.trim());
  const all = (pattern: RegExp): boolean => present.every((value) => pattern.test(value));
  if (all(/^[-+]?\d+$/))
    return present.some((value) => Math.abs(Number(value)) > 2_147_483_647) ? "bigint" : "integer";
  if (all(/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i))
    return engine === "duckdb" ? "double" : "double precision";
  if (all(/^\d{4}-\d{1,2}-\d{1,2}$/)) return "date";
  if (all(/^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}|T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/)) return "timestamp";
  if (all(/^(?:true|false)$/i)) return "boolean";
  return engine === "duckdb" ? "varchar" : "text";
}
