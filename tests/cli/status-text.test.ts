import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { statusText } from "../../cli/status-text.ts";
import { parseSlas } from "../../pipeline/monitor/sla-file.ts";
import { type StatusOptions, status } from "../../pipeline/monitor/status.ts";
import { etlTablesWith, morning, runOf, stateOf, tableRunOf, twoLoads } from "../monitor/etl-rows.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";

/** What a person sees, the same on any machine. */
async function seen(rows: readonly string[], options: Omit<StatusOptions, "target"> = {}): Promise<string> {
  const path = await scratchPath("warehouse.duckdb");
  await runOnDuckDb(path, etlTablesWith(...rows));
  const report = await status({ target: { kind: "duckdb", path }, now: () => morning, ...options });
  return stripVTControlCharacters(statusText({ ...report, target: "duckdb:warehouse.duckdb" }));
}

/** Tables of 1,000, 999, … rows, all as old as the last load, and an old one. */
const manyTables: readonly string[] = [
  ...Array.from({ length: 20 }, (_, i) => stateOf(`table_${i}`, 1_000 - i, 42, "2026-03-01 02:00:00")),
  stateOf("forgotten", 1, 30, "2026-02-20 02:00:00"),
];

describe("the terminal shows", () => {
  test("runs, tables and what changed", async () => {
    await expect(await seen(twoLoads)).toMatchFileSnapshot("golden/status.txt");
  });

  test("what is at work, why runs failed, and every broken SLA", async () => {
    const rows = [
      ...twoLoads,
      runOf(43, "2026-03-01 08:00:00", {
        status: "failed",
        message:
          "No MySQL server answers at office:3306.\n  next:  Start it, or check host and port in the URL.",
        rows_moved: null,
        bytes_moved: null,
        tables_checked: null,
        tables_changed: null,
      }),
      runOf(44, "2026-03-01 09:00:00", { status: "killed", ended_at: null }),
      runOf(45, "2026-03-01 09:58:30", { status: "running", ended_at: null, rows_moved: null }),
      tableRunOf("appointment", 5_129, 43, { source_rows: 5_130, source_checksum: "sum of 5130" }),
    ];
    const slas = parseSlas(
      "bitewing-slas.yml",
      "freshness: { tables: { patient: 2h, clam: 1h } }\nfailures: { at_most: 1 }",
    );
    await expect(await seen(rows, { slas })).toMatchFileSnapshot("golden/status-broken.txt");
  });

  test("the largest tables, and a smaller one that breaks an SLA", async () => {
    const text = await seen([...twoLoads, ...manyTables]);
    const shown = text.split("\n").filter((line) => /^(table_|forgotten|appointment|patient)/.test(line));
    expect(shown).toHaveLength(16);
    expect(shown.at(-1)).toMatch(/^forgotten .* freshness$/);
    expect(text).toContain("… and 8 more tables");
  });
});
