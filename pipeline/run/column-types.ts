import { quoteSql } from "../../foundation/sql-text.ts";
import type { QueryResult } from "../project/query-result.ts";
import { columnTypesSql, type RelationColumn } from "./relation-columns.ts";
import type { Engine } from "./statements.ts";
import type { Session } from "./warehouse.ts";

/** The columns that a query would answer; it is planned and not run over any row. */
export async function columnTypesOfQuery(
  engine: Engine,
  session: Session,
  sql: string,
): Promise<RelationColumn[]> {
  if (engine === "duckdb") return asColumns(await session.query(`describe ${sql}`));
  const name = "bitewing_columns_of_query";
  await session.query("begin");
  try {
    await session.query(
      `create temporary table ${quoteSql(name)} on commit drop as select * from (\n${sql}\n) as asked limit 0`,
    );
    return asColumns(
      await session.query(columnTypesSql(engine, { database: "", schema: "pg_temp", identifier: name })),
    );
  } finally {
    await session.query("rollback");
  }
}

function asColumns({ rows }: QueryResult): RelationColumn[] {
  return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
}
