import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../foundation/hash.ts";
import { generateGroup, type Shard } from "../../generator/index.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";

const group = { practices: 3, patients: 60, years: 1, seed: 4 };
let folder: string;
const inFolder = (name: string): string => join(folder, name);
const make = (name: string, shard?: Shard) => generateGroup({ ...group, folder: inFolder(name), shard });

/** Every file of a folder with the hash of its bytes. */
async function hashesOf(name: string): Promise<ReadonlyMap<string, string>> {
  const root = inFolder(name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = files
    .sort()
    .map(async (file) => [relative(root, file), sha256(await readFile(file))] as const);
  return new Map(await Promise.all(hashed));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-group-"));
  await make("whole");
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

describe("a group of practices", () => {
  it("has the same bytes from shards as from one run", async () => {
    await make("shards", { index: 2, of: 2 });
    await make("shards", { index: 1, of: 2 });
    const whole = await hashesOf("whole");
    expect(await hashesOf("shards")).toEqual(whole);
    const ofMay = /practice=000003\/appointment\/month=2026-05\//;
    expect([...whole.keys()].some((file) => ofMay.test(file))).toBe(true);
  }, 240_000);

  it("goes on where it was stopped", async () => {
    const before = await hashesOf("whole");
    await rm(join(inFolder("whole"), "practice=000002"), { recursive: true });
    expect(await make("whole")).toMatchObject({ practices: 3, found: 2 });
    expect(await hashesOf("whole")).toEqual(before);
  }, 240_000);

  it("is read as one table across practices and months", async () => {
    const session = await openDuckDb(":memory:");
    const path = `${inFolder("whole")}/practice=*/procedurelog/**/*.parquet`;
    const files = `read_parquet('${path}', hive_partitioning = true)`;
    const sql = `select practice, count(*) as n, count(distinct month) as months from ${files} group by 1 order by 1`;
    const rows = await session.select(sql);
    session.close();
    expect(rows.map(({ practice }) => Number(practice))).toEqual([1, 2, 3]);
    for (const { n, months } of rows) {
      expect(Number(n)).toBeGreaterThan(50);
      expect(Number(months)).toBeGreaterThan(3);
    }
  });

  it("does not go into the folder of another, nor into somebody's", async () => {
    const other = { ...group, seed: 5, folder: inFolder("whole") };
    await expect(generateGroup(other)).rejects.toThrow("The folder holds practices of another group");
    await writeFile(inFolder("notes.txt"), "");
    const somebodys = generateGroup({ ...group, folder });
    await expect(somebodys).rejects.toThrow("The folder is not empty and not bitewing's own");
  });

  it("has no shard beyond the last", async () => {
    await expect(make("none", { index: 3, of: 2 })).rejects.toThrow("There is no shard 3 of 2.");
  });
});
