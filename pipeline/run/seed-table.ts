import { readFileSync } from "node:fs";
import { BitewingError } from "../../foundation/errors.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { str } from "../project/jinja/values.ts";
import type { Seed } from "../project/project.ts";
import { CsvFault, readCsv } from "../project/read-csv.ts";
import type { Relation } from "../project/relation.ts";
import { runAll } from "./materialize.ts";
import { drop, type Engine, nameOf, swap, temporaryName } from "./statements.ts";
import type { Session } from "./warehouse.ts";

export interface SeedWork {
  readonly engine: Engine;
  readonly session: Session;
  readonly seed: Seed;
  readonly existing: Relation | undefined;
}

const rowsPerInsert = 500;

/** Loads a CSV file as a table, replacing the one that stands there. Answers the number of rows. */
export async function loadSeed({ engine, session, seed, existing }: SeedWork): Promise<number> {
  const { header, rows } = tableOf(seed);
  const columns = header.map((name, i) => ({
    name,
    type: columnType(
      engine,
      seed,
      name,
      rows.map((row) => row[i] ?? ""),
    ),
  }));
  const built = temporaryName(seed.relation);
  const definition = columns.map(({ name, type }) => `${quoteSql(name)} ${type}`).join(", ");
  await runAll(session, [drop(engine, "table", built), `create table ${nameOf(built)} (${definition})`]);
  for (let i = 0; i < rows.length; i += rowsPerInsert) {
    const values = rows.slice(i, i + rowsPerInsert).map((row) => `(${row.map(literal).join(", ")})`);
    await session.query(`insert into ${nameOf(built)} values\n${values.join(",\n")}`);
  }
  await runAll(session, swap(engine, "table", built, seed.relation, existing));
  return rows.length;
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

const isEmpty = (text: string): boolean => text === "" || text.toLowerCase() === "null";

function literal(text: string): string {
  return isEmpty(text) ? "null" : literalSql(text);
}

/** The type under `column_types`, else the narrowest that holds every value. */
function columnType(engine: Engine, seed: Seed, name: string, values: readonly string[]): string {
  const types = seed.config.get("column_types");
  const declared = types instanceof Map ? types.get(name) : undefined;
  return declared === undefined ? inferType(engine, values) : str(declared);
}

function inferType(engine: Engine, values: readonly string[]): string {
  const present = values.filter((value) => !isEmpty(value));
  const all = (pattern: RegExp): boolean =>
    present.length > 0 && present.every((value) => pattern.test(value));
  if (all(/^[-+]?\d+$/))
    return present.some((value) => Math.abs(Number(value)) > 2_147_483_647) ? "bigint" : "integer";
  if (all(/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i))
    return engine === "duckdb" ? "double" : "double precision";
  if (all(/^(?:true|false)$/i)) return "boolean";
  if (all(/^\d{4}-\d{2}-\d{2}$/)) return "date";
  if (all(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/)) return "timestamp";
  return engine === "duckdb" ? "varchar" : "text";
}
