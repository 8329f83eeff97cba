import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { duckDbCreateTable, duckDbType } from "../../generator/opendental/schema/ddl-duckdb.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";

const instance = await DuckDBInstance.create();
const connection = await instance.connect();
const select = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();

beforeAll(async () => {
  await connection.run([...tables.values()].map(duckDbCreateTable).join("\n"));
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

test("DuckDB gets every column in OpenDental's order, with type and nullability", async () => {
  const found = await select(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable AS nullable
     FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index`,
  );
  const stated = [...tables.values()].flatMap((table) =>
    table.columns.map((column) => ({
      table: table.name,
      column: column.name,
      type: duckDbType(column),
      nullable: column.nullable,
    })),
  );
  expect(found).toEqual(stated);
});

test("DuckDB knows every primary key", async () => {
  const found = await select(
    "SELECT table_name AS name, constraint_column_names[1] AS key FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY' ORDER BY 1",
  );
  const stated = [...tables.values()].filter(({ primaryKey }) => primaryKey !== null);
  expect(found).toEqual(stated.map(({ name, primaryKey }) => ({ name, key: primaryKey })));
});

test("DuckDB's comments name the edit stamps", async () => {
  const [found] = await select(
    "SELECT count(*)::INTEGER AS stamps FROM duckdb_columns() WHERE comment = 'edit stamp' AND data_type = 'TIMESTAMP'",
  );
  const stated = [...tables.values()].flatMap(({ columns }) =>
    columns.filter((column) => column.onUpdateNow),
  );
  expect(found).toEqual({ stamps: stated.length });
});

test("what is left out of an insert becomes the default", async () => {
  await connection.run(
    `INSERT INTO program ("ProgramNum", "Path", "CommandLine", "PluginDllName", "ButtonImage", "FileTemplate", "FilePath", "IsDisabledByHq", "CustErr")
     VALUES (1, '', '', '', '', '', '', 0, '')`,
  );
  const rows = await select(`SELECT "ProgName", "Enabled", "Note" FROM program`);
  expect(rows).toEqual([{ ProgName: "", Enabled: 0, Note: null }]);
});
