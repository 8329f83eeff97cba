import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defectKinds } from "../../generator/index.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { type DuckDbSession, openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { DefectivePractices, type DefectLine } from "./defective-practice.ts";

const size = { patients: 150, years: 2, seed: 3 };
const spec = "all@2rows";

let practices: DefectivePractices;
let lines: readonly DefectLine[];
/** Both practices, attached as `clean` and `spoiled`. */
let session: DuckDbSession;
let before: ReadonlyMap<string, Cells>;
let after: ReadonlyMap<string, Cells>;

beforeAll(async () => {
  practices = await DefectivePractices.open();
  await practices.generate("clean", size);
  await practices.generate("spoiled", { ...size, defects: spec });
  lines = await practices.lines("spoiled");
  session = await openDuckDb(":memory:");
  for (const name of ["clean", "spoiled"])
    await session.run(`attach '${practices.url(name).path}' as ${name} (read_only)`);
  before = await differing("clean", "spoiled");
  after = await differing("spoiled", "clean");
});

afterAll(async () => {
  session.close();
  await practices.remove();
});

/** Names of the tables whose rows are not the same in both practices. */
async function differingTables(here: string, there: string): Promise<ReadonlySet<string>> {
  const sums = async (practice: string) => {
    const parts = [...tables.keys()].map(
      (name) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(bit_xor(hash(t)), 0) as sum from ${practice}."${name}" t`,
    );
    const rows = await session.select(parts.join(" union all "));
    return new Map(rows.map(({ name, sum }) => [String(name), String(sum)]));
  };
  const others = await sums(there);
  return new Set([...(await sums(here))].flatMap(([name, sum]) => (others.get(name) === sum ? [] : [name])));
}

type Cells = Readonly<Record<string, unknown>>;

/** The rows that one practice has and the other has not, or has otherwise, as texts by table and key. */
async function differing(here: string, there: string): Promise<ReadonlyMap<string, Cells>> {
  const found = new Map<string, Cells>();
  const names = await differingTables(here, there);
  for (const [table, { primaryKey, columns }] of tables) {
    if (!names.has(table)) continue;
    const cells = columns.map(({ name, kind }) =>
      kind === "bytes" ? `md5("${name}") as "${name}"` : `cast("${name}" as varchar) as "${name}"`,
    );
    const rows = await session.select(
      `select ${cells.join(", ")} from (from ${here}."${table}" except all from ${there}."${table}")`,
    );
    for (const row of rows) found.set(`${table} ${String(row[primaryKey ?? ""])}`, row);
  }
  return found;
}

/** Amounts are equal as numbers: a database shows 12.50 as 12.5. */
function same(stored: unknown, told: string): boolean {
  return stored === told || (told !== "" && Number(stored) === Number(told));
}

describe("a practice with defects", () => {
  it("differs from the clean one in the rows that are told, and in no other", () => {
    const told = (...actions: readonly string[]) =>
      new Set(
        lines
          .filter(({ action = "" }) => actions.includes(action))
          .map(({ table, key }) => `${table} ${key}`),
      );
    expect(new Set(before.keys())).toEqual(told("changed", "removed"));
    expect(new Set(after.keys())).toEqual(told("changed", "added"));
  });

  it("holds in each changed row what is told, and everything else as before", () => {
    const changes = lines.filter(({ action }) => action === "changed");
    const wrong = changes.filter((line) => {
      const name = `${line.table} ${line.key}`;
      const column = line.column ?? "";
      return (
        !same(before.get(name)?.[column], line.before ?? "") ||
        !same(after.get(name)?.[column], line.after ?? "")
      );
    });
    expect(wrong).toEqual([]);
    const told = new Set(changes.map(({ table, key, column }) => `${table} ${key} ${column}`));
    const untold = [...before].flatMap(([name, cells]) =>
      Object.entries(cells)
        .filter(([column, value]) => after.has(name) && value !== after.get(name)?.[column])
        .map(([column]) => `${name} ${column}`)
        .filter((cell) => !told.has(cell)),
    );
    expect(untold).toEqual([]);
  });

  it("has each kind of defect as often as asked, as far as there are places", () => {
    const planted = new Map(defectKinds.map(({ name }) => [name, new Set<string>()]));
    for (const { kind = "", id = "" } of lines) planted.get(kind)?.add(id);
    const fewer = [...planted]
      .filter(([, ids]) => ids.size !== 2)
      .map(([kind, ids]) => `${kind}: ${ids.size}`);
    expect(fewer).toEqual([]);
  });

  it("has no row with two defects", () => {
    const owners = new Map<string, Set<string>>();
    for (const { id = "", table, key } of lines) {
      const name = `${table} ${key}`;
      owners.set(name, (owners.get(name) ?? new Set()).add(id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  it("has the answer key of the clean practice", async () => {
    expect(await practices.file("spoiled", "answers.csv")).toBe(await practices.file("clean", "answers.csv"));
  });

  it("is the same practice when it is made again", async () => {
    await practices.generate("again", { ...size, defects: spec });
    expect(await practices.file("again", "defects.json")).toBe(
      await practices.file("spoiled", "defects.json"),
    );
    await session.run(`attach '${practices.url("again").path}' as again (read_only)`);
    expect(await differingTables("again", "spoiled")).toEqual(new Set());
  });

  it("tells no defects any more in a truth folder that a clean practice is written to", async () => {
    await practices.generate("again-clean", {
      ...size,
      patients: 20,
      years: 1,
      defects: "patient-born-in-1900@1row",
    });
    expect(await practices.lines("again-clean")).toHaveLength(1);
    await practices.generate("again-clean", { ...size, patients: 20, years: 1 });
    await expect(practices.file("again-clean", "defects.csv")).rejects.toThrow("ENOENT");
  });
});
