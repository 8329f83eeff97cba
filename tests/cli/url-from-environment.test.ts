import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, start } from "./call.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a URL may be kept in an environment variable", async () => {
  const path = join(folder, "no-such.duckdb");
  const child = start(["discover", "--from", "env:SOURCE"], { SOURCE: `duckdb:${path}` });
  const [err, code] = await Promise.all([
    text(child.stderr),
    new Promise((resolve) => child.once("close", resolve)),
  ]);
  expect(code).toBe(3);
  expect(err).toContain(`There is no such DuckDB file.\n  where: ${path}`);
});

test("a variable that is not set is named", async () => {
  const { exitCode, err } = await call("discover", "--from", "env:NOT_SET_ANYWHERE");
  expect(exitCode).toBe(2);
  expect(err).toContain("The environment variable 'NOT_SET_ANYWHERE' is not set.");
});
