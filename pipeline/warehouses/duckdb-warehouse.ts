import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../duckdb-session.ts";
import { catalogType, warehouseType } from "../types/type-rules.ts";
import { attachedSource, DuckDbConnection, memoryLimit } from "./duckdb-connection.ts";
import { readProfile, readTableStates, recordLoad, recordRunEnding, recordRunStart } from "./etl-records.ts";
import { createEtlTables, etlSchema } from "./etl-tables.ts";
import { tablesReplaced } from "./row-changes.ts";
import type { RunEnding, RunStart } from "./run-record.ts";
import { SqlTableRows } from "./sql-table-rows.ts";
import { stateTable } from "./table-state.ts";
import {
  type ColumnAlteration,
  type Publication,
  type RawTable,
  rawSchema,
  type TableRows,
  type Warehouse,
  type WarehouseContents,
} from "./warehouse.ts";

/** DuckDB cannot move a table to another schema, so that copies wait beside the published tables under other names. */
const loadingSuffix = " (loading)";

/**
 * Opens a DuckDB file as a warehouse; a file that is not there is created, and removed if it stays without content.
 *
 * @param stop aborted: what is being copied, proved or published fails at once
 */
export async function openDuckDbWarehouse(url: DuckDbUrl, stop?: AbortSignal): Promise<Warehouse> {
  const isNew = !existsSync(url.path);
  const session = await DuckDbSession.open(url.path);
  const warehouse = new DuckDbWarehouse(url.path, isNew, session, stop);
  try {
    const settings = [`set memory_limit = '${memoryLimit}'`, "set preserve_insertion_order = false"];
    // In one transaction: nobody finds some of the tables.
    await session.run([...settings, "begin", ...createEtlTables, "commit"].join(";\n"));
    return warehouse;
  } catch (error) {
    await warehouse.close();
    throw error;
  }
}

/** What a load into this file would find; nothing is made. */
export async function readDuckDbContents(url: DuckDbUrl): Promise<WarehouseContents> {
  if (!existsSync(url.path)) return nothing;
  const session = await DuckDbSession.openReadOnly(url.path, "warehouse");
  try {
    await session.run("use warehouse");
    return await contentsOf(new DuckDbConnection(session, async () => {}));
  } finally {
    session.close();
  }
}

class DuckDbWarehouse implements Warehouse {
  readonly kind = "duckdb";
  readonly format = "csv";
  private readonly path: string;
  private readonly session: DuckDbSession;
  private readonly control: DuckDbConnection;
  private readonly stop: AbortSignal | undefined;
  private removeAtEnd: boolean;
  private attached: Promise<void> | undefined;

  constructor(path: string, isNew: boolean, session: DuckDbSession, stop: AbortSignal | undefined) {
    this.path = path;
    this.removeAtEnd = isNew;
    this.session = session;
    this.stop = stop;
    this.control = this.connectionOf(session);
  }

  contents(): Promise<WarehouseContents> {
    return contentsOf(this.control);
  }

  beginRun(run: RunStart): Promise<number> {
    return recordRunStart(this.control, run);
  }

  endRun(runId: number, ending: RunEnding): Promise<void> {
    return recordRunEnding(this.control, runId, ending);
  }

  async layOut(tables: readonly RawTable[]): Promise<void> {
    if (tables.length === 0) return;
    this.removeAtEnd = false;
    await this.session.run(
      tables.map((table) => `create or replace table ${copyOf(table)} (${columnList(table)})`).join(";\n"),
    );
  }

  inCopy<T>(table: RawTable, work: (rows: TableRows) => Promise<T>): Promise<T> {
    return this.inTransaction((connection) => work(SqlTableRows.copy(connection, copyOf(table), table)));
  }

  /** DuckDB finds key ranges by the ends that it keeps of each block. */
  async finish(): Promise<void> {}

  async forget(tables: readonly string[]): Promise<void> {
    await this.session.run(tables.map((name) => `drop table if exists ${copyOf({ name })}`).join(";\n"));
  }

  async publish<T>(work: (publication: Publication) => Promise<T>): Promise<T> {
    const result = await this.inTransaction((connection) => work(publicationOn(connection)));
    this.removeAtEnd = false;
    return result;
  }

  async close(): Promise<void> {
    this.session.close();
    if (!this.removeAtEnd) return;
    await Promise.all([this.path, `${this.path}.wal`].map((file) => rm(file, { force: true })));
  }

  /** On a connection of its own, which fails at once when the load is to stop. */
  private async inTransaction<T>(work: (connection: DuckDbConnection) => Promise<T>): Promise<T> {
    const session = await this.session.another(this.stop);
    const connection = this.connectionOf(session);
    try {
      await connection.run("begin transaction");
      const result = await work(connection);
      await connection.run("commit");
      return result;
    } finally {
      // What is not committed is rolled back.
      session.close();
    }
  }

  private connectionOf(session: DuckDbSession): DuckDbConnection {
    return new DuckDbConnection(session, (path) => {
      this.attached ??= this.session.attach(path, attachedSource);
      return this.attached;
    });
  }
}

const nothing: WarehouseContents = {
  states: new Map(),
  profile: null,
  leftOver: [],
  isLeftOver: () => false,
};

function publicationOn(connection: DuckDbConnection): Publication {
  return {
    rows: (table) => SqlTableRows.published(connection, published(table), table),
    alter: async (table, changes) => {
      const statements = changes.flatMap((change) => alterStatements(table, change));
      await connection.run([...statements, ...tablesReplaced([table.name])].join(";\n"));
      return [];
    },
    swapIn: async (tables) => {
      const statements = tables.flatMap((table) => [
        `drop table if exists ${published(table)}`,
        `alter table ${copyOf(table)} rename to ${quoteSql(table.name)}`,
      ]);
      await connection.run([...statements, ...tablesReplaced(tables.map(({ name }) => name))].join(";\n"));
      return [];
    },
    record: (record) => recordLoad(connection, record),
  };
}

async function contentsOf(connection: DuckDbConnection): Promise<WarehouseContents> {
  const [[hasStates] = []] = await connection.rows(
    `select count(*) > 0 from duckdb_tables() where schema_name = '${etlSchema}' and table_name = 'table_states'
     and database_name = current_database()`,
  );
  if (hasStates !== true) return nothing;
  const columns = await columnsOfTables(connection);
  const states = (await readTableStates(connection)).filter(
    (state) => columns.get(state.table) === columnsOfRawTable(stateTable(state)),
  );
  const copies = [...columns.keys()].filter((name) => name.endsWith(loadingSuffix));
  return {
    states: new Map(states.map((state) => [state.table, state])),
    profile: await readProfile(connection),
    leftOver: copies.map((name) => name.slice(0, -loadingSuffix.length)),
    isLeftOver: (table) => columns.get(`${table.name}${loadingSuffix}`) === columnsOfRawTable(table),
  };
}

async function columnsOfTables(connection: DuckDbConnection): Promise<Map<string, string>> {
  const rows = await connection.rows(
    `select table_name, string_agg(column_name || ' ' || data_type, ', ' order by column_index)
     from duckdb_columns() where schema_name = ${literalSql(rawSchema)} and database_name = current_database()
     group by table_name`,
  );
  return new Map(rows.map(([table, columns]) => [String(table), String(columns)]));
}

/** The columns of a table as one text, to compare with `columnsOfTables`. */
function columnsOfRawTable(table: Pick<RawTable, "columns">): string {
  return table.columns.map(({ name, type }) => `${name} ${catalogType(type, "duckdb")}`).join(", ");
}

function alterStatements(table: RawTable, change: ColumnAlteration): string[] {
  const relation = published(table);
  switch (change.kind) {
    case "add": {
      const name = quoteSql(change.column.name);
      const added = `alter table ${relation} add column ${name} ${warehouseType(change.column.type, "duckdb")}`;
      if (change.default === null) return [added];
      return [
        `${added} default ${literalSql(change.default)}`,
        `alter table ${relation} alter ${name} drop default`,
      ];
    }
    case "drop":
      return [`alter table ${relation} drop column ${quoteSql(change.column)}`];
    case "retype":
      return [
        `alter table ${relation} alter ${quoteSql(change.column.name)} type ${warehouseType(change.column.type, "duckdb")}`,
      ];
  }
}

function published(table: { readonly name: string }): string {
  return `${rawSchema}.${quoteSql(table.name)}`;
}

function copyOf(table: { readonly name: string }): string {
  return `${rawSchema}.${quoteSql(`${table.name}${loadingSuffix}`)}`;
}

function columnList(table: RawTable): string {
  return table.columns
    .map(({ name, type }) => `${quoteSql(name)} ${warehouseType(type, "duckdb")}`)
    .join(", ");
}
