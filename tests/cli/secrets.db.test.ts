import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { changingSource } from "../pipeline/changing-source.ts";
import { readRows } from "../pipeline/read-raw.ts";
import { type FreshDatabase, freshDatabase, runOnMySql, runOnPostgres } from "../servers/fresh-database.ts";
import { TcpProxy } from "../servers/tcp-proxy.ts";
import { type Called, call, start } from "./call.ts";

/** Whatever quotes, encodes or escapes it gives another text. */
const password = `s3cr3t/@:?#% +ü'"\\$(x)`;
const name = `secretive_${process.pid}`;
const forms = [
  password,
  encodeURIComponent(password),
  encodeURI(password),
  JSON.stringify(password).slice(1, -1),
  password.replaceAll("'", "''"),
  // Not even a part of it.
  "s3cr3t",
];

let moments: readonly FreshDatabase[] = [];
let warehouse: FreshDatabase;
let from = "";
let to = "";

beforeAll(async () => {
  moments = await changingSource(inject("mysqlUrl"));
  warehouse = await freshDatabase(inject("postgresUrl"));
  const source = withPassword(moments[0]?.url ?? "");
  const database = new URL(source).pathname.slice(1);
  const quoted = password.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  await runOnMySql(
    inject("mysqlUrl"),
    `create user '${name}'@'%' identified by '${quoted}'; grant select on ${database}.* to '${name}'@'%'`,
  );
  await runOnPostgres(
    inject("postgresUrl"),
    `create role ${name} superuser login password '${password.replaceAll("'", "''")}'`,
  );
  [from, to] = [source, withPassword(warehouse.url)];
});
afterAll(async () => {
  await Promise.all([...moments, warehouse].map((database) => database.drop()));
  await runOnMySql(inject("mysqlUrl"), `drop user '${name}'@'%'`);
  await runOnPostgres(inject("postgresUrl"), `drop role ${name}`);
});

function withPassword(url: string, change: (url: URL) => void = () => {}): string {
  const own = new URL(url);
  own.username = name;
  own.password = encodeURIComponent(password);
  change(own);
  return own.href;
}

function expectNoSecret({ out, err }: Pick<Called, "out" | "err">): void {
  for (const form of forms) {
    expect(out).not.toContain(form);
    expect(err).not.toContain(form);
  }
}

test.each([
  ["a dry run", () => ["--dry-run"], 0],
  ["a dry run as JSON", () => ["--dry-run", "--json"], 0],
  ["a load", () => [], 0],
  ["a load as JSON", () => ["--json", "--full"], 0],
  ["a load of a table that is not there", () => ["--tables", "nowhere"], 2],
])("%s shows no password", async (_, words: () => string[], exitCode) => {
  const called = await call("load", "--from", from, "--to", to, ...words());
  expectNoSecret(called);
  expect(called.exitCode).toBe(exitCode);
});

test.each([
  ["a MySQL server that refuses", () => [withPassword(from, (url) => (url.username = "nobody")), to], 3],
  ["a PostgreSQL server that refuses", () => [from, withPassword(to, (url) => (url.username = "nobody"))], 3],
  ["a MySQL server that is away", () => [withPassword(from, (url) => (url.port = "1")), to], 3],
  ["a PostgreSQL server that is away", () => [from, withPassword(to, (url) => (url.port = "1"))], 3],
  ["a database that is not there", () => [from, withPassword(to, (url) => (url.pathname = "/nowhere"))], 3],
  ["a warehouse that is none", () => [from, from], 2],
  [
    "a URL with another percent sign",
    () => [`mysql://${name}:${password.replaceAll(/[^%\w]/g, "")}%@127.0.0.1/x`, to],
    2,
  ],
  ["a URL that is none", () => [`mysql://${name}:${password}@:x/`, to], 2],
])("%s is told without a password", async (_, urls: () => string[], exitCode) => {
  const [source = "", target = ""] = urls();
  for (const words of [[], ["--json"]]) {
    const called = await call("load", "--from", source, "--to", target, ...words);
    expectNoSecret(called);
    expect(called.exitCode).toBe(exitCode);
  }
});

test("a lost connection is told without a password, and none is written into the warehouse", async () => {
  const mysql = await TcpProxy.before(from);
  mysql.cutWhen(({ fromServer }) => fromServer > 100_000);
  const child = start(["load", "--full", "--from", mysql.url, "--to", to]);
  const texts = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const [out, err] = texts.map((chunks) => Buffer.concat(chunks).toString());
  expectNoSecret({ out: out ?? "", err: err ?? "" });
  expect(err).toContain("Trying again in 1 s (attempt 2 of 6).");
  await mysql.close();
  const tables = await readRows(
    warehouse.url,
    "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('etl', 'raw')",
  );
  expect(tables.length).toBeGreaterThan(6);
  for (const [table] of tables) {
    const rows = await readRows(warehouse.url, `select t::varchar from ${table} as t`);
    const text = rows.map(([row]) => row).join("\n");
    for (const form of forms) expect(text).not.toContain(form);
  }
});
