import { describe, expect, test } from "vitest";
import { duckDbType } from "../../generator/opendental/schema/ddl-duckdb.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import {
  columnTypeOfDuckDb,
  columnTypeOfMySql,
  mySqlRules,
  warehouseType,
} from "../../pipeline/types/type-rules.ts";
import { typesPage } from "../../pipeline/types/types-page.ts";

const rules = [
  ["bigint(20)", "bigint", "BIGINT"],
  ["bigint(20) unsigned", "numeric(20,0)", "numeric(20,0)"],
  ["int(11)", "integer", "INTEGER"],
  ["int(10) unsigned", "bigint", "BIGINT"],
  ["mediumint(9)", "integer", "INTEGER"],
  ["smallint(5) unsigned", "integer", "INTEGER"],
  ["smallint(6)", "smallint", "SMALLINT"],
  ["tinyint(4)", "smallint", "SMALLINT"],
  ["tinyint(1)", "smallint", "SMALLINT"],
  ["tinyint(3) unsigned", "smallint", "SMALLINT"],
  ["double", "double precision", "DOUBLE"],
  ["float", "real", "FLOAT"],
  ["decimal(12,2)", "numeric(12,2)", "numeric(12,2)"],
  ["decimal(65,30)", "numeric(65,30)", "VARCHAR"],
  ["date", "date", "DATE"],
  ["datetime(6)", "timestamp", "TIMESTAMP"],
  ["timestamp", "timestamp", "TIMESTAMP"],
  ["time", "interval", "INTERVAL"],
  ["varchar(255)", "text", "VARCHAR"],
  ["char(5)", "text", "VARCHAR"],
  ["mediumtext", "text", "VARCHAR"],
  ["enum('a','unsigned')", "text", "VARCHAR"],
  ["set('zerofill','float')", "text", "VARCHAR"],
  ["decimal(12,2) unsigned zerofill", "numeric(12,2)", "numeric(12,2)"],
  ["double(10,2) unsigned", "double precision", "DOUBLE"],
  ["bit(64)", "numeric(20,0)", "numeric(20,0)"],
  ["year(4)", "smallint", "SMALLINT"],
  ["time(6)", "interval", "INTERVAL"],
  ["uuid", "text", "VARCHAR"],
  ["inet6", "text", "VARCHAR"],
  ["geomcollection", "bytea", "BLOB"],
  ["multipolygon", "bytea", "BLOB"],
  ["vector(3)", "bytea", "BLOB"],
  ["longblob", "bytea", "BLOB"],
] as const;

test.each(rules)("%s becomes %s in PostgreSQL and %s in DuckDB", (declared, postgres, duckdb) => {
  const type = columnTypeOfMySql(declared);
  expect(type && warehouseType(type, "postgres")).toBe(postgres);
  expect(type && warehouseType(type, "duckdb")).toBe(duckdb);
});

test("a type without a rule is named as such instead of guessed", () => {
  expect(columnTypeOfMySql("polygon3d")).toBeNull();
  expect(columnTypeOfDuckDb("STRUCT(a INTEGER)")).toBeNull();
});

test("no type has two rules", () => {
  const names = mySqlRules.flatMap((rule) => rule.names);
  expect(names).toEqual([...new Set(names)]);
});

test("docs/types.md says what the rules say", async () => {
  await expect(typesPage()).toMatchFileSnapshot("../../docs/types.md");
});

describe("a practice in MySQL and one in DuckDB give the same raw schema", () => {
  const columns = [...tables.values()].flatMap((table) => table.columns);

  test.each(["postgres", "duckdb"] as const)("in %s", (warehouse) => {
    const differing = columns.filter((column) => {
      const fromMySql = columnTypeOfMySql(column.type);
      const fromDuckDb = columnTypeOfDuckDb(duckDbType(column));
      if (fromMySql === null || fromDuckDb === null) return true;
      return warehouseType(fromMySql, warehouse) !== warehouseType(fromDuckDb, warehouse);
    });
    expect(differing).toEqual([]);
  });
});
