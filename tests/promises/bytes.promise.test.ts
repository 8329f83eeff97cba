/** Same inputs, same bytes: seeds × time zones × numbers of workers × days on the wall clock. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { generate } from "../../generator/index.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { promisedCases } from "./promised.ts";

const seeds = [1, 2, 3];
const zones = ["UTC", "Pacific/Auckland", "America/Los_Angeles"];
const workers = [1, 2, 4];
const clocks = ["2026-02-28T23:59:58Z", "2031-07-15T11:00:00Z"];
const ownZone = process.env.TZ;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-bytes-"));
});

afterEach(() => {
  vi.useRealTimers();
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(seeds)("seed %i", (seed) => {
  let expected: readonly string[];

  beforeAll(async () => {
    expected = await tableHashes({ seed, zone: "UTC", workers: 2, clock: "2026-11-02T08:00:00Z" });
  });

  const circumstances = promisedCases(
    zones.flatMap((zone) =>
      workers.flatMap((count) => clocks.map((clock) => ({ zone, workers: count, clock }))),
    ),
  );

  it.each(circumstances)(
    "gives the same 432 tables in $zone, by $workers workers, on $clock",
    async (given) => {
      expect(expected).toHaveLength(432);
      expect(await tableHashes({ seed, ...given })).toEqual(expected);
    },
  );
});

interface Circumstances {
  readonly seed: number;
  readonly zone: string;
  readonly workers: number;
  readonly clock: string;
}

/** A line per table: its name, rows, and a hash of all of them in their order. */
async function tableHashes({ seed, zone, workers, clock }: Circumstances): Promise<readonly string[]> {
  process.env.TZ = zone;
  vi.useFakeTimers({ now: new Date(clock), toFake: ["Date"] });
  const path = join(folder, "practice.duckdb");
  await generate({ to: { kind: "duckdb", path }, patients: 80, years: 2, seed, workers });
  const session = await openDuckDb(path, { readOnly: true });
  try {
    const parts = [...tables.keys()].map(
      (name) => `
        select '${name}' as name, count(*) as size, coalesce(md5(string_agg(line, chr(10) order by place)), '') as hash
        from (select rowid as place, cast(t as varchar) as line from "${name}" t)`,
    );
    const rows = await session.select(`${parts.join(" union all ")} order by name`);
    return rows.map(({ name, size, hash }) => `${String(name)} ${String(size)} ${String(hash)}`);
  } finally {
    session.close();
  }
}
