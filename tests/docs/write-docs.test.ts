import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { html } from "../../foundation/html.ts";
import { traceColumn, writeDocs } from "../../pipeline/index.ts";
import {
  buildShop,
  hostileShop,
  makeShop,
  measuredShop,
  removeShop,
  type Shop,
  smallShop,
  writeShopDocs,
} from "./shop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await makeShop(smallShop);
  await buildShop(shop);
});

afterAll(() => removeShop(shop));

const read = (path: string): string => readFileSync(join(shop.site, path), "utf8");

/** The markup of a page, out of the script that brings it. */
function pageOf(site: string, name: string): string {
  const text = readFileSync(join(site, "pages", `${name}.js`), "utf8");
  const [, markup] = JSON.parse(`[${text.replace(/^docsPage\(/, "").replace(/\);\s*$/, "")}]`) as [
    string,
    string,
  ];
  return markup;
}

describe("the site of a small project", () => {
  it("has a page for everything, and counts what it has", async () => {
    const report = await writeShopDocs(shop);
    expect(report).toMatchObject({ models: 4, columns: 17, sources: 2, tests: 4, problems: [] });
    expect(readdirSync(join(shop.site, "pages")).toSorted()).toEqual([
      "kpis.js",
      "macro-cents.js",
      "model-int_orders.js",
      "model-revenue.js",
      "model-stg_customers.js",
      "model-stg_orders.js",
      "seed-regions.js",
      "source-raw-customers.js",
      "source-raw-orders.js",
      "test-orders_are_positive.js",
    ]);
  });

  it("holds the graph and the lineage, through an ephemeral model", async () => {
    await expect(
      `${JSON.stringify(JSON.parse(dataOf(read("docs-data.js"))), undefined, 1)}\n`,
    ).toMatchFileSnapshot("golden/small-shop.json");
  });

  it("tells of a model its grain, types, tests with their last result, and both texts", () => {
    const page = pageOf(shop.site, "model-revenue");
    expect(page).toContain('<p class="lead">One row per region.</p>');
    expect(page).toContain("decimal(38,2)");
    expect(page).toMatch(/✓<\/span> pass/);
    expect(page).toMatch(/!<\/span> warn, 1 row/);
    expect(page).toContain('<a href="#model/int_orders">ref(&#39;int_orders&#39;)</a>');
    expect(page).toContain("Compiled");
    expect(page).toContain('href="#column/raw.orders/amount"');
  });

  it("stands below the header of the site that it is a part of, with that header's style", async () => {
    const within = { header: html`<nav>Back & forth</nav>`, style: "nav{color:red}" };
    const directory = join(shop.folder, "part");
    await writeDocs({ ...shop, directory, within });
    const index = readFileSync(join(directory, "index.html"), "utf8");
    expect(index).toMatch(/<nav>Back & forth<\/nav>\s*<section class="top" aria-label="Models">/);
    expect(readFileSync(join(directory, "docs.css"), "utf8")).toMatch(/nav\{color:red\}$/);
    expect(read("index.html")).not.toContain("Back & forth");
  });

  it("is written anew over an older one, and over nothing else", async () => {
    await writeShopDocs(shop);
    writeFileSync(join(shop.folder, "precious.txt"), "x");
    const refused = writeDocs({ ...shop, directory: shop.folder });
    await expect(refused).rejects.toThrow(/holds something else[^]*--out/);
    expect(readdirSync(shop.folder)).toContain("precious.txt");
  });

  it("shows what is selected and all it rests on, and no more", async () => {
    const directory = join(shop.folder, "selected");
    const one = await writeDocs({ ...shop, directory, select: "stg_orders" });
    expect(one).toMatchObject({ models: 1, sources: 1, tests: 1 });
    const mart = await writeDocs({ ...shop, directory, select: "revenue" });
    expect(mart).toMatchObject({ models: 4, sources: 2, tests: 4 });
  });

  it("has the exposures of dbt's manifest, after the marts, and no link that could run a script", async () => {
    const artifacts = join(shop.folder, "artifacts");
    const resource = (kind: string, name: string, more: object): object => ({
      [`${kind}.shop.${name}`]: {
        unique_id: `${kind}.shop.${name}`,
        name,
        depends_on: { nodes: ["model.shop.revenue"] },
        ...more,
      },
    });
    const manifest = {
      exposures: {
        ...resource("exposure", "board", {
          label: "The board",
          type: "dashboard",
          url: "https://shop.example/board",
        }),
        ...resource("exposure", "trap", { type: "dashboard", url: "javascript:alert(1)" }),
      },
    };
    mkdirSync(artifacts);
    writeFileSync(join(artifacts, "manifest.json"), JSON.stringify(manifest));
    const directory = join(shop.folder, "with-resources");
    await writeDocs({ ...shop, directory, artifacts });
    expect(pageOf(directory, "exposure-the-board")).toContain('<a href="https://shop.example/board">');
    expect(pageOf(directory, "exposure-trap")).not.toContain("javascript:");
    expect(pageOf(directory, "model-revenue")).toContain('href="#exposure/board"');
    const data = JSON.parse(dataOf(readFileSync(join(directory, "docs-data.js"), "utf8"))) as {
      layers: string[];
    }; // of the site
    expect(data.layers.slice(-2)).toEqual(["marts", "exposures"]);
  });

  it("says which artifact cannot be read", async () => {
    const artifacts = join(shop.folder, "broken");
    mkdirSync(artifacts);
    writeFileSync(join(artifacts, "run_results.json"), '{"metadata": {}, "results": [{}]}');
    const refused = writeDocs({ ...shop, directory: join(shop.folder, "never"), artifacts });
    await expect(refused).rejects.toThrow(/artifact cannot be read[^]*run_results\.json[^]*bitewing build/);
  });
});

describe("the site of a project with metrics and unit tests", () => {
  let measured: Shop;
  let report: Awaited<ReturnType<typeof writeDocs>>;

  beforeAll(async () => {
    measured = await makeShop(measuredShop());
    await buildShop(measured);
    report = await writeShopDocs(measured);
  });

  afterAll(() => removeShop(measured));

  it("counts them", () => {
    expect(report).toMatchObject({ models: 5, metrics: 3, tests: 4, unitTests: 1, problems: [] });
    expect(readFileSync(join(measured.site, "index.html"), "utf8")).toContain("<b>1</b>unit tests");
  });

  it("tells of a simple metric its measure, model, filter and query", () => {
    const page = pageOf(measured.site, "metric-large_orders");
    expect(page).toMatch(/the count of <code>order_id<\/code> of <a [^>]*href="#model\/sales">sales<\/a>/);
    expect(page).toContain("only where <code>is_large</code>");
    expect(page).toContain("Compiled, by month");
    expect(page).toMatch(/<dt>Without a row<\/dt><dd>no value<\/dd>/);
  });

  it("tells of a ratio both parts, each with its own definition, and the sources behind them", () => {
    const page = pageOf(measured.site, "metric-revenue_per_large_order");
    expect(page).toMatch(/>total_revenue<\/a> divided by <a[^>]*>large_orders<\/a>/);
    expect(page).toMatch(/>total_revenue<\/a> is the sum of <code>amount<\/code>/);
    expect(page).toContain('href="#column/raw.orders/amount"');
    expect(page).toContain('href="#column/raw.orders/id"');
  });

  it("joins what answers a KPI: the metric, and the column of the mart", () => {
    const page = pageOf(measured.site, "kpis");
    expect(page.match(/data-kpi=/g)).toHaveLength(1);
    expect(page).toContain('<a href="#metric/total_revenue">Revenue</a>');
    expect(page).toContain('href="#column/revenue/revenue"');
    expect(pageOf(measured.site, "metric-total_revenue")).toContain('href="#kpis/total_revenue"');
  });

  it("has a unit test on its model's page, with its result and the rows it gives and expects", () => {
    const page = pageOf(measured.site, "model-sales");
    expect(page).toMatch(/orders_<wbr>over[^]*pass[^]*Ten dollars alone are not large\./);
    expect(page).toMatch(
      /stg_orders <span>2 rows[^]*<td>10\.01<\/td>[^]*Expected <span>2 rows[^]*<td>true<\/td>/,
    );
  });

  it("leaves out a metric whose model is not shown", async () => {
    const directory = join(measured.folder, "selected");
    const selected = await writeDocs({ ...measured, directory, select: "revenue" });
    expect(selected).toMatchObject({ metrics: 0, unitTests: 0 });
  });

  it("follows a metric by its name, through the query that computes it", async () => {
    const { trace, roots, influence } = await traceColumn(measured, "revenue_per_large_order");
    expect(trace).toMatchObject({ kind: "metric", relation: "metric:revenue_per_large_order" });
    expect(trace.from.map(({ relation, column }) => `${relation}.${column}`)).toEqual([
      "sales.amount",
      "sales.order_id",
    ]);
    expect(roots.map(({ column }) => column)).toEqual(["amount", "id"]);
    expect(influence).toContainEqual({ relation: "sales", column: "is_large" });
    expect(await traceColumn(measured, "metric:revenue_per_large_order")).toMatchObject({ roots });
    await expect(traceColumn(measured, "metric:revenue")).rejects.toThrow(/no metric named 'revenue'/);
    await expect(traceColumn(measured, "large_order")).rejects.toThrow(/Did you mean 'large_orders'/);
  });
});

function dataOf(script: string): string {
  return script.replace(/^globalThis\.docsData = /, "").replace(/;\s*$/, "");
}

describe("the way back of a column", () => {
  it("is a tree that ends in the source", async () => {
    const { trace, roots, influence } = await traceColumn(shop, "revenue.revenue");
    expect(trace).toMatchObject({
      column: "revenue",
      from: [
        {
          relation: "int_orders",
          from: [
            { relation: "stg_orders", from: [{ kind: "source", relation: "raw.orders", column: "amount" }] },
          ],
        },
      ],
    });
    expect(roots).toEqual([{ relation: "raw.orders", column: "amount" }]);
    expect(influence).toContainEqual({ relation: "regions", column: "region" });
  });

  it("says which name is wrong", async () => {
    await expect(traceColumn(shop, "revenu.revenue")).rejects.toThrow(
      /no model, seed or source named 'revenu'[^]*'revenue'/,
    );
    await expect(traceColumn(shop, "revenue.profit")).rejects.toThrow(
      /'revenue' has no column 'profit'[^]*It has: region, orders/,
    );
    await expect(traceColumn(shop, "revenue")).rejects.toThrow(/names no column[^]*model.column/);
  });
});

describe("a model that DuckDB's parser cannot serialise", () => {
  it("is named with its reason, and its columns are marked, not left out", async () => {
    const pivoting = await makeShop({
      ...smallShop,
      files: {
        ...smallShop.files,
        "models/marts/wide.sql": "pivot {{ ref('stg_orders') }} on customer_id using sum(amount)\n",
      },
    });
    try {
      const report = await writeShopDocs(pivoting);
      expect(report.problems).toEqual([
        {
          relation: "model.shop.wide",
          where: "models/marts/wide.sql",
          what: "Only SELECT statements can be serialized to json!",
        },
      ]);
      expect(pageOf(pivoting.site, "model-wide")).toContain("The lineage of this model is incomplete.");
    } finally {
      removeShop(pivoting);
    }
  });
});

describe("a project full of markup", () => {
  it("is shown as text everywhere", async () => {
    const hostile = await makeShop(hostileShop);
    try {
      await writeShopDocs(hostile);
      const names = readdirSync(join(hostile.site, "pages"));
      expect(names.every((name) => /^[a-z0-9_-]+\.js$/.test(name))).toBe(true);
      // A script that is anything but data does not parse here.
      JSON.parse(dataOf(readFileSync(join(hostile.site, "docs-data.js"), "utf8")));
      const pages = names.map((name) => pageOf(hostile.site, name.slice(0, -".js".length)));
      for (const page of [...pages, readFileSync(join(hostile.site, "index.html"), "utf8")]) {
        expect(page).not.toMatch(/<(?:img|i>|u>|b>till)|<script>/);
      }
    } finally {
      removeShop(hostile);
    }
  });
});

describe("a project with a snapshot", () => {
  it("gives it a page like a model's, with the columns of its history", async () => {
    const other = await makeShop({
      files: {
        ...smallShop.files,
        "snapshots/customer_history.yml":
          "snapshots:\n  - name: customer_history\n    description: One row per state of a customer.\n    relation: ref('stg_customers')\n    config: {unique_key: customer_id, strategy: check, check_cols: all}\n",
      },
      tables: smallShop.tables,
    });
    try {
      await buildShop(other);
      const report = await writeShopDocs(other);
      expect(report.problems).toEqual([]);
      const page = pageOf(other.site, "model-customer_history");
      expect(page).toContain('<p class="lead">One row per state of a customer.</p>');
      expect(page).toContain("dbt_valid_from");
      expect(page).toContain('href="#model/stg_customers"');
    } finally {
      removeShop(other);
    }
  });
});
