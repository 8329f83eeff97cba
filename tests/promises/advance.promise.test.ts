/** Advancing equals generating: 0 differing rows, 20 random lives on DuckDB, and 20 on MySQL. */
import fc from "fast-check";
import { afterAll, describe, expect, inject, it } from "vitest";
import { addMonths, formatDay, parseDay } from "../../foundation/calendar.ts";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { advance, generate } from "../../generator/index.ts";
import { connectMySql } from "../../generator/sinks/mysql-connection.ts";
import { mySqlChecksums } from "../advance/mysql-checksums.ts";
import { PracticeFolder } from "../advance/practices.ts";
import { tableHashes } from "../advance/table-hashes.ts";
import { freshDatabase } from "../servers/fresh-database.ts";
import { promised } from "./promised.ts";

const lastDay = parseDay("2026-06-30") ?? 0;

/** A practice and the days before its last one on which it stood still. */
const lives = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  patients: fc.constantFrom(60, 150, 300),
  clinics: fc.constantFrom(0, 2),
  before: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 }),
});
type Life = typeof lives extends fc.Arbitrary<infer L> ? L : never;

const years = 2;
const opened = formatDay(addMonths(lastDay, -12 * years));
const sizeOf = ({ seed, patients, clinics }: Life) => ({
  seed,
  patients,
  clinics: patients >= clinics * 60 ? clinics : 0,
  years,
  opened,
});

/** The days on which it stands, first to last. */
const standsOf = ({ before }: Life): readonly number[] => [
  ...before.toSorted((a, b) => b - a).map((days) => lastDay - days),
  lastDay,
];

const folder = new PracticeFolder();
afterAll(() => folder.remove());

describe("a practice that lives on", () => {
  it("is the one generated that far at once, on DuckDB", async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const [first = lastDay, ...later] = standsOf(life);
        const [living, whole] = [folder.url("living"), folder.url("whole")];
        await generate({ to: whole, ...sizeOf(life), asOf: formatDay(lastDay) });
        await generate({ to: living, ...sizeOf(life), asOf: formatDay(first) });
        let day = first;
        for (const next of later) {
          await advance({ to: living, days: next - day });
          day = next;
        }
        expect(await tableHashes(living.path)).toEqual(await tableHashes(whole.path));
      }),
      { numRuns: promised(20) },
    );
  });

  it("is the one generated that far at once, on MySQL", async () => {
    const database = await freshDatabase(inject("mysqlUrl"));
    const to = parseDatabaseUrl(database.url);
    if (to.kind === "duckdb") throw new Error("not a MySQL server");
    const connection = await connectMySql(to);
    try {
      await fc.assert(
        fc.asyncProperty(lives, async (life) => {
          const [first = lastDay, ...later] = standsOf(life);
          await generate({ to, ...sizeOf(life), asOf: formatDay(lastDay) });
          const whole = await mySqlChecksums(connection, to.database);
          await generate({ to, ...sizeOf(life), asOf: formatDay(first) });
          let day = first;
          for (const next of later) {
            await advance({ to, days: next - day });
            day = next;
          }
          expect(await mySqlChecksums(connection, to.database)).toEqual(whole);
        }),
        { numRuns: promised(20) },
      );
    } finally {
      connection.destroy();
      await database.drop();
    }
  });
});
