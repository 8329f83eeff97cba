import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { dayOf } from "../../foundation/calendar.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import { countRows } from "../../generator/opendental/count-rows.ts";
import { practiceParts, writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";
import { rowSpoolAt } from "../../generator/sinks/row-spool.ts";
import { usefulHelpers } from "../../generator/writing/helpers.ts";
import { partQueue } from "../../generator/writing/part-queue.ts";

const folder = mkdtempSync(join(tmpdir(), "bitewing-threads-"));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (program: string, threads: number, format: string): string =>
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL(program, import.meta.url)), String(threads), format, folder],
    { encoding: "utf8" },
  );

test.each([
  ["write-in-threads.mjs", 2, "csv"],
  ["write-in-threads.mjs", 2, "sql"],
  ["write-imported-before.mjs", 1, "csv"],
  ["write-imported-before.mjs", 1, "sql"],
])("%s gives the same bytes with %i threads as with none, rows waiting as %s", (program, threads, format) => {
  const alone = written(program, 0, format);
  expect(alone.split("\n").length).toBeGreaterThan(80);
  expect(written(program, threads, format)).toBe(alone);
  expect(readdirSync(folder)).toEqual([]);
});

test("a table that was begun elsewhere goes on after its rows and keys", () => {
  const place = { stamp: 0, format: "sql", folder: mkdtempSync(join(folder, "begun-")) } as const;
  const rows = [{ EmpName: "One" }, { EmpName: "Two" }];
  const apart = rowSpoolAt({ ...place, folder: mkdtempSync(join(folder, "apart-")) });
  apart.write("employer", rows[0] ?? {});
  const spool = rowSpoolAt(place);
  spool.resume(apart.takeAll());
  spool.write("employer", rows[1] ?? {});
  const alone = rowSpoolAt({ ...place, folder: mkdtempSync(join(folder, "alone-")) });
  for (const row of rows) alone.write("employer", row);
  const [resumed, whole] = [spool.tables()[0], alone.tables()[0]];
  expect(readFileSync(resumed?.file() ?? "", "utf8")).toBe(readFileSync(whole?.file() ?? "", "utf8"));
  expect(resumed).toMatchObject({ rows: 2, bytes: whole?.bytes, lastKey: 2 });
  expect(() => spool.resume(apart.takeAll())).toThrow("two threads write rows of employer");
  for (const one of [spool, alone, apart]) one.remove();
});

test("no two parts of a practice write to the same table", () => {
  const practice = simulate(settingsOf({ patients: 60, years: 2, seed: 2 }));
  const owners = new Map<string, number>();
  for (let part = 0; part < practiceParts; part++) {
    for (const table of countRows((out) => [...writePractice(practice, out, { numbers: [part] })]).keys()) {
      expect(`${table}: ${owners.get(table) ?? part}`).toBe(`${table}: ${part}`);
      owners.set(table, part);
    }
  }
});

test("a queue gives each part once, to whichever thread asks", () => {
  const queue = partQueue(5);
  const other = partQueue(5, queue.memory);
  const mine = queue.parts();
  const theirs = other.parts();
  expect([mine.next().value, theirs.next().value, theirs.next().value, mine.next().value]).toEqual([
    0, 1, 2, 3,
  ]);
  expect([...queue.parts(), ...other.parts()]).toEqual([4]);
});

test("a table of which two threads have rows is an error: one of them would be lost", () => {
  const spool = rowSpoolAt({ stamp: 0, format: "csv", folder });
  const theirs = {
    table: "carrier",
    path: join(folder, "carrier"),
    rows: 1,
    bytes: 9,
    lastKey: 1,
    statementBytes: 0,
  } as const;
  spool.adopt([theirs]);
  expect(() => spool.adopt([theirs])).toThrow("two threads write rows of carrier");
  expect(() => spool.write("carrier", {})).toThrow("two threads write rows of carrier");
});

test("what runs uncompiled, and what is small, is written by one thread", () => {
  const asOf = dayOf(2026, 6, 30);
  expect(usefulHelpers({ patients: 33_000, years: 20, seed: 1, asOf }, 2)).toBe(0);
});
