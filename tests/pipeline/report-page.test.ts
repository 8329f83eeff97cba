import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { catalogOf, discover } from "../../pipeline/discover/discover.ts";
import { reportPage } from "../../pipeline/discover/report/report-page.ts";
import { syncPlanOf } from "../../pipeline/discover/sync-plan.ts";
import type { SourceColumn, SourceTable } from "../../pipeline/sources/source-schema.ts";
import { runOnDuckDb } from "./read-raw.ts";
import { scratchPath } from "./scratch.ts";
import { shopSchemaForDuckDb } from "./shop-schema.ts";

function column(name: string, more: Partial<SourceColumn> = {}): SourceColumn {
  const type = { kind: "bigint" } as const;
  const facts = { nullable: false, default: null, autoIncrement: false, onUpdateNow: false, comment: "" };
  return { name, declaredType: "bigint", type, ...facts, ...more };
}

function table(name: string, rowEstimate: number, more: Partial<SourceTable> = {}): SourceTable {
  const keys = { primaryKey: ["Num"], indexes: [], foreignKeys: [] };
  return {
    name,
    rowEstimate,
    sizeBytes: null,
    columns: [column("Num", { autoIncrement: true })],
    ...keys,
    ...more,
  };
}

test("names from the database are escaped", () => {
  const evil = '<script>alert("x")</script>';
  const page = reportPage(catalogOf({ server: "MySQL 8", tables: [table(evil, 1)] }, `mysql://u@h/${evil}`));
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
});

test("the catalog and the report are written as files", async () => {
  const path = await scratchPath("shop.duckdb");
  await runOnDuckDb(path, shopSchemaForDuckDb);
  const out = await scratchPath("catalog");
  const { catalog } = await discover({ from: { kind: "duckdb", path }, out });
  expect(JSON.parse(await readFile(`${out}/catalog.json`, "utf8"))).toEqual(catalog);
  expect(await readFile(`${out}/report.html`, "utf8")).toBe(reportPage(catalog));
});

test.each([
  ["a table without a key", table("t", 1e6, { primaryKey: [] }), [], "full"],
  ["a small table", table("t", 100), ["DateTStamp"], "full"],
  ["a large table with an edit stamp", table("t", 1e6), ["DateTStamp"], "by-edit-stamp"],
  ["a large log with a rising key", table("securitylog", 1e6), [], "append-by-key"],
  ["any other large table", table("toothinitial", 1e6), [], "chunk-checksums"],
])("%s gets its plan", (_, of, stamps, kind) => {
  expect(syncPlanOf(of, stamps).kind).toBe(kind);
});

test("declared relations win over names, and a key name that many tables share is no relation", () => {
  const schema = {
    server: "MySQL 8",
    tables: [
      table("a", 1, { primaryKey: ["id"], columns: [column("id")] }),
      table("b", 1, {
        primaryKey: ["id"],
        columns: [column("id"), column("a_id"), column("other")],
        foreignKeys: [{ column: "other", toTable: "a", toColumn: "id" }],
      }),
    ],
  };
  expect(catalogOf(schema, "mysql://h/db").tables.map(({ relations }) => relations)).toEqual([
    [],
    [
      { column: "other", toTable: "a", toColumn: "id", basis: "declared" },
      { column: "a_id", toTable: "a", toColumn: "id", basis: "name" },
    ],
  ]);
});

test.each(["updated_at", "DateTStamp", "SecDateTEdit", "LastModified"])("%s is an edit stamp", (name) => {
  const stamp = column(name, { declaredType: "datetime", type: { kind: "timestamp" } });
  const { tables } = catalogOf({ server: "", tables: [table("t", 1, { columns: [stamp] })] }, "");
  expect(tables[0]?.editStamps).toEqual([name]);
});

test("a column that the database stamps itself is an edit stamp, whatever its name", () => {
  const columns = [
    column("seen", { type: { kind: "timestamp" }, onUpdateNow: true }),
    column("born", { type: { kind: "timestamp" } }),
    column("DateTStampText", { type: { kind: "text" } }),
  ];
  const { tables } = catalogOf({ server: "", tables: [table("t", 1, { columns })] }, "");
  expect(tables[0]?.editStamps).toEqual(["seen"]);
});
