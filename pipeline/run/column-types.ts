import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import type { QueryResult } from "../project/query-result.ts";
import type { RelationName } from "../project/relation.ts";
import { columnsSql, type Engine, nameOf } from "./statements.ts";
import type { Session } from "./warehouse.ts";

/** A column with its type as the engine writes it in a cast: `DECIMAL(12,2)`, `character varying(20)`. */
export interface ColumnType {
  readonly name: string;
  readonly type: string;
}

/** The columns of a table or view, in order. */
export async function columnTypesOfRelation(
  engine: Engine,
  session: Session,
  relation: RelationName,
): Promise<ColumnType[]> {
  const sql = engine === "duckdb" ? columnsSql(relation) : catalogColumns(nameOf(relation));
  return asColumns(await session.query(sql));
}

/** The columns that a query would answer; it is planned and not run over any row. */
export async function columnTypesOfQuery(
  engine: Engine,
  session: Session,
  sql: string,
): Promise<ColumnType[]> {
  if (engine === "duckdb") return asColumns(await session.query(`describe ${sql}`));
  const name = "bitewing_columns_of_query";
  await session.query("begin");
  try {
    await session.query(
      `create temporary table ${quoteSql(name)} on commit drop as select * from (\n${sql}\n) as asked limit 0`,
    );
    return asColumns(await session.query(catalogColumns(`pg_temp.${quoteSql(name)}`)));
  } finally {
    await session.query("rollback");
  }
}

/** PostgreSQL's types with their length and precision, which the information schema keeps apart. */
function catalogColumns(name: string): string {
  return `select attname, format_type(atttypid, atttypmod)
from pg_catalog.pg_attribute
where attrelid = ${literalSql(name)}::regclass and attnum > 0 and not attisdropped
order by attnum`;
}

function asColumns({ rows }: QueryResult): ColumnType[] {
  return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
}
