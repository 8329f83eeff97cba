import type { Files } from "./in-memory-project.ts";

/** A test of a package with its arguments, once so that it passes and once so that it fails. */
export interface PackageTestCase {
  readonly test: string;
  /** The column it stands at; undefined when it stands at the model. */
  readonly column?: string;
  readonly passes: Readonly<Record<string, unknown>>;
  readonly fails: Readonly<Record<string, unknown>>;
  /** The number of failures, where it tells more than that there are some. */
  readonly failures?: number;
}

const today = "cast(current_timestamp as timestamp)";

const models: Files = {
  "models/visit.sql": `
select 1 as id, 'North' as office, cast(10 as numeric(12, 2)) as fee, 5 as paid, cast('a1' as varchar(10)) as code, date '2026-01-01' as starts_on, date '2026-01-05' as ends_on, 'x' as same
union all select 2, 'North', 20, 20, 'b2', date '2026-01-05', date '2026-01-09', 'x'
union all select 3, 'South', null, 30, 'C33', date '2026-01-10', date '2026-01-12', 'x'
union all select 4, 'South', 40, 41, null, date '2026-01-12', date '2026-01-20', 'x'`,
  "models/office.sql":
    "select 'North' as label, true as is_open, 2 as visits union all select 'South', false, 2",
  "models/copy.sql": "select * from {{ ref('visit') }}",
  "models/other.sql":
    "select id, office, fee + 0.001 as fee, paid, code, starts_on, ends_on, same from {{ ref('visit') }} where id < 4",
  "models/moment.sql": `select ${today} - interval '1 hour' as happened_at, ' ' as blank, 'x' as note union all select ${today} - interval '3 day', 'y', 'z'`,
  "models/empty.sql": "select 1 as id, cast(null as date) as day where 1 = 0",
};

export const packageTestCases: Readonly<Record<string, readonly PackageTestCase[]>> = {
  visit: [
    // dbt_utils
    {
      test: "dbt_utils.expression_is_true",
      passes: { expression: "id > 0" },
      fails: { expression: "paid > fee" },
      failures: 2,
    },
    {
      test: "dbt_utils.expression_is_true",
      column: "paid",
      passes: { expression: "> 0" },
      fails: { expression: "< 30" },
      failures: 2,
    },
    {
      test: "dbt_utils.accepted_range",
      column: "fee",
      passes: { min_value: 10, max_value: 40 },
      fails: { min_value: 10, inclusive: false },
      failures: 1,
    },
    {
      test: "dbt_utils.unique_combination_of_columns",
      passes: { combination_of_columns: ["office", "id"] },
      fails: { combination_of_columns: ["office", "same"] },
      failures: 2,
    },
    {
      test: "dbt_utils.unique_combination_of_columns",
      passes: { combination_of_columns: ["id"], quote_columns: true },
      fails: { combination_of_columns: ["same"], quote_columns: true },
      failures: 1,
    },
    {
      test: "dbt_utils.relationships_where",
      column: "office",
      passes: { to: "ref('office')", field: "label", from_condition: "id < 3", to_condition: "is_open" },
      fails: { to: "ref('office')", field: "label", to_condition: "is_open" },
      failures: 2,
    },
    {
      test: "dbt_utils.not_constant",
      column: "office",
      passes: {},
      fails: { group_by_columns: ["office"] },
      failures: 2,
    },
    {
      test: "dbt_utils.not_null_proportion",
      column: "fee",
      passes: { at_least: 0.75 },
      fails: { at_least: 0.8 },
      failures: 1,
    },
    {
      test: "dbt_utils.not_null_proportion",
      column: "fee",
      passes: { at_least: 0.5, group_by_columns: ["office"] },
      fails: { at_least: 0.2, at_most: 0.7, group_by_columns: ["office"] },
      failures: 1,
    },
    {
      test: "dbt_utils.at_least_one",
      column: "code",
      passes: { group_by_columns: ["office"] },
      fails: { group_by_columns: ["id"] },
      failures: 1,
    },
    {
      test: "dbt_utils.equal_rowcount",
      passes: { compare_model: "ref('copy')" },
      fails: { compare_model: "ref('office')" },
      failures: 2,
    },
    {
      test: "dbt_utils.equal_rowcount",
      passes: { compare_model: "ref('copy')", group_by_columns: ["office"] },
      fails: { compare_model: "ref('other')", group_by_columns: ["office"] },
      failures: 1,
    },
    {
      test: "dbt_utils.cardinality_equality",
      column: "office",
      passes: { to: "ref('copy')", field: "office" },
      fails: { to: "ref('other')", field: "office" },
      failures: 2,
    },
    {
      test: "dbt_utils.equality",
      passes: { compare_model: "ref('copy')" },
      fails: { compare_model: "ref('other')", exclude_columns: ["fee"] },
      failures: 1,
    },
    {
      test: "dbt_utils.equality",
      passes: { compare_model: "ref('other')", compare_columns: ["office"] },
      fails: { compare_model: "ref('other')", precision: 2 },
      failures: 1,
    },
    {
      test: "dbt_utils.mutually_exclusive_ranges",
      passes: { lower_bound_column: "starts_on", upper_bound_column: "ends_on" },
      fails: { lower_bound_column: "starts_on", upper_bound_column: "ends_on", gaps: "not_allowed" },
      failures: 1,
    },
    {
      test: "dbt_utils.mutually_exclusive_ranges",
      passes: {
        lower_bound_column: "starts_on",
        upper_bound_column: "ends_on",
        partition_by: "office",
        gaps: "not_allowed",
      },
      fails: { lower_bound_column: "starts_on", upper_bound_column: "ends_on", gaps: "required" },
      failures: 2,
    },
    {
      test: "dbt_utils.mutually_exclusive_ranges",
      passes: { lower_bound_column: "id", upper_bound_column: "id", zero_length_range_allowed: true },
      fails: { lower_bound_column: "id", upper_bound_column: "id" },
      failures: 4,
    },
    { test: "dbt_utils.sequential_values", column: "id", passes: {}, fails: { interval: 2 }, failures: 3 },
    {
      test: "dbt_utils.sequential_values",
      column: "starts_on",
      passes: { group_by_columns: ["id"], datepart: "day" },
      fails: { datepart: "day", interval: 5 },
      failures: 2,
    },
    {
      test: "dbt_utils.not_empty_string",
      column: "office",
      passes: {},
      fails: { config: { where: "id = 1", fail_calc: "count(*) + 1" } },
    },
    // dbt_expectations
    {
      test: "dbt_expectations.expression_is_true",
      passes: { expression: "id > 0" },
      fails: { expression: "count(*) = 1", group_by: ["office"] },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_between",
      column: "fee",
      passes: { min_value: 10, max_value: 40 },
      fails: { min_value: 10, max_value: 40, strictly: true },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_between",
      column: "fee",
      passes: { min_value: 20, row_condition: "id > 1" },
      fails: { min_value: 20 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_table_row_count_to_be_between",
      passes: { min_value: 4, max_value: 4 },
      fails: { min_value: 4, strictly: true },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_table_row_count_to_be_between",
      passes: { max_value: 2, group_by: ["office"] },
      fails: { min_value: 2, group_by: ["office"], row_condition: "id > 1" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_table_row_count_to_equal",
      passes: { value: 4 },
      fails: { value: 5 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_table_row_count_to_equal_other_table",
      passes: { compare_model: "ref('office')", factor: 2 },
      fails: { compare_model: "ref('office')" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_table_row_count_to_equal_other_table",
      passes: { compare_model: "ref('other')", group_by: ["office"], row_condition: "id < 4" },
      fails: { compare_model: "ref('other')", group_by: ["office"] },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_table_column_count_to_equal",
      passes: { value: 8 },
      fails: { value: 9 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_to_exist",
      column: "fee",
      passes: { column_index: 3 },
      fails: { column_index: 2 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_to_exist",
      column: "Fee",
      passes: {},
      fails: { transform: "trim" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_of_type",
      column: "starts_on",
      passes: { column_type: "date" },
      fails: { column_type: "timestamp" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_in_type_list",
      column: "id",
      passes: { column_type_list: ["int", "integer"] },
      fails: { column_type_list: ["text"] },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_match_regex",
      column: "code",
      passes: { regex: "^[a-z]\\d+$", flags: "i" },
      fails: { regex: "^[a-z]\\d+$" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_match_regex",
      column: "code",
      passes: { regex: "^[a-z]", row_condition: "id < 3" },
      fails: { regex: "^a" },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_values_to_not_match_regex",
      column: "code",
      passes: { regex: "^z" },
      fails: { regex: "^c", flags: "i" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_in_set",
      column: "office",
      passes: { value_set: ["North", "South"] },
      fails: { value_set: ["North"] },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_in_set",
      column: "id",
      passes: { value_set: [1, 2, 3, 4], quote_values: false },
      fails: { value_set: [1], quote_values: false, row_condition: "id < 3" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_not_be_in_set",
      column: "office",
      passes: { value_set: ["West", "O''Brien"] },
      fails: { value_set: ["North"] },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_unique",
      column: "code",
      passes: {},
      fails: { row_condition: "1 = 0 or id > 0", config: { fail_calc: "count(*) + 1" } },
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_unique",
      column: "office",
      passes: { row_condition: "id in (1, 3)" },
      fails: {},
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_values_to_not_be_null",
      column: "fee",
      passes: { row_condition: "id <> 3" },
      fails: {},
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_values_to_be_null",
      column: "fee",
      passes: { row_condition: "id = 3" },
      fails: {},
      failures: 3,
    },
    {
      test: "dbt_expectations.expect_column_value_lengths_to_be_between",
      column: "code",
      passes: { min_value: 2, max_value: 3 },
      fails: { min_value: 2, strictly: true },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_value_lengths_to_equal",
      column: "code",
      passes: { value: 2, row_condition: "id < 3" },
      fails: { value: 2 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_distinct_count_to_equal",
      column: "office",
      passes: { value: 2 },
      fails: { value: 2, group_by: ["office"] },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_distinct_count_to_be_greater_than",
      column: "office",
      passes: { value: 1 },
      fails: { value: 2 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_pair_values_A_to_be_greater_than_B",
      passes: { column_A: "paid", column_B: "fee", or_equal: true, row_condition: "id > 1" },
      fails: { column_A: "paid", column_B: "fee" },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_column_pair_values_to_be_equal",
      passes: { column_A: "id", column_B: "id" },
      fails: { column_A: "fee", column_B: "paid" },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_compound_columns_to_be_unique",
      passes: { column_list: ["office", "id"] },
      fails: { column_list: ["office", "same"], quote_columns: true },
      failures: 2,
    },
    {
      test: "dbt_expectations.expect_compound_columns_to_be_unique",
      passes: { column_list: ["same", "fee"], ignore_row_if: "any_value_is_missing" },
      fails: { column_list: ["same"], ignore_row_if: "never" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_mean_to_be_between",
      column: "paid",
      passes: { min_value: 24, max_value: 24 },
      fails: { max_value: 24, strictly: true },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_max_to_be_between",
      column: "fee",
      passes: { min_value: 40 },
      fails: { max_value: 30, group_by: ["office"] },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_min_to_be_between",
      column: "fee",
      passes: { min_value: 10 },
      fails: { min_value: 11, row_condition: "id < 3" },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_column_sum_to_be_between",
      column: "fee",
      passes: { min_value: 70, max_value: 70 },
      fails: { min_value: 71 },
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_multicolumn_sum_to_equal",
      passes: { column_list: ["fee", "paid"], sum_total: 166 },
      fails: { column_list: ["fee", "paid"], sum_total: 166, group_by: ["office"] },
      failures: 2,
    },
  ],
  other: [
    {
      test: "dbt_utils.fewer_rows_than",
      passes: { compare_model: "ref('visit')" },
      fails: { compare_model: "ref('visit')", group_by_columns: ["office"] },
      failures: 1,
    },
    {
      test: "dbt_utils.fewer_rows_than",
      passes: { compare_model: "ref('copy')" },
      fails: { compare_model: "ref('office')" },
      failures: 1,
    },
  ],
  moment: [
    {
      test: "dbt_utils.recency",
      passes: { field: "happened_at", datepart: "day", interval: 1 },
      fails: { field: "happened_at", datepart: "day", interval: 1, group_by_columns: ["note"] },
      failures: 1,
    },
    {
      test: "dbt_utils.recency",
      passes: { field: "happened_at", datepart: "day", interval: 1, ignore_time_component: true },
      fails: { field: "happened_at", datepart: "minute", interval: 30 },
      failures: 1,
    },
    {
      test: "dbt_utils.not_empty_string",
      column: "blank",
      passes: { trim_whitespace: false },
      fails: {},
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_row_values_to_have_recent_data",
      column: "happened_at",
      passes: { datepart: "day", interval: 1 },
      fails: { datepart: "day", interval: 1, row_condition: "note = 'z'" },
      failures: 1,
    },
  ],
  empty: [
    {
      test: "dbt_utils.at_least_one",
      column: "day",
      passes: { config: { where: "1 = 0", error_if: "> 1", warn_if: "> 1" } },
      fails: {},
      failures: 1,
    },
    {
      test: "dbt_expectations.expect_row_values_to_have_recent_data",
      column: "day",
      passes: { datepart: "day", interval: 1, config: { error_if: "> 1", warn_if: "> 1" } },
      fails: { datepart: "day", interval: 1 },
      failures: 1,
    },
  ],
};

/** The tests as YAML, which JSON is, each under a name that tells what it must do. */
function properties(): string {
  const entry = (
    model: string,
    own: PackageTestCase,
    i: number,
    isPass: boolean,
  ): Record<string, unknown> => {
    const { config, ...given } = isPass ? own.passes : own.fails;
    const name = packageTestName(model, i, isPass);
    return { [own.test]: { name, arguments: given, ...(config === undefined ? {} : { config }) } };
  };
  return JSON.stringify({
    models: Object.entries(packageTestCases).map(([model, list]) => {
      const entries = list.flatMap((own, i) =>
        [true, false].map((isPass) => ({ column: own.column, entry: entry(model, own, i, isPass) })),
      );
      const columns = entries.filter(({ column }) => column !== undefined);
      return {
        name: model,
        data_tests: entries.filter(({ column }) => column === undefined).map(({ entry }) => entry),
        columns: columns.map(({ column, entry }) => ({ name: column, data_tests: [entry] })),
      };
    }),
  });
}

/** The name of a case's test. */
export function packageTestName(model: string, i: number, isPass: boolean): string {
  return `${model}_${i}_${isPass ? "passes" : "fails"}`;
}

/** Models that call the macros of dbt_utils. */
export const macroCalls: Files = {
  "models/keys.sql": `select {{ dbt_utils.generate_surrogate_key(['id', 'code']) }} as k, {{ dbt_utils.safe_divide('fee', 'id - 1') }} as rate from {{ ref('visit') }} order by id`,
  "models/starred.sql":
    "select {{ dbt_utils.star(ref('visit'), relation_alias='v', except=['fee', 'PAID', 'code', 'starts_on', 'ends_on', 'same'], prefix='v_') }} from {{ ref('visit') }} as v order by v.id",
  "models/spined.sql":
    "select cast(date_day as date) as d from ({{ dbt_utils.date_spine('day', \"date '2026-01-30'\", \"date '2026-02-02'\") }}) as days order by 1",
  "models/pivoted.sql": `select {{ dbt_utils.pivot('office', dbt_utils.get_column_values(ref('visit'), 'office', order_by='office'), then_value='paid') }}
from {{ ref('visit') }}`,
  "models/unpivoted.sql": `select id, field_name, value from (
{{ dbt_utils.unpivot(ref('visit'), cast_to='varchar(9)', exclude=['id'], remove=['fee', 'paid', 'code', 'starts_on', 'ends_on']) }}
) as cells where id = 1 order by field_name`,
  "models/grouped.sql":
    "select office, same, count(*) as n from {{ ref('visit') }} {{ dbt_utils.group_by(2) }} order by 1",
  "models/united.sql": `select label, id, _dbt_source_relation like '%office%' as is_office from (
{{ dbt_utils.union_relations([ref('visit'), ref('office')], include=['id', 'label'], where='1 = 1') }}
) as united order by id, label`,
  "models/deduplicated.sql": `select id, office from (
{{ dbt_utils.deduplicate(relation=ref('visit'), partition_by='office', order_by='id desc') }}
) as kept order by id`,
};

/** A project with all of it. */
export const packageTestsProject: Files = { ...models, ...macroCalls, "models/_m.yml": properties() };
