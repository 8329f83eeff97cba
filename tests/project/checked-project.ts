import type { Files } from "./in-memory-project.ts";

/** Data tests of `visit` (fees 10, 20, null, 40), one for each way to configure what they find. */
const visitTests = `
models:
  - name: visit
    config: {tags: [daily]}
    columns:
      - name: visit_id
        data_tests: [unique, not_null]
      - name: fee
        data_tests:
          - not_null
          - not_null: {name: fails_by_default}
          - not_null: {name: warns, config: {severity: warn}}
          - not_null: {name: warns_flat, severity: warn}
          - not_null: {name: fee_where, config: {where: "visit_id <> 3"}}
          - not_null: {name: fee_where_of_a_variable, config: {where: "visit_id <> {{ var('left_out') }}"}}
          - not_null: {name: severity_of_a_variable, config: {severity: "{{ var('how_bad') }}"}}
          - not_null: {name: switched_off, config: {enabled: false}}
          - not_null: {name: stored, config: {store_failures: true}}
          - not_null: {name: stored_as_view, config: {store_failures_as: view}}
          - not_null: {name: stored_ephemeral, config: {store_failures: true, store_failures_as: ephemeral}}
          - not_null: {name: stored_elsewhere, config: {store_failures: true, schema: audit, alias: missing_fees}}
      - name: office
        data_tests:
          - accepted_values: {name: values_new_form, arguments: {values: [North, "O'Brien"]}}
          - accepted_values: {name: values_flat, values: [North, South, "O''Brien"]}
          - accepted_values: {name: values_with_a_quote, arguments: {values: [North, South, "O''Brien"]}}
          - accepted_values: {name: values_of_jinja, arguments: {values: ["{{ var('north') }}", South, "O''Brien"]}}
          - relationships: {name: offices_exist, arguments: {to: ref('office'), field: label}}
          - relationships: {name: offices_exist_flat, to: ref('office'), field: label}
    data_tests:
      - rows_found: {name: warns_from_two, arguments: {up_to: 1}, config: {warn_if: ">= 2", error_if: ">= 3"}}
      - rows_found: {name: warns_of_two, arguments: {up_to: 2}, config: {warn_if: ">= 2", error_if: ">= 3"}}
      - rows_found: {name: fails_of_three, arguments: {up_to: 3}, config: {warn_if: ">= 2", error_if: ">= 3"}}
      - rows_found: {name: fails_between, arguments: {up_to: 3}, config: {error_if: "between 2 and 3"}}
      - rows_found: {name: warns_out_of_between, arguments: {up_to: 4}, config: {error_if: "between 2 and 3"}}
      - rows_found: {name: passes_if_equal, arguments: {up_to: 4}, config: {error_if: "= 3", warn_if: "= 3"}}
      - rows_found: {name: fails_if_equal, arguments: {up_to: 3}, config: {error_if: "= 3", warn_if: "= 3"}}
      - rows_found: {name: warn_with_error_if_only, arguments: {up_to: 3}, config: {severity: warn, error_if: ">2", warn_if: ">10"}}
      - rows_found: {name: limited, arguments: {up_to: 4}, config: {limit: 2}}
      - rows_found: {name: limited_and_stored, arguments: {up_to: 4}, config: {limit: 2, store_failures: true}}
      - rows_found: {name: limited_below_the_error, arguments: {up_to: 4}, config: {limit: 2, error_if: ">2", warn_if: ">1"}}
      - rows_found: {name: summed, arguments: {up_to: 4}, config: {fail_calc: "sum(visit_id)", error_if: ">9", warn_if: ">5"}}
      - rows_found: {name: summed_of_nothing, arguments: {up_to: 0}, config: {fail_calc: "sum(visit_id)"}}
      - rows_found: {name: summed_below, arguments: {up_to: 2}, config: {fail_calc: "sum(visit_id)", error_if: ">9"}}
      - no_such_column: {name: errs}
seeds:
  - name: office
    columns:
      - name: label
        data_tests: [not_null, {not_null: {name: seed_where, config: {where: "label = 'North'"}}}]
sources:
  - name: clinic
    schema: "{{ 'raw' if target.schema else '' }}"
    tables:
      - name: office
        columns:
          - name: label
            data_tests:
              - unique
              - accepted_values: {name: source_values, arguments: {values: [North]}}
data_tests:
  - name: no_fee_is_missing
    description: Every visit has a fee.
    config: {severity: warn, meta: {owner: desk}}
`;

/** Unit tests; \`wrong\` in a name means that it is meant to fail. */
const unitTests = `
unit_tests:
  - name: sums_by_office
    description: Fees add up.
    model: office_fee
    config: {tags: [quick], meta: {owner: desk}}
    given:
      - input: ref('visit')
        rows:
          - {visit_id: 1, office: North, fee: 10}
          - {visit_id: 2, office: North, fee: 2.5}
          - {visit_id: 3, office: "O'Brien"}
      - input: ref('office')
        format: csv
        rows: |
          label,opened_on
          North,2020-01-01
          O'Brien,
    expect:
      rows:
        - {office: "O'Brien", fee: null, visits: 1, opened_on: null}
        - {office: North, fee: 12.5, visits: 2, opened_on: 2020-01-01}
  - name: sums_by_office_wrong
    model: office_fee
    given:
      - {input: ref('visit'), rows: [{office: North, fee: 10}, {office: South, fee: 1}]}
      - {input: ref('office'), rows: [{label: North}, {label: South}]}
    expect:
      rows: [{office: North, fee: 11}, {office: West, fee: 2}]
  - name: rows_of_the_seed
    model: office_fee
    given:
      - {input: ref('visit'), rows: [{office: South, fee: 10}]}
      - input: ref('office')
    expect:
      rows: [{office: South, opened_on: 2021-02-03}]
  - name: nothing_in_nothing_out
    model: office_fee
    given:
      - {input: ref('visit'), rows: []}
      - {input: ref('office'), rows: []}
    expect: {rows: []}
  - name: nothing_expected_wrong
    model: office_fee
    given:
      - {input: ref('visit'), rows: [{office: North}]}
      - {input: ref('office'), rows: [{label: North}]}
    expect: {rows: []}
  - name: repeated_rows_count_wrong
    model: named
    given: [{input: "source('clinic', 'office')", rows: [{label: a}, {label: a}]}]
    expect: {rows: [{"Label": A}]}
  - name: repeated_rows
    model: named
    given: [{input: "source('clinic', 'office')", rows: [{label: a}, {label: b}, {label: a}]}]
    expect: {rows: [{"Label": A}, {"Label": A}, {"Label": B}]}
  - name: from_files
    model: named
    given: [{input: "source('clinic', 'office')", format: csv, fixture: two_offices}]
    expect: {format: sql, fixture: two_names}
  - name: of_sql
    model: office_fee
    given:
      - {input: ref('visit'), format: sql, rows: "select 1 as visit_id, 'North' as office, cast(5 as numeric(12, 2)) as fee"}
      - {input: ref('office'), format: sql, rows: "select 'North' as label, cast(null as date) as opened_on"}
    expect:
      format: sql
      rows: "select 'North' as office, cast(5 as numeric(12, 2)) as fee, 1 as visits, cast(null as date) as opened_on"
  - name: first_run
    model: visit_log
    overrides: {macros: {is_incremental: false}}
    given:
      - {input: ref('visit'), rows: [{visit_id: 1, fee: 1}, {visit_id: 2, fee: 2}]}
    expect: {rows: [{visit_id: 1}, {visit_id: 2}]}
  - name: next_run
    model: visit_log
    overrides: {macros: {is_incremental: true}}
    given:
      - {input: ref('visit'), rows: [{visit_id: 1, fee: 1}, {visit_id: 2, fee: 2}]}
      - {input: this, rows: [{visit_id: 1, fee: 7}]}
    expect: {rows: [{visit_id: 2, fee: 2}]}
  - name: overridden
    model: settings
    overrides:
      macros: {greeting: moin, dbt.type_string: "varchar(9)"}
      vars: {north: Nord}
      env_vars: {CLINIC_NAME: Praxis}
    given: []
    expect: {rows: [{word: moin, place: Nord, clinic: Praxis, kind: varchar(9)}]}
  - name: not_overridden
    model: settings
    given: []
    expect: {rows: [{word: hello, place: North}]}
  - name: unknown_column_of_an_input_wrong
    model: named
    given: [{input: "source('clinic', 'office')", rows: [{lable: a}]}]
    expect: {rows: [{"Label": A}]}
  - name: unknown_column_of_the_model_wrong
    model: named
    given: [{input: "source('clinic', 'office')", rows: [{label: a}]}]
    expect: {rows: [{"Lable": A}]}
  - name: input_that_is_not_given_wrong
    model: office_fee
    given: [{input: ref('visit'), rows: [{office: North}]}]
    expect: {rows: [{office: North}]}
  - name: switched_off
    model: named
    config: {enabled: false}
    given: []
    expect: {rows: []}
`;

/** The source of the project, which no run builds. */
export const sourceOfCheckedProject: readonly string[] = [
  "create schema raw",
  "create table raw.office as select 'North' as label, date '2020-01-01' as opened_on union all select 'South', null",
];

/** A project with every kind of data test and unit test that dbt-core and the native runner must judge alike. */
export const checkedProject: Files = {
  "dbt_project.yml": `name: shop
version: "1.0"
config-version: 2
profile: shop
vars: {left_out: 3, how_bad: warn, north: North}
models: {shop: {+materialized: table, made_of: {+materialized: ephemeral}}}
data_tests: {shop: {by_folder: {+severity: "{{ 'warn' if target.name else 'error' }}"}}}
seeds: {shop: {office: {+column_types: {opened_on: date}}}}
flags: {send_anonymous_usage_stats: false}
`,
  "seeds/office.csv": "label,opened_on\nNorth,2020-01-01\nSouth,2021-02-03\n",
  "models/_checks.yml": visitTests,
  "models/_units.yml": unitTests,
  "models/by_folder/_m.yml": `
models:
  - name: in_folder
    columns: [{name: fee, data_tests: [not_null]}]
`,
  "models/by_folder/in_folder.sql": "select * from {{ ref('visit') }}",
  "models/visit.sql": `
select 1 as visit_id, cast('North' as varchar(20)) as office, cast(10 as numeric(12, 2)) as fee
union all select 2, 'South', 20
union all select 3, 'North', null
union all select 4, 'O''Brien', 40
`,
  // Its own CTEs have the names of what it reads.
  "models/office_fee.sql": `
with visit as (
    select * from {{ ref('visit') }}
),
office as (
    select * from {{ ref('office') }}
)
select
    visit.office,
    sum(visit.fee) as fee,
    cast(count(*) as integer) as visits,
    max(office.opened_on) as opened_on
from visit
inner join office on office.label = visit.office
group by visit.office
`,
  "models/named.sql": `select upper(label) as "Label" from {{ source('clinic', 'office') }}\n-- the end`,
  "models/visit_log.sql": `
{{ config(materialized='incremental', unique_key='visit_id') }}
select visit_id, fee from {{ ref('visit') }}
{% if is_incremental() %}
where visit_id > (select max(visit_id) from {{ this }})
{% endif %}
`,
  "models/settings.sql": `select '{{ greeting() }}' as word, '{{ var("north") }}' as place,
'{{ env_var("CLINIC_NAME", "none") }}' as clinic, '{{ dbt.type_string() }}' as kind`,
  "macros/greeting.sql": "{% macro greeting() %}hello{% endmacro %}",
  "tests/no_fee_is_missing.sql": "select * from {{ ref('visit') }} where fee is null",
  "tests/singular_stored.sql":
    "{{ config(store_failures=true, error_if='>1', warn_if='>0') }}select * from {{ ref('visit') }} where fee is null",
  "tests/generic/rows_found.sql": `{% test rows_found(model, up_to) %}select * from {{ model }} where visit_id <= {{ up_to }}{% endtest %}
{% test no_such_column(model) %}select nothing from {{ model }}{% endtest %}`,
  "tests/fixtures/two_offices.csv": "label\na\nb\n",
  "tests/fixtures/two_names.sql": `select 'B' as "Label" union all select 'A'`,
};

/** A small project in which a unit test fails before its model, and a data test after its. */
export const gatedProject: Files = {
  "dbt_project.yml": 'name: shop\nversion: "1.0"\nconfig-version: 2\nprofile: shop\n',
  "models/a.sql": "{{ config(materialized='table') }}select 1 as id",
  "models/b.sql": "select id + 1 as id from {{ ref('a') }}",
  "models/c.sql": "select * from {{ ref('b') }}",
  "models/d.sql": "select * from {{ ref('a') }}",
  "models/e.sql": "select * from {{ ref('d') }}",
  "models/eph.sql": "{{ config(materialized='ephemeral') }}select id from {{ ref('a') }}",
  "models/f.sql": "select * from {{ ref('eph') }}",
  "models/_m.yml": `
models:
  - name: d
    columns: [{name: id, data_tests: [accepted_values: {arguments: {values: [2], quote: false}}]}]
unit_tests:
  - {name: right, model: d, given: [{input: ref('a'), rows: [{id: 1}]}], expect: {rows: [{id: 1}]}}
  - {name: wrong, model: b, given: [{input: ref('a'), rows: [{id: 1}]}], expect: {rows: [{id: 1}]}}
  - {name: of_the_skipped, model: c, given: [{input: ref('b'), rows: [{id: 1}]}], expect: {rows: [{id: 1}]}}
  - {name: of_an_ephemeral, model: eph, given: [{input: ref('a'), rows: [{id: 1}]}], expect: {rows: [{id: 1}]}}
`,
};
