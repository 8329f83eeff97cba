import { expect, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { discover } from "../../pipeline/discover/discover.ts";
import { load } from "../../pipeline/load/load.ts";
import { build } from "../../pipeline/run/commands.ts";
import type { RunReport } from "../../pipeline/run/report.ts";
import { readRows } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";

export interface ScaffoldedSchema {
  readonly name: string;
  /** Tables of the schema. */
  readonly tables: number;
  /** Makes a database with it; its URL. */
  open(): Promise<string>;
}

/** Every schema's scaffold runs as it is: loaded, built, tested, with nothing failed. */
export function scaffoldSuite(schemas: readonly ScaffoldedSchema[], warehouse: () => Promise<string>): void {
  // 432 tables have more than two thousand tests, which a busy machine takes its time for.
  const patience = { timeout: 300_000 };
  test.each(schemas)("the scaffold of $name runs as it is", patience, async ({ open, tables }) => {
    const target = await warehouse();
    const { report } = await buildScaffold(await open(), target);
    const bad = report.results.filter(({ status }) => status !== "success" && status !== "pass");
    expect(bad.map(({ name, status, message }) => [name, status, message])).toEqual([]);
    const views = "select count(*) from information_schema.tables where table_schema = 'staging'";
    expect(await readRows(target, views)).toEqual([[String(tables)]]);
  });
}

/** Discovers with a scaffold, loads, and builds it. */
export async function buildScaffold(
  source: string,
  target: string,
): Promise<{ readonly folder: string; readonly report: RunReport }> {
  const folder = await scratchPath("project");
  const from = parseDatabaseUrl(source);
  const to = parseDatabaseUrl(target);
  await discover({ from, scaffold: folder });
  await load({ from, to });
  return { folder, report: await build({ target: to, projectDirectory: folder, env: {} }) };
}
