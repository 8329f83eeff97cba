import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { BitewingError } from "../../foundation/errors.ts";
import { type DiscoverOptions, discover } from "../../pipeline/discover/discover.ts";
import { readCatalog } from "../../pipeline/discover/read-catalog.ts";
import { reportPage } from "../../pipeline/discover/report/report-page.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { forDuckDb } from "./schemas/for-duckdb.ts";
import { goodsOffice } from "./schemas/goods-office.ts";
import { webShop } from "./schemas/web-shop.ts";

let path = "";
let out = "";
beforeEach(async () => {
  path = await scratchPath("shop.duckdb");
  out = await scratchPath("catalog");
  await runOnDuckDb(path, forDuckDb(webShop));
});

const discoverShop = (more: Partial<DiscoverOptions> = {}): ReturnType<typeof discover> =>
  discover({ from: { kind: "duckdb", path }, ...more });

async function refusal(call: Promise<unknown>): Promise<BitewingError> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof BitewingError) return thrown;
  throw new Error("expected a refusal");
}

test("a shop of a web framework: relations declared, verified, doubtful and refuted", async () => {
  const { catalog } = await discoverShop();
  const relations = catalog.tables.flatMap(({ name, relations: all }) =>
    all.map(({ column, toTable, verdict }) => `${name}.${column} → ${toTable}: ${verdict}`),
  );
  expect(relations.toSorted()).toEqual([
    "categories.parent_category_id → categories: doubtful",
    "comments.user_id → users: verified",
    "line_items.product_id → products: verified",
    "order_lines.order_id → orders: declared",
    "order_lines.product_id → products: verified",
    "orders.approved_by_user_id → users: verified",
    "orders.user_id → users: declared",
    "products.category_id → categories: verified",
    "products_tags.product_id → products: verified",
    "products_tags.tag_id → tags: verified",
    "sessions.user_id → users: refuted",
  ]);
});

test("an office with texts for keys: relations, a key by its unique index, flags, codes, empty dates", async () => {
  const office = await scratchPath("office.duckdb");
  await runOnDuckDb(office, forDuckDb(goodsOffice));
  const { catalog } = await discover({ from: { kind: "duckdb", path: office } });
  const tableOf = (name: string): (typeof catalog.tables)[number] | undefined =>
    catalog.tables.find((table) => table.name === name);
  expect(tableOf("BELEGTEXT")?.relations).toEqual([
    {
      column: "BELEGNR",
      toTable: "BUCHUNG",
      toColumn: "BELEGNR",
      basis: "name",
      check: { looked: 2, matched: 2 },
      verdict: "verified",
    },
  ]);
  expect(tableOf("LAGERBESTAND")?.relations).toMatchObject([
    { column: "ARTNR", check: { looked: 4, matched: 1 }, verdict: "refuted" },
  ]);
  const verdicts = catalog.tables.flatMap(({ columns }) =>
    columns.flatMap(({ name, flag }) => (flag === null ? [] : [`${name}: ${flag.verdict}`])),
  );
  expect(verdicts).toEqual(["IST_AKTIV: flag", "STATUS: code"]);
  const dated = catalog.tables.flatMap(({ columns }) => columns.filter((one) => one.emptyDates.length > 0));
  expect(dated.map(({ name }) => name)).toEqual(["DATUM", "ANGELEGT"]);
});

test("a table of nothing but texts keeps its number of rows, though none is looked at", async () => {
  await runOnDuckDb(
    path,
    "create table notes as select 'a' as title, 'b' as body from range(7); create table no_notes (title varchar)",
  );
  const { catalog } = await discoverShop();
  const counted = catalog.tables
    .filter(({ name }) => name.endsWith("notes"))
    .map(({ name, rowEstimate, sampledRows }) => ({ name, rowEstimate, sampledRows }));
  expect(counted).toEqual([
    { name: "no_notes", rowEstimate: 0, sampledRows: 0 },
    { name: "notes", rowEstimate: 7, sampledRows: 0 },
  ]);
});

describe("the catalog's folder", () => {
  test("holds the catalog, which reads back as it was, and the report", async () => {
    const { catalog, changes } = await discoverShop({ out });
    expect(changes).toBeNull();
    expect(await readCatalog(`${out}/catalog.json`)).toEqual(catalog);
    expect(await readFile(`${out}/report.html`, "utf8")).toBe(reportPage(catalog));
  });

  test("a second run tells what changed, also in the report", async () => {
    await discoverShop({ out });
    expect((await discoverShop({ out })).changes).toEqual([]);
    expect(await readFile(`${out}/report.html`, "utf8")).toContain("Nothing has changed in the schema.");
    await runOnDuckDb(
      path,
      "alter table sessions add column seen_at timestamp; drop table line_items; alter table comments alter body type integer using 1",
    );
    const { changes } = await discoverShop({ out });
    expect(changes).toEqual([
      { kind: "column retyped", table: "comments", column: "body", before: "VARCHAR", now: "INTEGER" },
      { kind: "table removed", table: "line_items" },
      { kind: "column added", table: "sessions", column: "seen_at", now: "TIMESTAMP" },
    ]);
    expect(await readFile(`${out}/report.html`, "utf8")).toContain("table removed: line_items");
    expect((await discoverShop({ out })).changes).toEqual([]);
  });

  test("another catalog can be compared with", async () => {
    const before = await scratchPath("before");
    await discoverShop({ out: before });
    await runOnDuckDb(path, "create table more (id integer)");
    const { changes } = await discoverShop({ since: `${before}/catalog.json` });
    expect(changes).toEqual([{ kind: "table added", table: "more" }]);
  });

  test.each([
    ["no JSON", "once upon a time", "it is not JSON"],
    ["other JSON", '{"name": "package"}', "is no catalog of 'bitewing discover'"],
    [
      "a broken catalog",
      '{"version": 2, "source": "x", "server": "y", "tables": [{}], "domains": []}',
      "tables.0",
    ],
    ["an older catalog", '{"version": 1, "source": "x", "server": "y", "tables": []}', "of version 1"],
  ])("a file with %s is refused and stays as it is", async (_, text, words) => {
    await mkdir(out);
    await writeFile(`${out}/catalog.json`, text);
    const { message, exitCode } = await refusal(discoverShop({ out }));
    expect(message).toContain(words);
    expect(message).toContain(`${out}/catalog.json`);
    expect(exitCode).toBe(2);
    expect(await readFile(`${out}/catalog.json`, "utf8")).toBe(text);
    expect(await readdir(out)).toEqual(["catalog.json"]);
  });

  test("a file to compare with that is not there is named", async () => {
    const { message } = await refusal(discoverShop({ since: "/nonexistent/catalog.json" }));
    expect(message).toContain("/nonexistent/catalog.json");
  });
});

describe("the scaffold's folder", () => {
  test("a file that is there is named, and nothing is written", async () => {
    const folder = await scratchPath("project");
    await mkdir(`${folder}/models/staging`, { recursive: true });
    await writeFile(`${folder}/models/staging/stg_orders.sql`, "mine");
    const { message } = await refusal(discoverShop({ scaffold: folder, out }));
    expect(message).toContain("models/staging/stg_orders.sql");
    expect(await readdir(folder)).toEqual(["models"]);
    expect(await readdir(`${folder}/models/staging`)).toEqual(["stg_orders.sql"]);
    await expect(readdir(out)).rejects.toThrow("ENOENT");
  });

  test("a project that is there keeps its own settings", async () => {
    const folder = await scratchPath("project");
    await mkdir(folder);
    await writeFile(`${folder}/dbt_project.yml`, "name: mine");
    const { scaffold } = await discoverShop({ scaffold: folder });
    expect(scaffold).toContain("models/staging/_sources.yml");
    expect(await readFile(`${folder}/dbt_project.yml`, "utf8")).toBe("name: mine");
    expect((await readdir(folder)).toSorted()).toEqual(["dbt_project.yml", "models"]);
  });
});
