import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, formatDay } from "../../foundation/calendar.ts";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { PracticeLife } from "../../generator/advance/practice-life.ts";
import { settingsOfMarker } from "../../generator/advance/practice-of-marker.ts";
import { type AdvanceReport, advance, follow, generate } from "../../generator/index.ts";
import type { TableChanges } from "../../generator/sinks/changes.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { openLivePractice } from "../../generator/sinks/open-live-practice.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { firstDay, PracticeFolder, small } from "./practices.ts";
import { tableHashes } from "./table-hashes.ts";

const lastDay = firstDay + 45;
const folder = new PracticeFolder();
let first: DuckDbUrl;
let expected: Record<string, string>;

beforeAll(async () => {
  first = await folder.asOf(firstDay);
  expected = await tableHashes((await folder.asOf(lastDay, join(folder.path, "expected"))).path);
}, 120_000);

afterAll(() => folder.remove());

describe("a practice that lives on", () => {
  it("holds the rows of one that was generated that far at once, however the days are split", async () => {
    const splits = fc.uniqueArray(fc.integer({ min: 1, max: lastDay - firstDay - 1 }), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(splits, async (days) => {
        const to = folder.copyOf(first);
        let lived = 0;
        for (const until of [...days.sort((a, b) => a - b), lastDay - firstDay]) {
          await advance({ to, days: until - lived });
          lived = until;
        }
        expect(await tableHashes(to.path)).toEqual(expected);
      }),
      { numRuns: 2 },
    );
  }, 240_000);

  it("brings in the images of another program on their day, into tables without keys", async () => {
    const converted = addMonths(firstDay, -5);
    const practice = { ...small, opened: formatDay(addMonths(converted, -7)) };
    const [living, whole] = [folder.url("living"), folder.url("whole")];
    await generate({ to: living, ...practice, asOf: formatDay(converted - 3) });
    const report = await advance({ to: living, days: 4 });
    await advance({ to: living, days: 60 });
    await generate({ to: whole, ...practice, asOf: formatDay(converted + 61) });
    expect(report.tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["tmppatient", "tmpimages"]),
    );
    expect(await tableHashes(living.path)).toEqual(await tableHashes(whole.path));
  });

  it("says in a dry run what the run then does, and changes nothing", async () => {
    const to = folder.copyOf(first);
    const before = readFileSync(to.path);
    const planned = await advance({ to, days: 10, dryRun: true, truth: join(folder.path, "none") });
    expect(readFileSync(to.path).equals(before)).toBe(true);
    expect(readdirSync(folder.path)).not.toContain("none");
    const done = await advance({ to, days: 10 });
    expect(done).toEqual(planned);
    expect(done.rows.inserted).toBeGreaterThan(0);
    expect(done.rows.updated).toBeGreaterThan(0);
  });

  it("brings the answer key along", async () => {
    const to = folder.copyOf(first);
    const truth = join(folder.path, "truth");
    await advance({ to, days: lastDay - firstDay, truth });
    const files = readdirSync(join(folder.path, "expected"));
    expect(readdirSync(truth)).toEqual(files);
    for (const file of files) {
      expect(readFileSync(join(truth, file), "utf8")).toBe(
        readFileSync(join(folder.path, "expected", file), "utf8"),
      );
    }
  });

  it("stays on its day when the changes break off, and goes on from there", async () => {
    const to = folder.copyOf(first);
    const before = await tableHashes(to.path);
    const live = await openLivePractice(to);
    const settings = settingsOfMarker(live.marker, lastDay - firstDay, "here");
    const { changes } = new PracticeLife(settings, firstDay).liveUntil(lastDay);
    const last = changes.tables.findLast(({ inserted }) => inserted !== undefined);
    const broken = {
      ...changes,
      tables: changes.tables.map((table) => (table === last ? unreadable(table) : table)),
    };
    const attempt = live.apply(broken, live.marker, { ...live.marker, ...settings });
    await expect(attempt).rejects.toMatchObject({ failure: { kind: "database" } });
    changes.remove();
    expect(await tableHashes(to.path)).toEqual(before);
    await advance({ to, days: lastDay - firstDay });
    expect(await tableHashes(to.path)).toEqual(expected);
  });
});

describe("following", () => {
  it("writes day by day, and goes on after an interruption", async () => {
    const to = folder.copyOf(first);
    const days: string[] = [];
    const controller = new AbortController();
    for await (const { asOf } of follow({ to, every: 0, signal: controller.signal })) {
      days.push(asOf);
      if (days.length === 2) controller.abort();
    }
    for await (const { asOf } of follow({ to, every: 0, days: 1 })) days.push(asOf);
    expect(days).toEqual([1, 2, 3].map((day) => formatDay(firstDay + day)));
    await advance({ to, days: lastDay - firstDay - 3 });
    expect(await tableHashes(to.path)).toEqual(expected);
  });
});

describe("a database that somebody else has changed", () => {
  it("takes the changes by key, and the report names the rows that were not there", async () => {
    const to = folder.copyOf(first);
    const planned = await advance({ to, days: 30, dryRun: true });
    await runOnDuckDb(to.path, "delete from appointment where AptStatus = 1");
    const { missing } = await advance({ to, days: 30 });
    expect(missing).toEqual([
      { table: "appointment", updates: updatesOf(planned, "appointment"), deletes: 0 },
    ]);
  });

  it("keeps a row of its own, which is in the way of none", async () => {
    const to = folder.copyOf(first);
    await runOnDuckDb(
      to.path,
      "insert into employer (EmployerNum, EmpName) values (1000000000, 'Somebody Else')",
    );
    await advance({ to, days: 3 });
    expect(await select(to, "select EmpName from employer where EmployerNum = 1000000000")).toHaveLength(1);
  });

  it("is left alone when a key of the practice is taken", async () => {
    const to = folder.copyOf(first);
    await runOnDuckDb(
      to.path,
      "insert into commlog by name select CommlogNum + 1 as CommlogNum, * exclude (CommlogNum) from commlog order by CommlogNum desc limit 1",
    );
    const before = await tableHashes(to.path);
    const attempt = advance({ to, days: 10 });
    await expect(attempt).rejects.toMatchObject({
      failure: { kind: "database", next: expect.stringContaining("take that row away") },
    });
    expect(await tableHashes(to.path)).toEqual(before);
  });

  it("is not written to when it was moved on in the meantime", async () => {
    const to = folder.copyOf(first);
    const live = await openLivePractice(to);
    await advance({ to, days: 1 });
    const settings = settingsOfMarker(live.marker, 1, "here");
    const { changes } = new PracticeLife(settings, firstDay).liveUntil(firstDay + 1);
    const attempt = live.apply(changes, live.marker, { ...live.marker, ...settings });
    await expect(attempt).rejects.toThrow("in the meantime");
    changes.remove();
    expect((await openLivePractice(to)).marker.asOf).toBe(firstDay + 1);
  });
});

describe("a request that cannot be met", () => {
  it.each([0, -1, 1.5, Number.NaN])("is refused for %d days", async (days) => {
    await expect(advance({ to: first, days })).rejects.toMatchObject({ failure: { kind: "usage" } });
  });

  it("is refused for a day that no practice reaches", async () => {
    await expect(advance({ to: first, days: 9999 })).rejects.toMatchObject({ failure: { kind: "usage" } });
  });

  it("is refused where there is no practice", async () => {
    const attempt = advance({ to: folder.url("nothing"), days: 1 });
    await expect(attempt).rejects.toMatchObject({ failure: { kind: "database", next: /bitewing generate/ } });
  });

  it("is refused for a database that is not bitewing's", async () => {
    const to = folder.url("foreign");
    await runOnDuckDb(to.path, "create table patient (PatNum bigint)");
    await expect(advance({ to, days: 1 })).rejects.toThrow("not bitewing's own");
  });

  it("is refused for a practice of another version", async () => {
    const to = folder.copyOf(first);
    await runOnDuckDb(
      to.path,
      `update preference set ValueString = regexp_replace(ValueString, '"version":"[^"]*"', '"version":"0.0.1"')
       where PrefName = 'BitewingPractice'`,
    );
    await expect(advance({ to, days: 1 })).rejects.toThrow("made by bitewing 0.0.1");
  });
});

function unreadable(changes: TableChanges): TableChanges {
  const { inserted } = changes;
  if (inserted === undefined) return changes;
  const { table, rows, bytes, waitingBytes, lastKey } = inserted;
  const stream = (): Readable => inserted.stream();
  const file = (): string => join(folder.path, "gone.csv");
  const release = (): void => {};
  return { ...changes, inserted: { table, rows, bytes, waitingBytes, lastKey, stream, file, release } };
}

function updatesOf({ tables }: AdvanceReport, name: string): number {
  return tables.find(({ table }) => table === name)?.updated ?? 0;
}

async function select(url: DuckDbUrl, sql: string): Promise<readonly unknown[]> {
  const session = await openDuckDb(url.path, { readOnly: true });
  try {
    return await session.select(sql);
  } finally {
    session.close();
  }
}
