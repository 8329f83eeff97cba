import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateApart } from "./generate-apart.ts";
import { killTrial } from "./kill-trial.ts";
import { practiceContents } from "./practice-contents.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-killed-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ["duckdb", "practice.duckdb"],
  ["parquet", "practice"],
  ["sql", "practice.sql.gz"],
])(
  "%s:%s killed while it grows leaves nothing finished, and the same call gives the same practice",
  async (scheme, name) => {
    const to = `${scheme}:${join(folder, name)}`;
    await generateApart(to);
    const undisturbed = await practiceContents(to);
    rmSync(join(folder, name), { recursive: true });
    const end = await killTrial(to, { killAt: { step: "load", marks: 30 } }, undisturbed);
    expect(end.wasKilled).toBe(true);
    expect(readdirSync(folder)).toEqual([name]);
  },
  120_000,
);
