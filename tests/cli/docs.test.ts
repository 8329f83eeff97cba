import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeShop, measuredShop, removeShop, type Shop, smallShop } from "../docs/shop.ts";
import { call } from "./call.ts";

let shop: Shop;
let options: readonly string[];

beforeAll(async () => {
  const pivot = "pivot {{ ref('stg_orders') }} on customer_id using sum(amount)\n";
  shop = await makeShop({ ...smallShop, files: { ...smallShop.files, "models/marts/wide.sql": pivot } });
  options = ["--target", `duckdb:${shop.target.path}`, "--project", shop.projectDirectory];
});

afterAll(() => removeShop(shop));

describe("bitewing lineage", () => {
  it("prints the tree of a column, cut where it repeats, and the source columns it ends in", async () => {
    const { exitCode, out } = await call("lineage", "revenue.last_order", ...options);
    expect(exitCode).toBe(0);
    expect(out).toBe(`revenue.last_order
└─ int_orders.ordered_on
   └─ stg_orders.ordered_on
      └─ raw.orders.day

It rests on 1 column of a source:
  raw.orders.day

filtered, joined or grouped by int_orders.customer_id, stg_customers.customer_id, regions.region, stg_customers.country, regions.country
`);
  });

  it("tells of counts that they rest on rows", async () => {
    const { out } = await call("lineage", "revenue.orders", ...options);
    expect(out).toContain("└─ rows of raw.orders");
  });

  it("prints the tree of a metric", async () => {
    const measured = await makeShop(measuredShop());
    try {
      const where = ["--target", `duckdb:${measured.target.path}`, "--project", measured.projectDirectory];
      const { exitCode, out } = await call("lineage", "metric:large_orders", ...where);
      expect(exitCode).toBe(0);
      expect(out).toBe(`metric:large_orders
└─ sales.order_id
   └─ stg_orders.order_id
      └─ raw.orders.id

It rests on 1 column of a source:
  raw.orders.id

filtered, joined or grouped by sales.ordered_on, sales.is_large
`);
    } finally {
      removeShop(measured);
    }
  });

  it("is one JSON document with --json", async () => {
    const { out } = await call("lineage", "revenue.revenue", "--json", ...options);
    expect(JSON.parse(out)).toMatchObject({ roots: [{ relation: "raw.orders", column: "amount" }] });
  });

  it("refuses a name that is not there, with the nearest", async () => {
    const { exitCode, err } = await call("lineage", "revenue.revenu", ...options);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/'revenue' has no column 'revenu'\.\s+next: {2}Did you mean 'revenue'\?/);
  });
});

describe("bitewing docs", () => {
  it("names the model whose lineage is incomplete, writes the site all the same, and ends with 1", async () => {
    const { exitCode, out, err } = await call("docs", "--out", shop.site, ...options);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/Only SELECT statements can be serialized[^]*models\/marts\/wide\.sql/);
    expect(out).toMatch(/^5 models, .* 2 sources, 0 metrics, 4 data tests, 0 unit tests/);
    expect(out.trim().endsWith(`open ${join(shop.site, "index.html")}`)).toBe(true);
    expect(existsSync(join(shop.site, "index.html"))).toBe(true);
  });
});
