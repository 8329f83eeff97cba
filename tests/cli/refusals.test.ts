import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Called, call } from "./call.ts";

let folder: string;
let warehouse: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-cli-"));
  warehouse = join(folder, "warehouse.duckdb");
  await runOn(warehouse, 'create schema raw; create table raw.patient as select 1 as "PatNum"');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function runOn(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

/** A dbt project of these files beside a dbt_project.yml. */
async function projectOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const directory = join(folder, name);
  await mkdir(join(directory, "models"), { recursive: true });
  await writeFile(join(directory, "dbt_project.yml"), "name: small\nversion: '1.0'\nprofile: small\n");
  for (const [file, text] of Object.entries(files)) await writeFile(join(directory, "models", file), text);
  return directory;
}

async function build(name: string, files: Readonly<Record<string, string>>): Promise<Called> {
  const directory = await projectOf(name, files);
  return call("build", "--target", `duckdb:${warehouse}`, "--project", directory);
}

describe("the words of the call", () => {
  it("refuses an unknown option, naming it, with exit code 2", async () => {
    const { exitCode, err } = await call("demo", "--pateints", "10");
    expect(exitCode).toBe(2);
    expect(err).toContain("--pateints");
  });

  it("refuses an unknown command with exit code 2", async () => {
    const { exitCode, err } = await call("genarate");
    expect(exitCode).toBe(2);
    expect(err).toContain("generate");
  });

  it("refuses a URL of an unknown kind with exit code 2, and repeats no password", async () => {
    const { exitCode, err } = await call("discover", "--from", "oracle://scott:tiger@127.0.0.1/x");
    expect(exitCode).toBe(2);
    expect(err).toContain("'oracle:'");
    expect(err).not.toContain("tiger");
  });

  it("refuses impossible sizes before anything is written", async () => {
    const target = join(folder, "never.duckdb");
    const { exitCode, err } = await call("generate", "--to", `duckdb:${target}`, "--patients", "0");
    expect(exitCode).toBe(2);
    expect(err).toContain("--patients");
    expect(existsSync(target)).toBe(false);
  });

  it("refuses a date that does not exist", async () => {
    const target = join(folder, "never.duckdb");
    const { exitCode, err } = await call("generate", "--to", `duckdb:${target}`, "--as-of", "2026-02-30");
    expect(exitCode).toBe(2);
    expect(err).toContain("2026-02-30");
    expect(existsSync(target)).toBe(false);
  });

  it("refuses a storage engine for DuckDB", async () => {
    const target = join(folder, "never.duckdb");
    const { exitCode, err } = await call("generate", "--to", `duckdb:${target}`, "--engine", "myisam");
    expect(exitCode).toBe(2);
    expect(err).toContain("myisam");
    expect(existsSync(target)).toBe(false);
  });

  it("refuses to load a file into itself", async () => {
    const url = `duckdb:${warehouse}`;
    const { exitCode, err } = await call("load", "--from", url, "--to", url);
    expect(exitCode).toBe(2);
    expect(err).toContain("the same DuckDB file");
  });

  it("refuses a truth folder that holds no answer key", async () => {
    const { exitCode, err } = await call("check", "--target", `duckdb:${warehouse}`, "--truth", folder);
    expect(exitCode).toBe(2);
    expect(err).toContain("answer_key.json");
  });
});

describe("databases that refuse", () => {
  it("says that a server is down with exit code 3", async () => {
    for (const kind of ["mysql", "postgres"]) {
      const url = `${kind}://ann:secret@127.0.0.1:1/nothing`;
      const words = kind === "mysql" ? ["discover", "--from", url] : ["build", "--target", url];
      const { exitCode, err } = await call(...words);
      expect(exitCode).toBe(3);
      expect(err).toContain("127.0.0.1:1");
      expect(err).not.toContain("secret");
    }
  });

  it("does not write into a DuckDB file that bitewing did not fill, and leaves it as it was", async () => {
    const precious = join(folder, "precious.duckdb");
    await runOn(precious, "create table ledger as select 42 as amount");
    const before = join(folder, "before.duckdb");
    await cp(precious, before);
    const { exitCode, err } = await call(
      "generate",
      "--to",
      `duckdb:${precious}`,
      "--patients",
      "5",
      "--years",
      "1",
    );
    expect(exitCode).toBe(3);
    expect(err).toContain("precious.duckdb");
    expect(await equalFiles(precious, before)).toBe(true);
  });

  it("says that a folder cannot be written before it makes a practice", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const { exitCode, err } = await call("generate", "--to", `duckdb:${file}/practice.duckdb`);
    expect(exitCode).toBe(3);
    expect(err).toContain("a-file");
    expect(err).not.toContain("simulate");
  });

  it("writes no site of a warehouse that is missing or not built", async () => {
    const site = join(folder, "site");
    const missing = join(folder, "none.duckdb");
    const none = await call("notebooks", "export", "--warehouse", missing, "--out", site);
    expect(none).toMatchObject({ exitCode: 3, out: "" });
    expect(none.err).toMatch(/no warehouse for the notebooks[^]*none\.duckdb[^]*bitewing demo/);
    const bare = await call("notebooks", "export", "--warehouse", warehouse, "--out", site);
    expect(bare).toMatchObject({ exitCode: 3, out: "" });
    expect(bare.err).toMatch(/no marts to show[^]*bitewing build --target/);
    expect(existsSync(site)).toBe(false);
  });

  it("says that the notebooks have no warehouse to read", async () => {
    const { exitCode, err } = await call("notebooks", "run", "--warehouse", join(folder, "none.duckdb"));
    expect(exitCode).toBe(3);
    expect(err).toContain("none.duckdb");
  });

  it("says that a source file is missing, and makes none", async () => {
    const missing = join(folder, "missing.duckdb");
    const { exitCode, err } = await call(
      "load",
      "--from",
      `duckdb:${missing}`,
      "--to",
      `duckdb:${folder}/w.duckdb`,
    );
    expect(exitCode).toBe(3);
    expect(err).toContain("missing.duckdb");
    expect([missing, `${folder}/w.duckdb`].map((path) => existsSync(path))).toEqual([false, false]);
  });
});

describe("projects that are wrong", () => {
  it("names a missing model, the file that refers to it, and the nearest name", async () => {
    const { exitCode, err } = await build("missing", {
      "orders.sql": "select 1 as id",
      "totals.sql": "select * from {{ ref('ordres') }}",
    });
    expect(exitCode).toBe(1);
    expect(err).toContain("ordres");
    expect(err).toContain("totals.sql");
    expect(err).toContain("orders");
  });

  it("prints the path of a cycle", async () => {
    const { exitCode, err } = await build("cycle", {
      "a.sql": "select * from {{ ref('b') }}",
      "b.sql": "select * from {{ ref('a') }}",
    });
    expect(exitCode).toBe(1);
    expect(err).toMatch(/a\b.*→.*b\b.*→.*a\b/);
  });

  it("names file and line of a Jinja error", async () => {
    const { exitCode, err } = await build("jinja", { "a.sql": "select 1 as id\n{% if true %}\n" });
    expect(exitCode).toBe(1);
    expect(err).toMatch(/a\.sql:\d/);
  });

  it("shows the failing rows of a failing test, skips what is built on it, and ends with exit code 1", async () => {
    const { exitCode, err, out } = await build("failing", {
      "a.sql": "select unnest([1, 1]) as id",
      "b.sql": "select * from {{ ref('a') }}",
      "a.yml":
        "version: 2\nmodels:\n  - name: a\n    columns:\n      - name: id\n        data_tests: [unique]\n",
    });
    expect(exitCode).toBe(1);
    expect(err + out).toMatch(/fail .*unique_a_id/);
    expect(err + out).toMatch(/skipped .*\bb\b/);
  });
});

async function equalFiles(a: string, b: string): Promise<boolean> {
  const { readFile } = await import("node:fs/promises");
  return (await readFile(a)).equals(await readFile(b));
}
