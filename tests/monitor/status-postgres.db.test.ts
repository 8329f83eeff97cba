import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { status } from "../../pipeline/monitor/status.ts";
import { type FreshDatabase, freshDatabase, runOnPostgres } from "../servers/fresh-database.ts";
import { etlTablesWith, morning, twoLoads } from "./etl-rows.ts";
import { statusContract } from "./status-contract.ts";

let warehouse: FreshDatabase;

beforeEach(async () => {
  warehouse = await freshDatabase(inject("postgresUrl"));
});
afterEach(() => warehouse.drop());

describe("the status of a PostgreSQL warehouse", () => {
  statusContract({ url: () => warehouse.url, run: (sql) => runOnPostgres(warehouse.url, sql) });
});

test("a user who may only read the history is enough; one who may not is told what is missing", async () => {
  const role = `reader_${new URL(warehouse.url).pathname.slice(1)}`;
  await runOnPostgres(
    warehouse.url,
    `${etlTablesWith(...twoLoads)}; create role ${role} login password 'reads'`,
  );
  try {
    const url = new URL(warehouse.url);
    url.username = role;
    url.password = "reads";
    const target = parseDatabaseUrl(url.href);
    await expect(status({ target, now: () => morning })).rejects.toThrow(/USAGE on schema etl/);
    await runOnPostgres(
      warehouse.url,
      `grant usage on schema etl to ${role}; grant select on all tables in schema etl to ${role}`,
    );
    expect((await status({ target, now: () => morning })).ok).toBe(true);
  } finally {
    await runOnPostgres(warehouse.url, `drop owned by ${role}; drop role ${role}`);
  }
});

test("the zone of the server's own clock changes nothing", async () => {
  await runOnPostgres(warehouse.url, etlTablesWith(...twoLoads));
  const name = new URL(warehouse.url).pathname.slice(1);
  await runOnPostgres(warehouse.url, `alter database ${name} set timezone = 'Pacific/Kiritimati'`);
  const { lastRun } = await status({ target: parseDatabaseUrl(warehouse.url), now: () => morning });
  expect(lastRun?.startedAt).toBe("2026-03-01T02:00:00.000Z");
});
