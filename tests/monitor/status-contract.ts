import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { parseSlas } from "../../pipeline/monitor/sla-file.ts";
import { type StatusOptions, status } from "../../pipeline/monitor/status.ts";
import type { StatusReport, TableStatus } from "../../pipeline/monitor/status-report.ts";
import { conversionOf, etlTablesWith, morning, runOf, stateOf, tableRunOf, twoLoads } from "./etl-rows.ts";

export interface MonitoredWarehouse {
  /** URL of an empty warehouse, a fresh one for each test. */
  url(): string;
  /** Runs statements on it. */
  run(sql: string): Promise<void>;
}

/** What `status` must tell of every warehouse. */
export function statusContract({ url, run }: MonitoredWarehouse): void {
  const statusOf = (options: Omit<StatusOptions, "target"> = {}): Promise<StatusReport> =>
    status({ target: parseDatabaseUrl(url()), now: () => morning, ...options });
  const statusAfter = async (
    rows: readonly string[],
    options: Omit<StatusOptions, "target"> = {},
  ): Promise<StatusReport> => {
    await run(etlTablesWith(...rows));
    return statusOf(options);
  };
  const brokenAfter = async (rows: readonly string[], slas: string): Promise<readonly string[]> => {
    const { ok, brokenSlas } = await statusAfter(rows, { slas: parseSlas("slas.yml", slas) });
    expect(ok).toBe(brokenSlas.length === 0);
    return brokenSlas.map(({ kind, table, message }) => `${kind} ${table ?? "-"}: ${message}`);
  };

  describe("tells", () => {
    test("the last runs, the newest first, with how long they took and at what rate", async () => {
      const { runs, lastRun, running, failuresInARow } = await statusAfter(twoLoads);
      expect(runs.map(({ runId, mode, status: ended }) => [runId, mode, ended])).toEqual([
        [42, "incremental", "succeeded"],
        [41, "full", "succeeded"],
      ]);
      expect(lastRun).toEqual({
        runId: 42,
        source: "mysql://reader@office:3306/opendental",
        mode: "incremental",
        status: "succeeded",
        startedAt: "2026-03-01T02:00:00.000Z",
        endedAt: "2026-03-01T02:00:41.500Z",
        seconds: 41.5,
        snapshotAt: "2026-03-01T02:00:00.000Z",
        snapshot: "one moment",
        attempts: 2,
        tablesChecked: 432,
        tablesChanged: 2,
        rowsChecked: 186_000,
        rowsMoved: 830,
        bytesMoved: 83_000,
        rowsPerSecond: 20,
        message: null,
      });
      expect({ running, failuresInARow }).toEqual({ running: null, failuresInARow: 0 });
    });

    test("as many runs as it is asked for, and what changed in the schema in these", async () => {
      const { runs, schemaChanges } = await statusAfter([...twoLoads, runOf(43, "2026-03-01 03:00:00")], {
        runs: 2,
      });
      expect(runs.map(({ runId }) => runId)).toEqual([43, 42]);
      expect(schemaChanges).toEqual([
        {
          runId: 42,
          table: "patient",
          column: "Pronouns",
          kind: "column added",
          before: null,
          after: "varchar",
          handling: "added to the raw table",
        },
      ]);
      expect((await statusOf({ runs: 1 })).schemaChanges).toEqual([]);
    });

    test("age, lag, proof and last change of each table, the largest first", async () => {
      const { tables } = await statusAfter(twoLoads);
      expect(tables.map(({ table, rows }) => [table, rows])).toEqual([
        ["appointment", 5_130],
        ["patient", 402],
        ["eservicelog", 0],
      ]);
      expect(tableOf(tables, "patient")).toEqual({
        table: "patient",
        sourceTable: "patient",
        rows: 402,
        snapshotAt: "2026-03-01T02:00:00.000Z",
        ageSeconds: 8 * 3600,
        checkedByRun: 42,
        newestEdit: "2026-03-01T01:58:00.000Z",
        lastRun: {
          runId: 42,
          action: "merged",
          syncPlan: "edit stamp",
          seconds: 2,
          rowsMoved: 400,
          bytesMoved: 40_000,
          rowsPerSecond: 200,
          lagSeconds: 12.5,
          rangesCompared: 10,
          rangesChanged: 1,
          proof: {
            equal: true,
            source: { rows: 402, checksum: "sum of 402" },
            warehouse: { rows: 402, checksum: "sum of 402" },
            provedByRun: 42,
          },
        },
        rowsBefore: 400,
        conversions: 2,
        newConversions: 1,
      });
      expect(tableOf(tables, "appointment").lastRun).toMatchObject({
        action: "unchanged",
        rowsPerSecond: null,
        proof: { equal: true, provedByRun: 41 },
      });
      expect(tableOf(tables, "eservicelog")).toMatchObject({ ageSeconds: 8 * 3600, lastRun: null });
    });

    test("a run that is at work, and the last that ended before it", async () => {
      const atWork = runOf(43, "2026-03-01 09:58:00", { status: "running", ended_at: null });
      const { running, lastRun } = await statusAfter([...twoLoads, atWork], { runs: 1 });
      expect(running).toMatchObject({ runId: 43, seconds: 120, endedAt: null });
      // Its file could be opened, so that no process writes it; a server does not tell.
      expect(running?.orphaned).toBe(parseDatabaseUrl(url()).kind === "duckdb");
      expect(lastRun?.runId).toBe(42);
    });

    test("only the tables that it is asked for, whatever their case", async () => {
      const { tables } = await statusAfter(twoLoads, { tables: ["Patient"] });
      expect(tables.map(({ table }) => table)).toEqual(["patient"]);
    });

    test("the same again to the same clock, and writes nothing", async () => {
      expect(await statusAfter(twoLoads)).toEqual(await statusOf());
    });
  });

  describe("refuses", () => {
    const failureOf = async (work: Promise<unknown>): Promise<BitewingError["failure"]> => {
      const thrown: unknown = await work.catch((error: unknown) => error);
      if (!(thrown instanceof BitewingError)) throw new Error(`not refused: ${String(thrown)}`);
      return thrown.failure;
    };

    test("a warehouse that was never loaded into, and says what to do", async () => {
      const failure = await failureOf(statusOf());
      expect(failure).toMatchObject({
        kind: "database",
        what: expect.stringContaining("no history of loads"),
      });
      expect(failure.next).toContain("bitewing load");
      // Nothing was made by looking.
      expect(await failureOf(statusOf())).toEqual(failure);
      await run(etlTablesWith());
      expect(await failureOf(statusOf())).toEqual(failure);
    });

    test("a history of another form", async () => {
      await run("create schema etl; create table etl.runs (run_id bigint)");
      expect(await failureOf(statusOf())).toMatchObject({
        kind: "database",
        what: expect.stringContaining("cannot be read"),
      });
    });

    test("a table that is not there, with the nearest name", async () => {
      expect(await failureOf(statusAfter(twoLoads, { tables: ["pateint"] }))).toMatchObject({
        kind: "usage",
        next: "Did you mean 'patient'?",
      });
    });
  });

  describe("holds against the SLAs", () => {
    test("data up to the limit of their table, by exact name before pattern before default", async () => {
      const aged = (hours: number): string => `freshness: { default: ${hours}h }`;
      expect(await brokenAfter(twoLoads, aged(8))).toEqual([]);
      const slas = parseSlas(
        "slas.yml",
        'freshness: { default: 7h, tables: { "e*": 9h, patient: 2h, "pat*": 30h } }',
      );
      expect((await statusOf({ slas })).brokenSlas).toEqual([
        { kind: "freshness", table: "appointment", message: "8h old, at most 7h allowed" },
        { kind: "freshness", table: "patient", message: "8h old, at most 2h allowed" },
      ]);
    });

    test("data of 26 hours when nothing is said", async () => {
      await run(etlTablesWith(...twoLoads));
      const at = (instant: string): Promise<StatusReport> => statusOf({ now: () => new Date(instant) });
      expect((await at("2026-03-02T04:00:00Z")).brokenSlas).toEqual([]);
      expect((await at("2026-03-02T04:00:01Z")).brokenSlas).toHaveLength(3);
    });

    test("that a load has ever succeeded", async () => {
      const failed = runOf(1, "2026-03-01 02:00:00", { status: "failed", message: "The disk is full." });
      expect(await brokenAfter([failed], "{}")).toEqual(["freshness -: no load has succeeded yet"]);
    });

    test("failed and killed runs in a row, interrupted ones left out", async () => {
      const failed = runOf(43, "2026-03-01 03:00:00", { status: "failed", message: "The disk is full." });
      const interrupted = runOf(44, "2026-03-01 04:00:00", { status: "interrupted" });
      const killed = runOf(45, "2026-03-01 05:00:00", { status: "killed", ended_at: null });
      const rows = [runOf(40, "2026-02-27 02:00:00", { status: "failed" }), ...twoLoads, failed];
      expect(await brokenAfter([...rows, interrupted, killed], "failures: { at_most: 1 }")).toEqual([
        "failures -: 2 runs in a row failed or were killed, at most 1 may",
      ]);
      const slas = parseSlas("slas.yml", "failures: { at_most: 2 }");
      expect((await statusOf({ slas, runs: 1 })).brokenSlas).toEqual([]);
    });

    test("how long the last successful run took, and one at work takes", async () => {
      const atWork = runOf(43, "2026-03-01 09:30:00", { status: "running", ended_at: null });
      expect(await brokenAfter([...twoLoads, atWork], "duration: { at_most: 40s }")).toEqual([
        "duration -: run 42 took 42s, at most 40s allowed",
        "duration -: run 43 is at work for 30m, at most 40s allowed",
      ]);
    });

    test("values that the last run could not keep", async () => {
      expect(await brokenAfter(twoLoads, "conversions: { new_at_most: 0 }")).toEqual([
        "conversions -: 1 new value not kept as in the source, at most 0 allowed: 1 in patient",
      ]);
      const slas = parseSlas("slas.yml", "conversions: { new_at_most: 1 }");
      expect((await statusOf({ slas })).brokenSlas).toEqual([]);
      await run(runOf(43, "2026-03-01 09:00:00"));
      const strict = parseSlas("slas.yml", "conversions: { new_at_most: 0 }");
      expect((await statusOf({ slas: strict })).brokenSlas).toEqual([]);
      await run(conversionOf("patient", "11", 43));
      expect((await statusOf({ slas: strict })).ok).toBe(false);
    });

    test("the rows that a table must have, and may lose", async () => {
      const shrunk = [
        ...twoLoads,
        runOf(43, "2026-03-01 09:00:00"),
        stateOf("claim", 90, 43, "2026-03-01 09:00:00"),
        tableRunOf("claim", 100, 42),
        tableRunOf("claim", 90, 43),
      ];
      const slas = "rows: { at_least: { tables: { eservicelog: 1 } }, drop_at_most: { default: 9.9% } }";
      expect(await brokenAfter(shrunk, slas)).toEqual([
        "rows claim: fell from 100 to 90 rows (10.0 %), at most 9.9 % allowed",
        "rows eservicelog: 0 rows, at least 1 expected",
      ]);
      const lenient = parseSlas("slas.yml", "rows: { drop_at_most: { default: 10% } }");
      expect((await statusOf({ slas: lenient })).brokenSlas).toEqual([]);
    });

    test("that both sides are equal, also without any file", async () => {
      const differing = tableRunOf("patient", 402, 43, { warehouse_rows: 401, warehouse_checksum: "other" });
      const { ok, brokenSlas, tables } = await statusAfter([
        ...twoLoads,
        runOf(43, "2026-03-01 09:00:00"),
        differing,
      ]);
      expect(ok).toBe(false);
      expect(brokenSlas).toEqual([
        {
          kind: "proof",
          table: "patient",
          message: "source and warehouse differ: source 402 rows (sum of 402), warehouse 401 rows (other)",
        },
      ]);
      expect(tableOf(tables, "patient").lastRun?.proof.equal).toBe(false);
    });

    test("names that fit no table, with their line", async () => {
      const slas =
        'freshness:\n  tables:\n    pateint: 2d\n    "zz*": 2d\nrows: { at_least: { tables: { patient: 1 } } }';
      expect(await brokenAfter(twoLoads, slas)).toEqual([
        "name pateint: the name at slas.yml:3 fits no table of the warehouse. Did you mean 'patient'?",
        "name zz*: the name at slas.yml:4 fits no table of the warehouse",
      ]);
    });
  });
}

function tableOf(tables: readonly TableStatus[], name: string): TableStatus {
  const found = tables.find(({ table }) => table === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
}
