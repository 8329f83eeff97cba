import { readdir, readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { forDuckDb } from "../discover/schemas/for-duckdb.ts";
import { webShop } from "../discover/schemas/web-shop.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { call } from "./call.ts";

let source = "";
beforeAll(async () => {
  const path = await scratchPath("shop.duckdb");
  await runOnDuckDb(path, forDuckDb(webShop));
  source = `duckdb:${path}`;
});

test("discover tells a person what it found, and what to do next", async () => {
  const [out, project] = [await scratchPath("catalog"), await scratchPath("project")];
  const first = await call("discover", "--from", source, "--out", out, "--scaffold", project);
  expect(first.exitCode).toBe(0);
  expect(first.out).toContain("  tables     11, 11 with rows; 53 columns");
  expect(first.out).toContain(
    "  relations  2 declared, 7 by name and verified, 0 by name without a value to check, 1 doubtful, 1 refuted",
  );
  expect(first.out).toContain("  flags      2 flags, 1 codes, 0 undecided; 1 columns hold an empty date");
  expect(first.out).toContain(`See ${out}/report.html.`);
  expect(first.out).toContain(`bitewing build --project ${project} --target URL`);
  expect((await readdir(project)).toSorted()).toEqual([
    "dbt_project.yml",
    "macros",
    "models",
    "profiles.yml",
  ]);

  const second = await call("discover", "--from", source, "--out", out);
  expect(second.out).toContain("Nothing has changed in the schema since the last catalog.");

  const third = await call("discover", "--from", source, "--scaffold", project);
  expect(third.exitCode).toBe(2);
  expect(third.err).toContain(
    "The scaffold overwrites nothing, and these files are there: models/staging/_sources.yml",
  );
});

test("the JSON is the catalog with its changes", async () => {
  const out = await scratchPath("catalog");
  await call("discover", "--from", source, "--out", out);
  const { out: text, err } = await call(
    "discover",
    "--from",
    source,
    "--since",
    `${out}/catalog.json`,
    "--json",
  );
  expect(err).toBe("");
  const catalog: unknown = JSON.parse(await readFile(`${out}/catalog.json`, "utf8"));
  expect(JSON.parse(text)).toEqual({ ...(catalog as object), changes: [], scaffold: null });
});
