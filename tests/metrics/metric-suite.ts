import { beforeAll, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { type MetricsOptions, queryMetrics } from "../../pipeline/metrics/query-metrics.ts";
import { build } from "../../pipeline/run/commands.ts";
import { type Files, withProject } from "../project/in-memory-project.ts";

const visits = `
select 1 as visit_id, 1 as dentist_id, date '2026-01-05' as visited_on, 100.00 as fee, true as is_paid
union all select 2, 1, date '2026-01-31', 50.25, false
union all select 3, 2, date '2026-02-01', 10.00, true
union all select 4, 2, date '2026-02-02', 20.00, true
union all select 5, 2, null, 99.00, true`;

const semantics = `
semantic_models:
  - name: visits
    model: ref('visits')
    defaults: {agg_time_dimension: visited_on}
    entities:
      - {name: visit, type: primary, expr: visit_id}
      - {name: dentist, type: foreign, expr: dentist_id}
    dimensions:
      - {name: visited_on, type: time, type_params: {time_granularity: day}}
      - {name: is_paid, type: categorical}
    measures:
      - {name: fees, agg: sum, expr: fee}
      - {name: visit_count, agg: count, expr: visit_id}
      - {name: visit_days, agg: count_distinct, expr: visited_on}
      - {name: paid_visits, agg: sum_boolean, expr: is_paid}
      - {name: median_fee, agg: median, expr: fee}
  - name: dentists
    model: ref('dentists')
    entities:
      - {name: dentist, type: primary, expr: dentist_id}
    dimensions:
      - {name: town, type: categorical}
metrics:
  - {name: fees, type: simple, type_params: {measure: {name: fees, fill_nulls_with: 0}}}
  - name: paid_fees
    type: simple
    type_params: {measure: {name: fees, fill_nulls_with: 0}}
    filter: "{{ Dimension('visit__is_paid') }}"
  - {name: days, type: simple, type_params: {measure: visit_days}}
  - {name: paid_visits, type: simple, type_params: {measure: paid_visits}}
  - {name: median_fee, type: simple, type_params: {measure: median_fee}}
  - {name: paid_share, type: ratio, type_params: {numerator: paid_fees, denominator: fees}}
  - name: unpaid
    type: derived
    type_params: {expr: "fees - paid", metrics: [fees, {name: paid_fees, alias: paid}]}
  - name: unpaid_fees
    type: simple
    type_params: {measure: {name: fees, fill_nulls_with: 0}}
    filter: "not {{ Dimension('visit__is_paid') }}"
  - {name: unpaid_twice, type: derived, type_params: {expr: 2 * unpaid_fees, metrics: [unpaid_fees]}}
  - name: unpaid_once
    type: derived
    type_params: {expr: unpaid_twice / 2, metrics: [unpaid_twice]}
  - {name: unpaid_share, type: ratio, type_params: {numerator: unpaid_once, denominator: fees}}
  - name: northern_share
    type: ratio
    type_params:
      numerator: {name: fees, filter: "{{ Dimension('dentist__town') }} = 'North'"}
      denominator: fees
`;

const files: Files = {
  "models/visits.sql": `{{ config(materialized='table') }}${visits}`,
  "models/dentists.sql": "select 1 as dentist_id, 'North' as town union all select 2, 'South'",
  "models/semantics.yml": semantics,
};

/** What metrics are on every engine. */
export function metricSuite(name: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`metrics on ${name}`, () => {
    let target: DatabaseUrl;

    beforeAll(async () => {
      target = await openDatabase();
      await withProject(files, (projectDirectory) => build({ target, projectDirectory, schema: "main" }));
    });

    async function figures(
      names: string[],
      by: readonly string[] = [],
      granularity: MetricsOptions["granularity"] = "month",
    ): Promise<(readonly (string | null)[])[]> {
      return withProject(files, async (projectDirectory) => {
        const schema = "main";
        const all = await queryMetrics({ target, projectDirectory, schema, names, by, granularity });
        return all.flatMap(({ rows }) => rows.map((row) => [...row.by, number(row.value)]));
      });
    }

    test("a simple metric by month leaves out rows without a date", async () => {
      expect(await figures(["fees"], ["metric_time"])).toEqual([
        ["2026-01-01", "150.25"],
        ["2026-02-01", "30"],
      ]);
    });

    test("by day, by an entity, by nothing", async () => {
      expect(await figures(["fees"], ["metric_time"], "day")).toHaveLength(4);
      expect(await figures(["fees"], ["dentist"])).toEqual([
        ["1", "150.25"],
        ["2", "30"],
      ]);
      expect(await figures(["fees"])).toEqual([["180.25"]]);
    });

    test("by a dimension of another semantic model, through the entity", async () => {
      expect(await figures(["fees"], ["dentist__town"])).toEqual([
        ["North", "150.25"],
        ["South", "30"],
      ]);
    });

    test("filters, of the metric and of one input alone", async () => {
      expect(await figures(["paid_fees"], ["metric_time"])).toEqual([
        ["2026-01-01", "100"],
        ["2026-02-01", "30"],
      ]);
      expect(await figures(["northern_share"])).toEqual([["0.8336"]]);
    });

    test("a ratio has four decimals and is empty without a denominator", async () => {
      expect(await figures(["paid_share"], ["metric_time"])).toEqual([
        ["2026-01-01", "0.6656"],
        ["2026-02-01", "1"],
      ]);
    });

    test("a derived metric is an expression over its inputs by their aliases", async () => {
      expect(await figures(["unpaid"], ["dentist"])).toEqual([
        ["1", "50.25"],
        ["2", "0"],
      ]);
    });

    test("an input without a row counts as what it is filled with, through derived metrics too", async () => {
      expect(await figures(["unpaid_share"], ["metric_time"], "day")).toEqual([
        ["2026-01-05", "0"],
        ["2026-01-31", "1"],
        ["2026-02-01", "0"],
        ["2026-02-02", "0"],
      ]);
    });

    test("distinct counts, counts of flags, medians", async () => {
      expect(await figures(["days", "paid_visits", "median_fee"])).toEqual([["4"], ["3"], ["35.125"]]);
    });

    test("an unknown metric, grouping or model that is not built says what there is", async () => {
      await expect(figures(["fee"])).rejects.toThrow(/no metric named 'fee'[^]*'fees'/);
      await expect(figures(["fees"], ["town"])).rejects.toThrow(
        /has no 'town'[^]*metric_time, visit, dentist/,
      );
    });
  });
}

/** `150.250` and `150.25` are one number. */
function number(text: string | null): string | null {
  return text === null ? null : String(Number(text));
}
