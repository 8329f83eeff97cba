import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { discover } from "../../pipeline/discover/discover.ts";
import { load } from "../../pipeline/load/load.ts";
import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";
import { TcpProxy } from "../servers/tcp-proxy.ts";
import { asLarge, changingSource } from "./changing-source.ts";
import { scratchPath } from "./scratch.ts";

const reader = `only_reads_${process.pid}`;
let moments: readonly FreshDatabase[] = [];
let postgres: FreshDatabase;

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
  postgres = await freshDatabase(inject("postgresUrl"));
  const grants = moments.map(
    ({ url }) => `grant select on ${new URL(url).pathname.slice(1)}.* to '${reader}'@'%'`,
  );
  await runOnMySql(
    inject("mysqlUrl"),
    [`create user '${reader}'@'%' identified by 'x'`, ...grants].join(";"),
  );
});
afterAll(async () => {
  await Promise.all([...moments, postgres].map((database) => database.drop()));
  await runOnMySql(inject("mysqlUrl"), `drop user '${reader}'@'%'`);
});

/** Does something with a moment of the source as a user who may only read it; what the server was told. */
async function statementsOf(
  moment: number,
  work: (from: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const url = new URL(moments[moment]?.url ?? "");
  url.username = reader;
  url.password = "x";
  const proxy = await TcpProxy.before(url.href);
  const commands = new Commands();
  proxy.onClient((chunk, client) => commands.hear(chunk, client));
  await work(proxy.url);
  await proxy.close();
  return commands.heard;
}

/** Puts the commands of MySQL's protocol together: a packet with sequence number 0 begins one. */
class Commands {
  readonly heard: string[] = [];
  private readonly rest = new Map<Socket, Buffer>();

  hear(chunk: Buffer, client: Socket): void {
    let bytes = Buffer.concat([this.rest.get(client) ?? Buffer.alloc(0), chunk]);
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUIntLE(0, 3)) {
      const payload = bytes.subarray(4, 4 + bytes.readUIntLE(0, 3));
      if (bytes[3] === 0) this.heard.push(inWords(payload));
      bytes = bytes.subarray(4 + payload.length);
    }
    this.rest.set(client, bytes);
  }
}

function inWords(command: Buffer): string {
  const kinds: Readonly<Record<number, string>> = { 1: "quit", 3: command.subarray(1).toString() };
  return kinds[command[0] ?? -1] ?? `command ${command[0]}`;
}

const reads = /^\(*(select|show|set session|start transaction|rollback)\b/i;
const writes =
  /\b(insert|update|delete|replace|create|drop|alter|truncate|lock|unlock|flush|grant|call|into outfile|for update|global)\b/i;

/** Quoted names and texts may be anything. */
function withoutQuoted(statement: string): string {
  return statement.replaceAll(/'(?:[^'\\]|''|\\.)*'|`[^`]*`/g, "?");
}

/** What was sent beside statements that read; the server's own counters may be asked for. */
function othersThanReading(statements: readonly string[]): readonly string[] {
  expect(statements.length).toBeGreaterThan(3);
  return statements
    .filter((statement) => statement !== "quit")
    .map(withoutQuoted)
    .filter((statement) => !reads.test(statement) || writes.test(statement))
    .filter((statement) => !/^show global status like \?$/i.test(statement));
}

test("discovery only reads, and SELECT is all it needs", async () => {
  const out = await scratchPath("catalog");
  const statements = await statementsOf(0, (from) => discover({ from: parseDatabaseUrl(from), out }));
  expect(othersThanReading(statements)).toEqual([]);
});

describe.each([
  ["PostgreSQL", async () => postgres.url],
  ["DuckDB", async () => `duckdb:${await scratchPath("warehouse.duckdb")}`],
])("a load into %s", (_, warehouse) => {
  test("only reads the source, and SELECT is all it needs: first, dry, changes, another form, in full, proved", async () => {
    const to = parseDatabaseUrl(await warehouse());
    const loads = [
      [0, {}],
      [0, { dryRun: true }],
      [1, {}],
      [2, { jobs: 3 }],
      [2, { full: true }],
      [1, { prove: "all" }],
    ] as const;
    for (const [moment, options] of loads) {
      const statements = await statementsOf(moment, (from) =>
        load({
          from: parseDatabaseUrl(from),
          to,
          ...asLarge,
          ...options,
        }),
      );
      expect(othersThanReading(statements)).toEqual([]);
    }
  });
});

test("the listener hears what is written", async () => {
  const proxy = await TcpProxy.before(moments[2]?.url ?? "");
  const commands = new Commands();
  proxy.onClient((chunk, client) => commands.hear(chunk, client));
  await runOnMySql(proxy.url, "update later set Day = null where LaterNum = 0");
  await proxy.close();
  expect(commands.heard).toContain("update later set Day = null where LaterNum = 0");
});
