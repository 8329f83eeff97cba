import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import { marker } from "./marker.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-duckdb-sink-"));
  path = join(folder, "practice.duckdb");
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (options = {}) => openSink({ kind: "duckdb", path }, { temporaryFolder: folder, ...options });

async function fill(carriers: number) {
  const sink = await open();
  await sink.begin(marker);
  for (let i = 1; i <= carriers; i++) sink.write("carrier", { CarrierName: `Carrier ${i}` });
  sink.write("preference", { PrefName: "PracticeTitle", ValueString: "Bitewing Dental" });
  return sink.finish();
}

async function select(sql: string) {
  const session = await openDuckDb(path, { readOnly: true });
  try {
    return await session.select(sql);
  } finally {
    session.close();
  }
}

test("a finished practice is one file with 432 tables, the rows, and the marker behind the other preferences", async () => {
  const report = await fill(3);
  expect(report).toMatchObject({ tables: 2, rows: 4 });
  expect(report.rowsPerTable.get("carrier")).toBe(3);
  expect(readdirSync(folder)).toEqual(["practice.duckdb"]);
  expect(await select("SELECT count(*)::INTEGER AS n FROM duckdb_tables()")).toEqual([{ n: 432 }]);
  expect(
    await select(`SELECT "PrefNum"::INTEGER AS n, "PrefName" AS name FROM preference ORDER BY 1`),
  ).toEqual([
    { n: 1, name: "PracticeTitle" },
    { n: 2, name: "BitewingPractice" },
  ]);
  const [stored] = await select(`SELECT "ValueString" AS text FROM preference WHERE "PrefNum" = 2`);
  expect(JSON.parse(String(stored?.text))).toEqual({ ...marker, asOf: "2024-03-01", state: "complete" });
});

test("an earlier practice is replaced", async () => {
  await fill(3);
  await fill(2);
  expect(await select("SELECT count(*)::INTEGER AS n FROM carrier")).toEqual([{ n: 2 }]);
});

test("the earlier practice stays until the new one is complete, and when the new one is given up", async () => {
  await fill(3);
  const sink = await open();
  await sink.begin(marker);
  sink.write("carrier", {});
  expect(await select("SELECT count(*)::INTEGER AS n FROM carrier")).toEqual([{ n: 3 }]);
  await sink.abort();
  expect(await select("SELECT count(*)::INTEGER AS n FROM carrier")).toEqual([{ n: 3 }]);
  expect(readdirSync(folder)).toEqual(["practice.duckdb"]);
});

test("a load that fails leaves no file", async () => {
  const sink = await open();
  await sink.begin(marker);
  sink.write("carrier", { CarrierNum: 1 });
  sink.write("carrier", { CarrierNum: 1 });
  await expect(sink.finish()).rejects.toThrow(BitewingError);
  await sink.abort();
  expect(readdirSync(folder)).toEqual([]);
});

test("what a killed run left behind is removed", async () => {
  writeFileSync(`${path}.filling`, "half");
  await fill(1);
  expect(existsSync(`${path}.filling`)).toBe(false);
});

test("a log beside the earlier file is not replayed on the new one", async () => {
  await fill(3);
  const session = await openDuckDb(path);
  await session.run(
    "SET checkpoint_threshold = '1GB'; PRAGMA disable_checkpoint_on_shutdown; DELETE FROM carrier",
  );
  session.close();
  expect(existsSync(`${path}.wal`)).toBe(true);
  await fill(2);
  expect(await select("SELECT count(*)::INTEGER AS n FROM carrier")).toEqual([{ n: 2 }]);
});

test("rows are taken only between begin and finish", async () => {
  const sink = await open();
  expect(() => sink.write("carrier", {})).toThrow("between begin and finish");
});

describe("the guard", () => {
  const refusal = async (promise: Promise<unknown>) => {
    const error: unknown = await promise.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof BitewingError ? error.failure : undefined;
  };
  const create = async (sql: string) => {
    const session = await openDuckDb(path);
    await session.run(sql);
    session.close();
  };

  test("takes a database without tables", async () => {
    await create("SELECT 1");
    expect(await fill(1)).toMatchObject({ rows: 2 });
  });

  test("refuses a database of somebody else, and says what is in it", async () => {
    await create("CREATE TABLE sales (id INTEGER)");
    expect(await refusal(open())).toMatchObject({
      kind: "database",
      what: expect.stringContaining("the table sales"),
      where: `duckdb:${path}`,
    });
  });

  test("refuses a real practice: preferences, but no marker", async () => {
    await create(`CREATE TABLE preference ("PrefName" VARCHAR, "ValueString" VARCHAR);
      INSERT INTO preference VALUES ('PracticeTitle', 'Main Street Dental')`);
    expect(await refusal(open())).toMatchObject({
      kind: "database",
      what: expect.stringContaining("not bitewing's own"),
    });
  });

  test("refuses a marker that it did not write", async () => {
    await create(`CREATE TABLE preference ("PrefName" VARCHAR, "ValueString" VARCHAR);
      INSERT INTO preference VALUES ('BitewingPractice', 'yes')`);
    expect(await refusal(open())).toMatchObject({ kind: "database" });
  });

  test("refuses a file that is no database, and leaves it alone", async () => {
    writeFileSync(path, "a letter");
    expect(await refusal(open())).toMatchObject({
      kind: "database",
      what: expect.stringContaining("cannot be opened"),
    });
    expect(readFileSync(path, "utf8")).toBe("a letter");
  });

  test("refuses to create a file when told so", async () => {
    expect(await refusal(open({ createDatabase: false }))).toMatchObject({ kind: "database" });
    expect(existsSync(path)).toBe(false);
  });

  test("refuses PostgreSQL, which is a warehouse here", async () => {
    const server = { kind: "postgres", host: "h", port: 1, user: "u", password: "p", database: "d" } as const;
    expect(await refusal(openSink(server))).toMatchObject({ kind: "usage" });
  });
});
