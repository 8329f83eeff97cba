/** A generation that is killed at any moment, into each place that a practice can be written to. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { keyedRandom } from "../../foundation/random.ts";
import { type ApartOptions, generateApart, type KillPoint } from "../generation/generate-apart.ts";
import { killTrial } from "../generation/kill-trial.ts";
import { practiceContents } from "../generation/practice-contents.ts";
import { freshDatabase } from "../servers/fresh-database.ts";
import { promised, promisedCases } from "./promised.ts";

const randomKills = promised(12);
const killPoints = promisedCases<KillPoint>([
  { step: "simulate", marks: 1 },
  { step: "simulate", marks: 200 },
  { step: "write", marks: 1 },
  { step: "write", marks: 3 },
  { step: "load", marks: 1 },
  { step: "load", marks: 20 },
  { step: "load", marks: 60 },
]);

interface Place {
  readonly to: string;
  /** Takes everything away. */
  clear(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), "bitewing-generate-kill-"));
afterAll(() => rmSync(folder, { recursive: true }));

const files = (scheme: string, name: string) => async (): Promise<Place> => ({
  to: `${scheme}:${join(folder, name)}`,
  clear: async () => rmSync(join(folder, name), { recursive: true, force: true }),
});

async function mySql(): Promise<Place> {
  const database = await freshDatabase(inject("mysqlUrl"));
  return { to: database.url, clear: database.drop };
}

describe.each<[string, () => Promise<Place>]>([
  ["a DuckDB file", files("duckdb", "practice.duckdb")],
  ["Parquet files", files("parquet", "practice")],
  ["a SQL dump", files("sql", "practice.sql")],
  ["a compressed SQL dump", files("sql", "practice.sql.gz")],
  ["MySQL", mySql],
])("%s", (name, open) => {
  let undisturbed: readonly string[] | undefined;
  let milliseconds = 0;

  beforeAll(async () => {
    const place = await open();
    const started = performance.now();
    await generateApart(place.to);
    milliseconds = performance.now() - started;
    undisturbed = await practiceContents(place.to);
    await place.clear();
  });

  const trial = async (kill: ApartOptions): Promise<boolean> => {
    const place = await open();
    const { wasKilled } = await killTrial(place.to, kill, undisturbed);
    await place.clear();
    return wasKilled;
  };

  test.each(killPoints)("killed in $step after $marks marks", async (killAt) => {
    expect(await trial({ killAt })).toBe(true);
  });

  test(`killed at ${randomKills} moments`, async () => {
    const draw = keyedRandom(6);
    let killed = 0;
    // A kill may come too late: how long a run takes, nobody knows before.
    for (let i = 0; killed < randomKills && i < 3 * randomKills; i++) {
      const after = draw(name, "kill", i).next() * milliseconds;
      if (await trial({ killAfterMilliseconds: after })) killed++;
    }
    expect(killed).toBe(randomKills);
  });

  test("killed over an earlier practice: the earlier one stays, or nothing that looks finished", async () => {
    const place = await open();
    await generateApart(place.to);
    await generateApart(place.to, { killAt: { step: "load", marks: 40 }, temporaryFolder: folder });
    expect([undefined, undisturbed]).toContainEqual(await practiceContents(place.to));
    await place.clear();
  });
});
