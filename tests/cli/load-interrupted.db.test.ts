import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { changingSource } from "../pipeline/changing-source.ts";
import { type KilledWarehouse, killedDuckDb, killedPostgres } from "../pipeline/killed-warehouses.ts";
import { readRows } from "../pipeline/read-raw.ts";
import { viewWarehouse } from "../pipeline/warehouse-view.ts";
import type { FreshDatabase } from "../servers/fresh-database.ts";
import { TcpProxy } from "../servers/tcp-proxy.ts";
import { call, start } from "./call.ts";

let moments: readonly FreshDatabase[] = [];
let mysql: TcpProxy;

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
});
afterAll(() => Promise.all(moments.map((moment) => moment.drop())));
beforeEach(async () => {
  mysql = await TcpProxy.before(moments[0]?.url ?? "");
});
afterEach(() => mysql.close());

interface Running {
  readonly process: ReturnType<typeof start>;
  readonly ended: Promise<{ readonly code: unknown; readonly err: string }>;
}

function startLoad(from: string, to: string): Running {
  const process = start(["load", "--from", from, "--to", to]);
  let err = "";
  process.stderr.on("data", (text: Buffer) => {
    err += text.toString();
  });
  process.stdout.resume();
  const ended = once(process, "close").then(([code]) => ({ code, err }));
  return { process, ended };
}

/** A load that has sent rows to the warehouse and waits for more from a server that does not go on. */
async function loadHalfWay(to: string): Promise<Running> {
  const held = mysql.holdWhen(({ fromServer }) => fromServer > 100_000);
  const load = startLoad(mysql.url, to);
  await Promise.race([held, load.ended]);
  return load;
}

describe.each([
  ["PostgreSQL", killedPostgres, "Another load into this database is at work."],
  ["DuckDB", killedDuckDb, "Another process has this DuckDB file open."],
])("a load into %s", (_, open, anotherLoad) => {
  let warehouse: KilledWarehouse;
  beforeEach(async () => {
    warehouse = await open();
  });
  afterEach(() => warehouse.drop());

  test("stops at Ctrl-C though the source is silent, says what remains, and goes on at the next call", async () => {
    const { process, ended } = await loadHalfWay(warehouse.warehouse);
    process.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).toBe(4);
    expect(err).toContain("Interrupted. The warehouse is as it was before.");
    expect(err).toContain("Run the same command again: tables that are ready wait there");
    const view = await viewWarehouse(warehouse.warehouse);
    expect(view.tables).toEqual([]);
    expect(view.runs).toEqual(["interrupted"]);
    mysql.release();
    expect(await call("load", "--from", mysql.url, "--to", warehouse.warehouse)).toMatchObject({
      exitCode: 0,
    });
    const after = await viewWarehouse(warehouse.warehouse);
    expect(after).toMatchObject({ runs: ["interrupted", "succeeded"], copies: [] });
  });

  test("keeps a second one away, in words and with code 3, and ends right itself", async () => {
    const first = await loadHalfWay(warehouse.warehouse);
    const second = await call("load", "--from", moments[0]?.url ?? "", "--to", warehouse.warehouse);
    expect(second.err).toContain(anotherLoad);
    expect(second.exitCode).toBe(3);
    mysql.release();
    expect((await first.ended).code).toBe(0);
    expect((await viewWarehouse(warehouse.warehouse)).runs).toEqual(["succeeded"]);
  });

  test("that is killed keeps nobody away", async () => {
    const killed = await loadHalfWay(warehouse.warehouse);
    killed.process.kill("SIGKILL");
    const next = call("load", "--from", moments[0]?.url ?? "", "--to", warehouse.warehouse);
    expect(await next).toMatchObject({ exitCode: 0 });
    expect((await viewWarehouse(warehouse.warehouse)).runs).toEqual(["killed", "succeeded"]);
  });
});

test("a second Ctrl-C ends a load at once that cannot stop", async () => {
  const warehouse = await killedPostgres();
  const postgres = await TcpProxy.before(warehouse.warehouse);
  const held = postgres.holdWhen(({ toServer }) => toServer > 100_000);
  const { process, ended } = startLoad(mysql.url, postgres.url);
  await held;
  process.kill("SIGINT");
  // The load leaves the source at once, and then waits for PostgreSQL.
  while (mysql.connections > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(process.exitCode).toBeNull();
  process.kill("SIGINT");
  expect((await ended).code).toBe(4);
  await postgres.close();
  await warehouse.settled();
  expect(await readRows(warehouse.warehouse, "select status from etl.runs")).toEqual([["running"]]);
  await warehouse.drop();
});
