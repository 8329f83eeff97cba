import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dayOf } from "../../foundation/calendar.ts";
import { type PracticeRequest, settingsOf } from "../../generator/generate-settings.ts";
import { generate } from "../../generator/index.ts";

test("a request that says nothing is 400 patients over three years as of a fixed day", () => {
  const usual = { scenario: "suburban-family", clinics: 0, opened: dayOf(2023, 6, 30) };
  expect(settingsOf({})).toEqual({ patients: 400, years: 3, seed: 1, asOf: dayOf(2026, 6, 30), ...usual });
});

const impossible: readonly (readonly [PracticeRequest, string])[] = [
  [{ patients: 0 }, "patients 0"],
  [{ patients: 1.5 }, "patients 1.5"],
  [{ patients: Number.NaN }, "patients NaN"],
  [{ years: 0 }, "years 0"],
  [{ years: 500 }, "years 500"],
  [{ seed: -1 }, "seed -1"],
  [{ asOf: "2026-02-30" }, "'2026-02-30' is not a date"],
  [{ asOf: "yesterday" }, "'yesterday' is not a date"],
  [{ asOf: "1989-12-31" }, "cannot be 1989-12-31"],
  [{ asOf: "2038-06-30" }, "cannot be 2038-06-30"],
  [{ asOf: "1990-06-30", years: 20 }, "too long ago"],
  [{ opened: "2026-07-01" }, "cannot have opened on 2026-07-01"],
  [{ opened: "1970-01-01" }, "cannot have opened on 1970-01-01"],
  [{ opened: "1976-01-01" }, "too long a life"],
  [{ opened: "last year" }, "'last year' is not a date"],
  [{ scenario: "moon-base" }, "no scenario 'moon-base'"],
  [{ clinics: 10 }, "clinics 10"],
  [{ clinics: 1.5 }, "clinics 1.5"],
  [{ patients: 100, clinics: 3 }, "100 patients are too few for 3 clinics"],
  [{ patients: 100, scenario: "growing-group" }, "100 patients are too few for 5 clinics"],
  [{ patients: 500, clinics: 3, scenario: "long-established" }, "75 patients are too few for 3 clinics"],
];

test.each(impossible)("%o is refused", (request, message) => {
  expect(() => settingsOf(request)).toThrow(message);
});

test("a refused request leaves no file behind", async () => {
  const path = join(tmpdir(), `bitewing-refused-${process.pid}.duckdb`);
  const attempt = generate({ to: { kind: "duckdb", path }, patients: -3 });
  await expect(attempt).rejects.toMatchObject({ failure: { kind: "usage" } });
  expect(existsSync(path)).toBe(false);
});

test("a dry run counts the rows of the real one and leaves no file behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-dry-"));
  const to = { kind: "duckdb", path: join(folder, "practice.duckdb") } as const;
  try {
    const dry = await generate({ to, patients: 30, years: 1, dryRun: true, truth: join(folder, "truth") });
    expect(readdirSync(folder)).toEqual([]);
    const real = await generate({ to, patients: 30, years: 1, truth: join(folder, "truth") });
    expect(readdirSync(folder).sort()).toEqual(["practice.duckdb", "truth"]);
    expect({ rows: dry.rows, tables: dry.tablesFilled }).toEqual({
      rows: real.rows,
      tables: real.tablesFilled,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

test("an answer key that has nowhere to go stops the practice before it is written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-truth-"));
  const to = { kind: "duckdb", path: join(folder, "practice.duckdb") } as const;
  writeFileSync(join(folder, "taken"), "");
  try {
    const attempt = generate({ to, patients: 30, years: 1, truth: join(folder, "taken", "truth") });
    await expect(attempt).rejects.toMatchObject({ failure: { kind: "usage" } });
    expect(readdirSync(folder)).toEqual(["taken"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
