/** What Parquet files and SQL dumps have in common. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BitewingError } from "../../foundation/errors.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import { type PracticeTarget, parsePracticeTarget, showTarget } from "../../generator/sinks/target.ts";
import { marker } from "./marker.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bitewing-practice-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Form {
  /** Of what is written, in the test's folder. */
  readonly name: string;
  target(path: string): string;
  /** The carriers of a finished practice. */
  carriers(path: string): Promise<readonly string[]>;
  /** Puts something there that is not bitewing's. */
  occupy(path: string): void;
}

const forms: Record<string, Form> = {
  "Parquet files": {
    name: "practice",
    target: (path) => `parquet:${path}`,
    carriers: parquetCarriers,
    occupy: (path) => {
      mkdirSync(path);
      writeFileSync(join(path, "sales.parquet"), "theirs");
    },
  },
  "a SQL dump": {
    name: "practice.sql",
    target: (path) => `sql:${path}`,
    carriers: async (path) => dumpedCarriers(readFileSync(path, "utf8")),
    occupy: (path) => writeFileSync(path, "DROP TABLE patient;\n"),
  },
  "a compressed SQL dump": {
    name: "practice.sql.gz",
    target: (path) => `sql:${path}`,
    carriers: async (path) => dumpedCarriers(gunzipSync(readFileSync(path)).toString("utf8")),
    occupy: (path) => writeFileSync(path, "a letter"),
  },
};

async function parquetCarriers(path: string): Promise<readonly string[]> {
  const session = await openDuckDb(":memory:");
  try {
    const rows = await session.select(`SELECT "CarrierName" AS name FROM '${join(path, "carrier.parquet")}'`);
    return rows.map(({ name }) => String(name));
  } finally {
    session.close();
  }
}

const dumpedCarriers = (text: string): readonly string[] =>
  [...text.matchAll(/'(Carrier \d+)'/g)].map(([, name]) => String(name));

describe.each(Object.entries(forms))("%s", (_, form) => {
  const path = () => join(folder, form.name);
  const target = (): PracticeTarget => parsePracticeTarget(form.target(path()));
  const open = () => openSink(target(), { temporaryFolder: folder });
  const fill = async (carriers: number) => {
    const sink = await open();
    await sink.begin(marker);
    for (let i = 1; i <= carriers; i++) sink.write("carrier", { CarrierName: `Carrier ${i}` });
    sink.write("preference", { PrefName: "PracticeTitle", ValueString: "Bitewing Dental" });
    return sink.finish();
  };

  test("hold a practice's rows, and nothing is left beside them", async () => {
    expect(await fill(3)).toMatchObject({ tables: 2, rows: 4 });
    expect(await form.carriers(path())).toEqual(["Carrier 1", "Carrier 2", "Carrier 3"]);
    expect(readdirSync(folder)).toEqual([form.name]);
  });

  test("are shown as they were named", () => {
    expect(showTarget(target())).toBe(form.target(path()));
  });

  test("replace an earlier practice", async () => {
    await fill(3);
    await fill(2);
    expect(await form.carriers(path())).toEqual(["Carrier 1", "Carrier 2"]);
  });

  test("replace it at the end, and not at all when the new one is given up", async () => {
    await fill(3);
    const sink = await open();
    await sink.begin(marker);
    sink.write("carrier", {});
    await sink.abort();
    expect(await form.carriers(path())).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([form.name]);
  });

  test("come out of what a killed run left behind as out of nothing", async () => {
    const half = `${path()}.filling`;
    if (form.name === "practice") {
      mkdirSync(half);
      writeFileSync(join(half, "carrier.parquet"), "half");
    } else {
      writeFileSync(half, "half");
    }
    await fill(1);
    expect(existsSync(half)).toBe(false);
    expect(await form.carriers(path())).toEqual(["Carrier 1"]);
  });

  test("tell how much of them is written", async () => {
    const sink = await open();
    await sink.begin(marker);
    sink.write("carrier", { CarrierName: "Carrier 1" });
    const heard: number[] = [];
    await sink.finish(({ bytes, ofBytes }) => heard.push(bytes / ofBytes));
    expect(heard.at(-1)).toBe(1);
  });

  test("refuse a place that holds anything else, say what, and leave it alone", async () => {
    form.occupy(path());
    const before = snapshot();
    const error: unknown = await open().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BitewingError);
    expect((error as BitewingError).failure).toMatchObject({
      kind: "database",
      what: expect.stringContaining("not bitewing's own"),
      next: expect.stringContaining("Nothing was changed."),
    });
    expect(snapshot()).toEqual(before);
  });

  test("refuse it also when it was occupied meanwhile", async () => {
    const sink = await open();
    form.occupy(path());
    await expect(sink.begin(marker)).rejects.toThrow("not bitewing's own");
    await sink.abort();
  });

  test("have the same bytes whatever the number of workers", async () => {
    const bytes = [];
    for (const workers of [1, 3]) {
      const sink = await openSink(target(), { temporaryFolder: folder, workers });
      await sink.begin(marker);
      for (let i = 1; i <= 50_000; i++) sink.write("carrier", { CarrierName: `Carrier ${i}` });
      await sink.finish();
      bytes.push(snapshot());
    }
    expect(bytes[0]).toEqual(bytes[1]);
  });
});

function snapshot(): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path, readFileSync(path, "base64")]);
}

test.each([
  ["parquet:", "needs a folder"],
  ["sql:practice.txt", "is a file .sql or .sql.gz"],
  ["sql:", "is a file .sql or .sql.gz"],
  ["excel:practice", "No database kind"],
])("'%s' is no target", (text, why) => {
  expect(() => parsePracticeTarget(text)).toThrow(why);
});

test("a refusal names what stands in a folder beside Parquet files of a practice", async () => {
  const sink = await openSink({ kind: "parquet", folder: join(folder, "practice") });
  await sink.begin(marker);
  await sink.finish();
  writeFileSync(join(folder, "practice", "thesis.doc"), "three years of work");
  await expect(openSink({ kind: "parquet", folder: join(folder, "practice") })).rejects.toThrow("thesis.doc");
});
