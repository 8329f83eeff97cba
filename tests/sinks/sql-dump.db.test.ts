import { spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import mysql, { type RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { generate } from "../../generator/index.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { executables } from "../servers/programs.ts";
import { marker } from "./marker.ts";
import { randomRows } from "./random-rows.ts";
import { writeLoosely } from "./write-loosely.ts";

const [client] = executables(["mariadb", "mysql"], []);
const size = { patients: 60, years: 1, seed: 5 };
let folder: string;
let filled: FreshDatabase;
let loaded: FreshDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-sql-dump-"));
  [filled, loaded] = await Promise.all([
    freshDatabase(inject("mysqlUrl")),
    freshDatabase(inject("mysqlUrl")),
  ]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([filled.drop(), loaded.drop()]);
});

/** `mariadb database < file`; what it says. */
function load(path: string, { url }: FreshDatabase): string {
  const { hostname, port, username, password, pathname } = new URL(url);
  const words = ["--no-defaults", `-h${hostname}`, `-P${port}`, `-u${username}`, pathname.slice(1)];
  const { stderr } = spawnSync(client ?? "mariadb", words, {
    stdio: [openSync(path, "r"), "ignore", "pipe"],
    env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
    encoding: "utf8",
  });
  return stderr;
}

/** A line a table: its name, checksum, indexes and next key. */
async function contents({ url }: FreshDatabase): Promise<readonly unknown[]> {
  const connection = await mysql.createConnection(url);
  try {
    const select = async (sql: string) => (await connection.query<RowDataPacket[]>(sql))[0];
    const names = [...tables.keys()].map((name) => `\`${name}\``).join(", ");
    const checksums = await select(`CHECKSUM TABLE ${names}`);
    const indexes = await select(
      "SELECT table_name AS t, index_name AS i, seq_in_index AS s, column_name AS c, sub_part AS p, non_unique AS u FROM information_schema.statistics WHERE table_schema = database() ORDER BY 1, 2, 3",
    );
    const next = await select(
      "SELECT table_name AS t, auto_increment AS n FROM information_schema.tables WHERE table_schema = database() ORDER BY 1",
    );
    return [
      ...checksums.map(({ Table, Checksum }) => [String(Table).split(".")[1], Checksum]),
      indexes,
      next,
    ];
  } finally {
    await connection.end();
  }
}

describe.skipIf(client === undefined)("a dump, loaded by the client", () => {
  test.each(["practice.sql", "practice.sql.gz"])(
    "%s makes the database that MySQL is filled with",
    async (name) => {
      const path = join(folder, name);
      await generate({ to: { kind: "sql", path }, ...size });
      await generate({ to: parseDatabaseUrl(filled.url), ...size });
      const plain = name.endsWith(".gz") ? unzipped(path) : path;
      const target = await freshDatabase(inject("mysqlUrl"));
      expect(load(plain, target)).toBe("");
      expect(await contents(target)).toEqual(await contents(filled));
      await target.drop();
    },
  );

  test("gives back every value that a column can hold", async () => {
    const path = join(folder, "values.sql");
    for (const target of [{ kind: "sql", path } as const, parseDatabaseUrl(filled.url)]) {
      const sink = await openSink(target, { temporaryFolder: folder });
      await sink.begin(marker);
      for (const [table, definition] of tables) {
        if (table !== "preference") writeLoosely(sink, table, randomRows(definition, 6, 2));
      }
      await sink.finish();
    }
    expect(load(path, loaded)).toBe("");
    expect(await contents(loaded)).toEqual(await contents(filled));
  });

  test("fails at its first table in a database that holds a practice, and changes nothing", async () => {
    const path = join(folder, "values.sql");
    const before = await contents(filled);
    expect(load(path, filled)).toMatch(/'preference' already exists/);
    expect(await contents(filled)).toEqual(before);
  });

  test("is taken for an unfinished practice of bitewing's when its load ends half-way", async () => {
    const half = join(folder, "half.sql");
    const text = readFileSync(join(folder, "values.sql"));
    writeFileSync(half, text.subarray(0, text.indexOf("CREATE TABLE `patient`")));
    const target = await freshDatabase(inject("mysqlUrl"));
    load(half, target);
    const sink = await openSink(parseDatabaseUrl(target.url));
    await sink.begin(marker);
    expect(await sink.finish()).toMatchObject({ rows: 0 });
    await target.drop();
  });
});

function unzipped(path: string): string {
  const plain = `${path}.plain`;
  writeFileSync(plain, gunzipSync(readFileSync(path)));
  return plain;
}

test("storage engines mean nothing to Parquet files", async () => {
  const call = generate({ to: { kind: "parquet", folder: join(folder, "p") }, engine: "myisam" });
  await expect(call).rejects.toThrow(BitewingError);
});
