import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateApart } from "./generate-apart.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-full-"));
  mkdirSync(join(folder, "rows"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const places = () => readdirSync(folder).filter((name) => name !== "rows");

/** Rows of the practice wait in files of less than a megabyte, and a dump has more. */
test.each([
  ["duckdb", "practice.duckdb", 1000],
  ["sql", "practice.sql", 1000],
  ["sql", "practice.sql.gz", 100],
  ["parquet", "practice", 20],
])(
  "%s: where %s grows over what the system allows, it says so and leaves nothing",
  async (scheme, name, fileLimit) => {
    const to = `${scheme}:${join(folder, name)}`;
    const { exitCode, failure } = await generateApart(to, {
      fileLimit,
      temporaryFolder: join(folder, "rows"),
    });
    expect(exitCode).toBe(3);
    expect(failure).toMatchObject({
      kind: "database",
      what: "A file would become larger than this system allows.",
      next: expect.stringMatching(/^Raise the limit/),
    });
    expect(places()).toEqual([]);
    expect(readdirSync(join(folder, "rows"))).toEqual([]);
  },
);
