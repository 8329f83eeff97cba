import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { tables } from "../../generator/opendental/schema/tables.ts";

it("tells Spark of every span of time, which Parquet keeps as a text", () => {
  const told = parse(readFileSync("scripts/spark/spans.csv", "utf8"), { columns: true });
  const spans = [...tables.values()].flatMap(({ name, columns }) =>
    columns.filter(({ kind }) => kind === "time").map((column) => ({ table: name, column: column.name })),
  );
  expect(told).toEqual(spans);
});
