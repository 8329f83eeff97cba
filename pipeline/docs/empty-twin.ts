import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../duckdb-session.ts";
import type { WarehouseRelation } from "./warehouse-relations.ts";

/**
 * Makes a DuckDB file with empty tables of the names and columns given, and removes it after use: what a project is
 * compiled against when its warehouse is no DuckDB, so that DuckDB's parser can read what comes out.
 */
export async function withEmptyTwin<T>(
  relations: readonly WarehouseRelation[],
  use: (twin: DuckDbUrl) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bitewing-twin-"));
  const path = join(folder, "twin.duckdb");
  try {
    const session = await DuckDbSession.open(path);
    try {
      await session.run(relations.map(createTable).join(";\n"));
    } finally {
      session.close();
    }
    return await use({ kind: "duckdb", path });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function createTable({ schema, name, columns }: WarehouseRelation): string {
  const list = columns.map((column) => `${quoteSql(column.name)} varchar`).join(", ");
  return `create schema if not exists ${quoteSql(schema)}; create table ${quoteSql(schema)}.${quoteSql(name)} (${list})`;
}
