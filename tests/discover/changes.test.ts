import { expect, test } from "vitest";
import { changesBetween, describeChange } from "../../pipeline/discover/changes.ts";
import { catalogOf } from "../../pipeline/discover/discover.ts";
import type { SourceTable } from "../../pipeline/sources/source-schema.ts";
import { column, table } from "./tables.ts";

function changed(before: readonly SourceTable[], now: readonly SourceTable[]): string[] {
  const [was, is] = [before, now].map((tables) => catalogOf({ server: "MySQL 8", tables }, "mysql://h/db"));
  return was === undefined || is === undefined ? [] : changesBetween(was, is).map(describeChange);
}

const orders = table("orders", [column("id"), column("total", "double"), column("note", "varchar(20)")]);

test.each<[string, readonly SourceTable[], readonly string[]]>([
  ["nothing", [orders], []],
  ["the case of a name alone", [{ ...orders, name: "Orders" }], []],
  [
    "rows and indexes",
    [{ ...orders, rowEstimate: 99, indexes: [{ name: "i", unique: false, columns: ["id"] }] }],
    [],
  ],
  ["a table added", [orders, table("tags", [column("id")])], ["table added: tags"]],
  [
    "columns added, removed and retyped",
    [table("orders", [column("id"), column("total", "decimal(10,2)"), column("paid", "tinyint(4)")])],
    [
      "column removed: orders.note (varchar(20))",
      "column retyped: orders.total, double → decimal(10,2)",
      "column added: orders.paid (tinyint(4))",
    ],
  ],
  [
    "NULL allowed, a default",
    [
      table("orders", [
        column("id"),
        column("total", "double", { nullable: true, default: "0" }),
        column("note", "varchar(20)"),
      ]),
    ],
    ["column made nullable: orders.total", "default changed: orders.total, none → 0"],
  ],
  ["the key", [{ ...orders, primaryKey: [] }], ["key changed: orders, id → none"]],
])("%s", (_, now, lines) => {
  expect(changed([orders], now)).toEqual(lines);
});

test("a table that is gone is told once, without its columns", () => {
  expect(changed([orders, table("tags", [column("id")])], [orders])).toEqual(["table removed: tags"]);
});
