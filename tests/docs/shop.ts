import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { build, type DocsReport, writeDocs } from "../../pipeline/index.ts";

/** A project in a temporary folder with its warehouse. */
export interface Shop {
  readonly folder: string;
  readonly projectDirectory: string;
  readonly target: DuckDbUrl;
  /** Where its site goes. */
  readonly site: string;
}

export interface ShopFiles {
  readonly files: Readonly<Record<string, string>>;
  /** Statements that make what the project reads. */
  readonly tables: readonly string[];
}

/** Writes a project and its warehouse; nothing is built. */
export async function makeShop({ files, tables }: ShopFiles): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-docs-"));
  const projectDirectory = join(folder, "project");
  for (const [path, text] of Object.entries({ "dbt_project.yml": projectFile, ...files })) {
    mkdirSync(dirname(join(projectDirectory, path)), { recursive: true });
    writeFileSync(join(projectDirectory, path), text);
  }
  const target: DuckDbUrl = { kind: "duckdb", path: join(folder, "shop.duckdb") };
  const instance = await DuckDBInstance.create(target.path);
  const connection = await instance.connect();
  for (const statement of tables) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return { folder, projectDirectory, target, site: join(folder, "site") };
}

export async function buildShop({ projectDirectory, target }: Shop): Promise<void> {
  await build({ projectDirectory, target });
}

export async function writeShopDocs({ projectDirectory, target, site }: Shop): Promise<DocsReport> {
  return writeDocs({ projectDirectory, target, directory: site });
}

export function removeShop(shop: Shop | undefined): void {
  if (shop !== undefined) rmSync(shop.folder, { recursive: true, force: true });
}

const projectFile = `name: shop
version: '1.0'
models:
  shop:
    staging: {+materialized: view}
    intermediate: {+materialized: ephemeral}
    marts: {+materialized: table}
`;

const metricsOfRevenue = `version: 2
semantic_models:
  - name: paid_orders
    description: Orders with their customers.
    model: ref('sales')
    defaults: {agg_time_dimension: ordered_on}
    entities: [{name: order, type: primary, expr: order_id}, {name: customer, type: foreign, expr: customer_id}]
    dimensions:
      - {name: ordered_on, type: time, type_params: {time_granularity: day}}
      - {name: is_large, type: categorical}
    measures:
      - {name: order_count, agg: count, expr: order_id}
      - {name: order_amount, agg: sum, expr: amount, description: In dollars.}
metrics:
  - name: total_revenue
    label: Revenue
    description: What customers paid. Not what they ordered.
    type: simple
    type_params: {measure: {name: order_amount, fill_nulls_with: 0}}
    config: {meta: {answer_key: total_revenue}}
  - name: large_orders
    description: Orders of more than ten dollars.
    type: simple
    type_params: {measure: order_count}
    filter: "{{ Dimension('order__is_large') }}"
  - name: revenue_per_large_order
    label: Revenue per large order
    type: ratio
    type_params: {numerator: total_revenue, denominator: large_orders}
`;

/** The small shop with a mart of sales, metrics over it and a unit test of it. */
export function measuredShop(): ShopFiles {
  return {
    ...smallShop,
    files: {
      ...smallShop.files,
      "models/marts/sales.sql":
        "select order_id, customer_id, amount, ordered_on, amount > 10 as is_large from {{ ref('stg_orders') }}\n",
      "models/semantic/money.yml": metricsOfRevenue,
      "models/marts/unit_tests.yml": `version: 2
unit_tests:
  - name: orders_over_ten_dollars_are_large
    description: Ten dollars alone are not large.
    model: sales
    given:
      - input: ref('stg_orders')
        rows: [{order_id: 1, amount: 10}, {order_id: 2, amount: 10.01}]
    expect: {rows: [{order_id: 1, is_large: false}, {order_id: 2, is_large: true}]}
`,
    },
  };
}

/** Orders and customers, in three layers, with an ephemeral model, a seed and a failing test. */
export const smallShop: ShopFiles = {
  tables: [
    "create schema raw",
    "create table raw.orders as select 1 as id, 7 as customer, 12.5::numeric(12, 2) as amount, date '2026-01-02' as day",
    "create table raw.customers as select 7 as id, 'Ada' as name, 'EU' as country",
  ],
  files: {
    "seeds/regions.csv": "country,region\nEU,Europe\n",
    "macros/cents.sql":
      "{# Whole cents of an amount. #}\n{% macro cents(column) %}({{ column }} * 100)::bigint{% endmacro %}\n",
    "models/staging/stg_orders.sql":
      "select id as order_id, customer as customer_id, amount, day as ordered_on from {{ source('raw', 'orders') }}\n",
    "models/staging/stg_customers.sql":
      "select id as customer_id, name, country from {{ source('raw', 'customers') }}\n",
    "models/intermediate/int_orders.sql":
      "select o.*, c.name, {{ cents('o.amount') }} as amount_cents\nfrom {{ ref('stg_orders') }} o\njoin {{ ref('stg_customers') }} c using (customer_id)\n",
    "models/marts/revenue.sql": `with orders as (select * from {{ ref('int_orders') }}),
regions as (select * from {{ ref('regions') }}),
customers as (select * from {{ ref('stg_customers') }})
select regions.region, count(*) as orders, sum(orders.amount) as revenue, max(orders.ordered_on) as last_order
from orders
join customers on orders.customer_id = customers.customer_id
left join regions on customers.country = regions.country
group by 1
`,
    "models/schema.yml": `version: 2
sources:
  - name: raw
    description: What the till wrote.
    tables:
      - name: orders
        description: One row per order.
        columns: [{name: amount, description: In dollars.}]
      - name: customers
models:
  - name: revenue
    description: >
      One row per region. Revenue is counted on the day of the order.
    columns:
      - name: region
        data_tests: [unique, not_null]
      - name: revenue
        description: "What customers paid, in dollars."
        config: {meta: {answer_key: total_revenue}}
        data_tests:
          - accepted_values: {arguments: {values: ['1']}, config: {severity: warn}}
`,
    "tests/orders_are_positive.sql": "select * from {{ ref('stg_orders') }} where amount <= 0\n",
  },
};

const attack = `</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">'"&amp;`;

/** Markup and scripts wherever a project has a name, a description or a text. */
export const hostileShop: ShopFiles = {
  tables: ["create schema raw", `create table raw."<b>till</b>" as select 1 as "<i>id</i>", 'x' as "a""b'c"`],
  files: {
    "macros/attack.sql": `{# ${attack} #}\n{% macro attack() %}'</script><script>window.hacked = 3</script>'{% endmacro %}\n`,
    "models/marts/danger.sql": `-- ${attack}\nselect "<i>id</i>" as "<u>id</u>", "a""b'c" as "a""b'c", {{ attack() | replace("x", "y") }} as script\nfrom {{ source('raw', '<b>till</b>') }}\n`,
    "models/marts/onerror=x().sql": "select 1 as one from {{ ref('danger') }}\n",
    "models/marts/plain.sql": "select 1 as one, date '2026-01-01' as day",
    "models/schema.yml": JSON.stringify({
      version: 2,
      sources: [{ name: "raw", description: attack, tables: [{ name: "<b>till</b>", description: attack }] }],
      models: [
        {
          name: "danger",
          description: attack,
          columns: [
            {
              name: "script",
              description: attack,
              config: { meta: { answer_key: attack } },
              data_tests: [
                { accepted_values: { arguments: { values: ["<script>window.hacked = 4</script>"] } } },
              ],
            },
          ],
        },
      ],
      unit_tests: [
        {
          name: "<i>unit</i>",
          description: attack,
          model: "plain",
          given: [],
          expect: { rows: [{ one: 1, "<u>two</u>": attack }] },
        },
      ],
      semantic_models: [
        {
          name: "<i>facts</i>",
          description: attack,
          model: "ref('plain')",
          defaults: { agg_time_dimension: "day" },
          entities: [{ name: "one", type: "primary" }],
          dimensions: [{ name: "day", type: "time", type_params: { time_granularity: "day" } }],
          measures: [{ name: "ones", description: attack, agg: "sum", expr: "one" }],
        },
      ],
      metrics: [
        {
          name: "<i>metric</i>",
          label: attack,
          description: attack,
          type: "simple",
          type_params: { measure: "ones" },
          filter: "{{ Dimension('one__day') }} is not null and '<script>window.hacked = 5</script>' <> ''",
          config: { meta: { answer_key: attack } },
        },
      ],
    }),
  },
};

/** As many models as a grown project has: 110 in staging, 60 in eight systems, 28 marts, of make-believe dependencies. */
export function largeShop(): ShopFiles {
  const tables = ["create schema raw"];
  const files: Record<string, string> = {};
  const sources = Array.from({ length: 110 }, (_, i) => `table_of_the_source_${i}`);
  for (const name of sources) tables.push(`create table raw.${name} as select 1 as id, 2 as amount`);
  files["models/sources.yml"] = JSON.stringify({
    version: 2,
    sources: [
      { name: "raw", tables: sources.map((name) => ({ name, description: `One row per ${name}.` })) },
    ],
  });
  sources.forEach((name) => {
    files[`models/staging/till/stg_till__${name}.sql`] =
      `select id, amount from {{ source('raw', '${name}') }}`;
  });
  const joined = (refs: readonly string[]): string =>
    `select ${refs.map((_, i) => `t${i}.amount`).join(" + ")} as amount, t0.id\nfrom ${refs
      .map((name, i) => `{{ ref('${name}') }} t${i}${i === 0 ? "" : " on t0.id = t" + i + ".id"}`)
      .join("\njoin ")}`;
  const systems = [
    "fees",
    "insurance",
    "payments",
    "receivables",
    "collections",
    "contacts",
    "schedule",
    "logging",
  ];
  for (let i = 0; i < 60; i++) {
    const staged = [i * 2, i * 7 + 3, i * 11 + 5].map((n) => `stg_till__${sources[n % 110] ?? ""}`);
    const earlier = i > 3 ? [`int_step_of_the_system_${(i * 5) % i}`] : [];
    files[`models/intermediate/${systems[i % 8] ?? ""}/int_step_of_the_system_${i}.sql`] = joined([
      ...new Set([...staged, ...earlier]),
    ]);
  }
  for (let i = 0; i < 28; i++) {
    const read = [i, i * 3 + 7, i * 5 + 11].map((n) => `int_step_of_the_system_${n % 60}`);
    const folder = i < 8 ? "dimensions" : i < 14 ? "facts" : "kpis";
    files[`models/marts/${folder}/mart_of_monthly_figures_${i}.sql`] = joined([...new Set(read)]);
  }
  return { tables, files };
}
