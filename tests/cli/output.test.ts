import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, start } from "./call.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-cli-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("the output", () => {
  it("is one whole JSON document, also for a reader slower than the pipe is wide", async () => {
    const discovery = start(["discover", "--from", `duckdb:${await practice()}`, "--json"]);
    await setTimeout(2000);
    const catalog: unknown = JSON.parse(await text(discovery.stdout));
    expect(catalog).toHaveProperty("tables.length", 432);
  });
});

async function practice(): Promise<string> {
  const path = join(folder, "small.duckdb");
  await call("generate", "--to", `duckdb:${path}`, "--patients", "3", "--years", "1");
  return path;
}

describe("Ctrl-C", () => {
  it("in generate leaves the old file, no other, and exit code 4", async () => {
    const place = join(folder, "interrupted");
    const temporary = join(folder, "temporary");
    await mkdir(place);
    await mkdir(temporary);
    const path = await practice();
    const before = await readFile(path);
    await writeFile(join(place, "old.duckdb"), before);
    const words = ["generate", "--to", `duckdb:${place}/old.duckdb`, "--patients", "100", "--years", "1"];
    const child = start(words, { TMPDIR: temporary });
    child.stderr.on("data", (line: Buffer) => {
      if (line.includes("write ")) child.kill("SIGINT");
    });
    const exitCode = await new Promise((done) => child.on("close", done));
    expect(exitCode).toBe(4);
    expect(await readdir(place)).toEqual(["old.duckdb"]);
    expect((await readFile(join(place, "old.duckdb"))).equals(before)).toBe(true);
    expect(await readdir(temporary)).toEqual([]);
  });
});
