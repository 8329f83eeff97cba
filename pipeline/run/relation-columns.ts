import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import type { QueryResult } from "../project/query-result.ts";
import type { RelationName } from "../project/relation.ts";
import type { Engine } from "./statements.ts";
import type { Session } from "./warehouse.ts";

export interface RelationColumn {
  readonly name: string;
  /** The whole type, as a `create table` would write it: `numeric(12,2)`, `VARCHAR`. */
  readonly type: string;
}

/** The columns of a table or view that is there, in order. */
export async function relationColumns(
  engine: Engine,
  session: Session,
  relation: RelationName,
): Promise<RelationColumn[]> {
  const { rows } = await session.query(
    engine === "duckdb" ? describeSql(relation) : columnTypesSql(engine, relation),
  );
  return asColumns(rows);
}

/** The columns that a query would answer; it is planned and not run over any row. */
export async function columnTypesOfQuery(
  engine: Engine,
  session: Session,
  sql: string,
): Promise<RelationColumn[]> {
  if (engine === "duckdb") return asColumns((await session.query(`describe ${sql}`)).rows);
  const name = "bitewing_columns_of_query";
  await session.query("begin");
  try {
    await session.query(
      `create temporary table ${quoteSql(name)} on commit drop as select * from (\n${sql}\n) as asked limit 0`,
    );
    const columns = columnTypesSql(engine, { database: "", schema: "pg_temp", identifier: name });
    return asColumns((await session.query(columns)).rows);
  } finally {
    await session.query("rollback");
  }
}

function asColumns(rows: QueryResult["rows"]): RelationColumn[] {
  return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
}

/** The names of the columns that a query answers; its rows are not computed. */
export async function queryColumnNames(session: Session, sql: string): Promise<readonly string[]> {
  return (await session.query(`select * from (\n${sql}\n) as query_columns where false limit 0`)).columns;
}

/** DuckDB's list of all columns takes ten times as long, because it makes it of the whole database. */
function describeSql({ database, schema, identifier }: RelationName): string {
  const name = [database, schema, identifier].map(quoteSql).join(".");
  return `select column_name, column_type from (describe ${name})`;
}

/** The SQL that lists a relation's columns with their whole types, in order; none when it does not exist. */
export function columnTypesSql(engine: Engine, { database, schema, identifier }: RelationName): string {
  if (engine === "duckdb") {
    return `select column_name, data_type from duckdb_columns()
where database_name = ${literalSql(database)} and schema_name = ${literalSql(schema)} and table_name = ${literalSql(identifier)}
order by column_index`;
  }
  const name = [schema, identifier].map(quoteSql).join(".");
  return `select attname, format_type(atttypid, atttypmod) from pg_catalog.pg_attribute
where attrelid = to_regclass(${literalSql(name)}) and attnum > 0 and not attisdropped
order by attnum`;
}
