import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Project } from "../../pipeline/project/project.ts";
import { selectItems } from "../../pipeline/project/select.ts";
import { build, compile, listNodes, retry } from "../../pipeline/run/commands.ts";
import { manifestOf } from "../../pipeline/run/manifest.ts";
import { schemaFaults } from "./dbt-schema.ts";
import { load, problemsOf, withProject } from "./in-memory-project.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

const semantics = `
semantic_models:
  - name: visits
    description: A row is a visit.
    model: ref('visit')
    defaults: {agg_time_dimension: visit_date}
    entities: [{name: visit, type: primary, expr: visit_id}]
    dimensions:
      - {name: visit_date, type: time, type_params: {time_granularity: day}}
      - {name: is_kept, type: categorical}
    measures: [{name: visit_count, agg: count, expr: visit_id}]
metrics:
  - name: visits
    label: Visits
    type: simple
    type_params: {measure: {name: visit_count, fill_nulls_with: 0}}
  - name: kept_visits
    label: Kept visits
    type: simple
    type_params: {measure: visit_count}
    filter: "{{ Dimension('visit__is_kept') }}"
    config: {tags: [daily], meta: {owner: desk}}
  - name: kept_share
    label: Kept share
    type: ratio
    type_params: {numerator: kept_visits, denominator: visits}
saved_queries:
  - name: by_day
    query_params: {metrics: [kept_share], group_by: [TimeDimension('metric_time')], where: ["{{ Dimension('visit__is_kept') }}"]}
    exports: [{name: kept_by_day, config: {export_as: table}}]
exposures:
  - name: board
    type: dashboard
    owner: {name: Desk}
    depends_on: [metric('kept_share'), ref('visit')]
`;

const files = {
  "dbt_project.yml":
    "name: shop\non-run-start: ['select 1']\non-run-end: \"select '{{ results | length }}'\"\nsnapshots: {+schema: kept}\n",
  "models/visit.sql":
    "select 1 as visit_id, cast('2026-01-31' as date) as visit_date, true as is_kept {{ none if false else '' }}",
  "models/semantics.yml": semantics,
  "models/tests.yml": `
models:
  - name: visit
    columns: [{name: visit_id, data_tests: [unique]}]
unit_tests:
  - name: one_visit
    model: visit
    given: []
    expect: {rows: [{visit_id: 1, is_kept: true}]}
`,
  "snapshots/visits_kept.sql":
    "{% snapshot visits_kept %}{{ config(unique_key='visit_id', strategy='check', check_cols='all') }}select * from {{ ref('visit') }}{% endsnapshot %}",
};

const idsOf = (project: Project, select: string): readonly string[] =>
  [...selectItems(project, { select })].sort();

describe("every kind of node can be selected", () => {
  test.each([
    ["resource_type:snapshot", ["snapshot.shop.visits_kept"]],
    ["visit", ["model.shop.visit", "test.shop.unique_visit_visit_id.", "unit_test.shop.visit.one_visit"]],
    ["test_type:unit", ["unit_test.shop.visit.one_visit"]],
    ["test_name:one_visit", ["unit_test.shop.visit.one_visit"]],
    ["semantic_model:visits", ["semantic_model.shop.visits"]],
    ["metric:kept_*", ["metric.shop.kept_share", "metric.shop.kept_visits"]],
    ["tag:daily", ["metric.shop.kept_visits"]],
    [
      "+metric:kept_visits",
      [
        "metric.shop.kept_visits",
        "model.shop.visit",
        "semantic_model.shop.visits",
        "test.shop.unique_visit_visit_id.",
        "unit_test.shop.visit.one_visit",
      ],
    ],
    ["metric:kept_share+", ["exposure.shop.board", "metric.shop.kept_share", "saved_query.shop.by_day"]],
  ])("%s", async (select, ids) => {
    const found = idsOf(await load(files), select);
    expect(found.map((id) => id.replace(/^(test\..*\.)\w+$/, "$1"))).toEqual(ids);
  });
});

test("the manifest of every kind of node fits dbt's schema", async () => {
  const manifest = manifestOf(await load(files), { compiled: new Map(), startedAt: new Date(0) });
  expect(schemaFaults("manifest-v12", manifest)).toEqual([]);
  expect(manifest).toMatchObject({
    nodes: {
      "snapshot.shop.visits_kept": { config: { strategy: "check", materialized: "snapshot" } },
      "operation.shop.shop-on-run-start-0": { raw_code: "select 1", index: 0 },
    },
    unit_tests: {
      "unit_test.shop.visit.one_visit": { expect: { rows: [{ visit_id: 1, is_kept: true }] } },
    },
    metrics: {
      "metric.shop.kept_visits": {
        filter: { where_filters: [{ where_sql_template: "{{ Dimension('visit__is_kept') }}" }] },
        meta: { owner: "desk" },
        depends_on: { nodes: ["semantic_model.shop.visits"] },
      },
      "metric.shop.kept_share": {
        type_params: {
          input_measures: [{ name: "visit_count", fill_nulls_with: null }, { fill_nulls_with: 0 }],
        },
      },
    },
    saved_queries: { "saved_query.shop.by_day": { depends_on: { nodes: ["metric.shop.kept_share"] } } },
    child_map: { "model.shop.visit": expect.arrayContaining(["semantic_model.shop.visits"]) },
  });
});

test("an exposure of a metric that does not exist is told with its line", async () => {
  const board =
    "exposures:\n  - name: board\n    type: ml\n    owner: {name: Desk}\n    depends_on: [metric('kept')]\n";
  expect(await problemsOf({ "models/m.yml": board })).toMatchObject([
    { what: "The exposure 'board' depends on the metric 'kept', which does not exist." },
  ]);
});

test("compiling leaves the results of the last run, and retry takes up snapshots", async () => {
  await withProject(files, async (projectDirectory) => {
    const options = { target: await temporaryDuckDb(), projectDirectory };
    const report = await build(options);
    expect(report.results.map(({ name, status }) => [name, status])).toEqual([
      ["shop-on-run-start-0", "success"],
      ["one_visit", "pass"],
      ["visit", "success"],
      ["unique_visit_visit_id", "pass"],
      ["visits_kept", "success"],
      ["shop-on-run-end-0", "success"],
    ]);
    const path = join(projectDirectory, "target", "run_results.json");
    const results = readFileSync(path, "utf8");
    expect(schemaFaults("run-results-v6", JSON.parse(results))).toEqual([]);
    expect((await compile(options)).map(({ name }) => name).sort()).toEqual([
      "unique_visit_visit_id",
      "visit",
      "visits_kept",
    ]);
    expect(readFileSync(path, "utf8")).toBe(results);
    expect(existsSync(join(projectDirectory, "target", "compiled/shop/snapshots/visits_kept.sql"))).toBe(
      true,
    );
    expect((await retry(options)).results.map(({ resourceType }) => resourceType)).toEqual([
      "operation",
      "operation",
    ]);
  });
});

test("the words that are listed for a node select it", async () => {
  await withProject(files, async (projectDirectory) => {
    const options = { target: { kind: "duckdb", path: ":memory:" }, projectDirectory } as const;
    for (const { uniqueId, selector } of await listNodes(options)) {
      const found = await listNodes({ ...options, select: selector, indirectSelection: "empty" });
      expect(found.map((node) => node.uniqueId)).toContain(uniqueId);
    }
  });
});
