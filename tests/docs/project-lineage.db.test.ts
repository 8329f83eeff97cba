import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type DatabaseUrl, parseDatabaseUrl } from "../../foundation/database-url.ts";
import { projectLineage } from "../../pipeline/docs/project-lineage.ts";
import { build, withSession } from "../../pipeline/index.ts";
import { type FreshDatabase, freshDatabase } from "../servers/fresh-database.ts";
import { makeShop, measuredShop, removeShop, type Shop, smallShop } from "./shop.ts";

let database: FreshDatabase;
let target: DatabaseUrl;
let shop: Shop;

beforeAll(async () => {
  database = await freshDatabase(inject("postgresUrl"));
  target = parseDatabaseUrl(database.url);
  shop = await makeShop(measuredShop());
  await withSession(target, async (session) => {
    for (const statement of smallShop.tables) await session.query(statement);
  });
  await build({ target, projectDirectory: shop.projectDirectory });
});

afterAll(async () => {
  removeShop(shop);
  await database?.drop();
});

describe("lineage of a project on PostgreSQL", () => {
  it("is derived by DuckDB's parser, and has the columns and types of PostgreSQL", async () => {
    const { project, lineage, warehouse, compiled } = await projectLineage({
      target,
      projectDirectory: shop.projectDirectory,
    });
    expect(lineage.problems).toEqual([]);
    const revenue = project.nodes.get("model.shop.revenue");
    if (revenue === undefined) throw new Error("The project has the model revenue.");
    expect(warehouse.of(revenue.relation)?.columns).toEqual([
      { name: "region", type: "text" },
      { name: "orders", type: "bigint" },
      { name: "revenue", type: "numeric" },
      { name: "last_order", type: "date" },
    ]);
    expect(lineage.relations.get("model.shop.revenue")?.columns.map(({ name }) => name)).toEqual([
      "region",
      "orders",
      "revenue",
      "last_order",
    ]);
    expect(lineage.roots({ relation: "model.shop.revenue", column: "revenue" })).toEqual([
      { relation: "source.shop.raw.orders", column: "amount" },
    ]);
    const ratio = "metric.shop.revenue_per_large_order";
    expect(lineage.roots({ relation: ratio, column: "value" }).map(({ column }) => column)).toEqual([
      "amount",
      "id",
    ]);
    expect(compiled.get(ratio)).toContain("::numeric");
  });
});
