import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { ProjectInWarehouse } from "./project-in-warehouse.ts";

const columns = "visit_id integer, patient varchar(20), fee numeric(12,2), changed_on date";

const yaml = "sources:\n  - name: raw\n    tables: [{name: visit}]\n";

/** An incremental model over raw.visit that looks back to the latest day it has. */
function visitModel(config: string, select = "visit_id, patient, fee, changed_on"): string {
  return `{{ config(materialized='incremental', ${config}) }}
select ${select} from {{ source('raw', 'visit') }}
{% if is_incremental() %}where changed_on >= (select max(changed_on) from {{ this }}){% endif %}
`;
}

/** What every warehouse must do with incremental models. */
export function incrementalSuite(name: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`incremental models on ${name}`, () => {
    let project: ProjectInWarehouse;

    beforeAll(async () => {
      project = new ProjectInWarehouse(await openDatabase());
    });
    afterAll(() => project.remove());

    const visits = (...rows: readonly string[]): Promise<void> => project.source("visit", columns, ...rows);
    const table = (list = "visit_id, patient, fee"): Promise<readonly (readonly unknown[])[]> =>
      project.rows(`select ${list} from main.visits order by 1, 2, 3`);
    const columnNames = async (): Promise<unknown[]> =>
      (
        await project.rows(
          "select column_name from information_schema.columns where table_schema = 'main' and table_name = 'visits' order by ordinal_position",
        )
      ).map(([column]) => column);

    /** A first run of a model with these rows. */
    async function firstRun(model: string, ...rows: readonly string[]): Promise<void> {
      project.write({ "models/_s.yml": yaml, "models/visits.sql": model });
      await visits(...rows);
      await project.succeed("run", { fullRefresh: true });
    }

    const start = ["1, 'Ann', 10, date '2024-01-01'", "2, 'Bob', 20, date '2024-01-02'"];
    /** Visit 2 edited, 3 new, 1 deleted in the source. */
    const second = ["2, 'Bob', 25, date '2024-01-03'", "3, 'Cem', 30, date '2024-01-03'"];
    /** Visit 3 edited; 4 comes late, with a day before the latest one that was seen. */
    const third = [
      ...second.slice(0, 1),
      "3, 'Cem', 33, date '2024-01-04'",
      "4, 'Dee', 40, date '2024-01-02'",
    ];

    async function threeRuns(model: string): Promise<void> {
      await firstRun(model, ...start);
      await visits(...second);
      await project.succeed("run");
      await visits(...third);
      await project.succeed("run");
    }

    const replaced = [
      [1, "Ann", "10.00"],
      [2, "Bob", "25.00"],
      [3, "Cem", "33.00"],
    ];

    test.each([
      ["the default strategy", "unique_key='visit_id'"],
      ["delete+insert", "incremental_strategy='delete+insert', unique_key='visit_id'"],
      [
        "delete+insert with a list of keys",
        "incremental_strategy='delete+insert', unique_key=['visit_id', 'patient']",
      ],
      ["merge", "incremental_strategy='merge', unique_key='visit_id'"],
      ["merge with a list of keys", "incremental_strategy='merge', unique_key=['visit_id', 'patient']"],
    ])("%s: edits replace, deleted rows stay, a late row is not seen", async (_, config) => {
      await threeRuns(visitModel(config));
      expect(await table()).toEqual(replaced);
    });

    test.each([
      ["append", "incremental_strategy='append', unique_key='visit_id'"],
      ["the default strategy without a key", "on_schema_change='ignore'"],
      ["merge without a key", "incremental_strategy='merge'"],
    ])("%s: every row that is read is added, so the latest day's come again", async (_, config) => {
      await threeRuns(visitModel(config));
      expect(await table()).toEqual([
        [1, "Ann", "10.00"],
        [2, "Bob", "20.00"],
        [2, "Bob", "25.00"],
        [2, "Bob", "25.00"],
        [3, "Cem", "30.00"],
        [3, "Cem", "33.00"],
      ]);
    });

    test("merge updates the chosen columns only", async () => {
      const config = "incremental_strategy='merge', unique_key='visit_id'";
      const renamed = ["2, 'Rob', 25, date '2024-01-03'"];
      for (const [columnsConfig, expected] of [
        ["merge_update_columns=['fee']", [2, "Bob", "25.00", "2024-01-02"]],
        ["merge_exclude_columns=['fee', 'CHANGED_ON']", [2, "Rob", "20.00", "2024-01-02"]],
      ] as const) {
        await firstRun(visitModel(`${config}, ${columnsConfig}`), ...start);
        await visits(...renamed);
        await project.succeed("run");
        expect((await table("visit_id, patient, fee, cast(changed_on as varchar)"))[1]).toEqual(expected);
      }
    });

    test("predicates limit what is replaced", async () => {
      const model = visitModel(
        "incremental_strategy='merge', unique_key='visit_id', incremental_predicates=['DBT_INTERNAL_DEST.fee < 15']",
      );
      await firstRun(model, ...start);
      await visits("1, 'Ann', 11, date '2024-01-02'", "2, 'Bob', 21, date '2024-01-02'");
      await project.succeed("run");
      expect(await table()).toEqual([
        [1, "Ann", "11.00"],
        [2, "Bob", "20.00"],
        [2, "Bob", "21.00"],
      ]);
    });

    test("a key that is null equals none", async () => {
      await firstRun(visitModel("unique_key='visit_id'"), "null, 'Ann', 1, date '2024-01-01'");
      await visits("null, 'Ann', 2, date '2024-01-01'");
      await project.succeed("run");
      expect(await table()).toEqual([
        [null, "Ann", "1.00"],
        [null, "Ann", "2.00"],
      ]);
    });

    test("rows of one key in one increment all come in with delete+insert", async () => {
      await firstRun(visitModel("incremental_strategy='delete+insert', unique_key='visit_id'"), ...start);
      await visits("2, 'Bob', 21, date '2024-01-03'", "2, 'Bob', 22, date '2024-01-03'");
      await project.succeed("run");
      expect(await table()).toEqual([
        [1, "Ann", "10.00"],
        [2, "Bob", "21.00"],
        [2, "Bob", "22.00"],
      ]);
    });

    test("rows of one key in one increment are an error for merge when the table has that key", async () => {
      await firstRun(visitModel("incremental_strategy='merge', unique_key='visit_id'"), ...start);
      await visits("2, 'Bob', 21, date '2024-01-03'", "2, 'Bob', 22, date '2024-01-03'");
      expect((await project.fail("run")).message).toMatch(/several rows with visit_id = 2[^]*delete\+insert/);
      expect((await table()).length).toBe(2);
      await visits("3, 'Cem', 31, date '2024-01-03'", "3, 'Cem', 32, date '2024-01-03'");
      await project.succeed("run");
      expect((await table()).length).toBe(4);
    });

    test("a failing increment leaves the table as it was", async () => {
      await firstRun(visitModel("unique_key='visit_id'"), ...start);
      const broken = visitModel("unique_key='visit_id', post_hook='insert into no_such_table values (1)'");
      project.write({ "models/visits.sql": broken });
      await visits(...second);
      const { message } = await project.fail("run");
      expect(message).toContain("no_such_table");
      expect(message).toContain("models/visits.sql");
      expect(await table()).toEqual([
        [1, "Ann", "10.00"],
        [2, "Bob", "20.00"],
      ]);
      expect(
        await project.rows("select 1 from information_schema.tables where table_name like '%dbt_tmp%'"),
      ).toEqual([]);
    });

    const more = "visit_id, patient, fee, changed_on, upper(patient) as shouted";
    const fewer = "visit_id, patient, changed_on";

    async function changedTo(setting: string, select: string): Promise<void> {
      await firstRun(visitModel(`unique_key='visit_id', on_schema_change='${setting}'`), ...start);
      project.write({
        "models/visits.sql": visitModel(`unique_key='visit_id', on_schema_change='${setting}'`, select),
      });
      await visits(...second);
    }

    test("on_schema_change ignore: a new column is left out, a column that went is an error that says what to do", async () => {
      await changedTo("ignore", more);
      await project.succeed("run");
      expect(await columnNames()).toEqual(["visit_id", "patient", "fee", "changed_on"]);
      expect((await table()).length).toBe(3);
      await changedTo("ignore", fewer);
      expect((await project.fail("run")).message).toMatch(
        /no longer answers the column 'fee'[^]*--full-refresh/,
      );
      expect((await table()).length).toBe(2);
    });

    test("on_schema_change fail: any difference stops it", async () => {
      await changedTo("fail", more);
      expect((await project.fail("run")).message).toMatch(/added shouted/);
      await changedTo("fail", "visit_id, patient, fee, changed_on");
      await project.succeed("run");
      expect((await table()).length).toBe(3);
    });

    test("on_schema_change append_new_columns: new columns come, old ones stay", async () => {
      await changedTo("append_new_columns", "visit_id, patient, changed_on, fee * 2 as doubled");
      await project.succeed("run");
      expect(await columnNames()).toEqual(["visit_id", "patient", "fee", "changed_on", "doubled"]);
      expect(await table("visit_id, fee, cast(doubled as numeric(12,2))")).toEqual([
        [1, "10.00", null],
        [2, null, "50.00"],
        [3, null, "60.00"],
      ]);
    });

    test("on_schema_change sync_all_columns: columns come, go and change their type", async () => {
      await changedTo(
        "sync_all_columns",
        "cast(visit_id as bigint) as visit_id, patient, changed_on, 'x' as mark",
      );
      await project.succeed("run");
      expect(await columnNames()).toEqual(["visit_id", "patient", "changed_on", "mark"]);
      const [type] = await project.rows(
        "select lower(data_type) from information_schema.columns where table_schema = 'main' and table_name = 'visits' and column_name = 'visit_id'",
      );
      expect(type).toEqual(["bigint"]);
      expect(await table("visit_id, mark, patient")).toEqual([
        [1, null, "Ann"],
        [2, "x", "Bob"],
        [3, "x", "Cem"],
      ]);
    });

    test("a longer text widens its column", async () => {
      await firstRun(visitModel("unique_key='visit_id'"), ...start);
      const long = "visit_id, cast('Bartholomew the very long' as varchar(40)) as patient, fee, changed_on";
      project.write({ "models/visits.sql": visitModel("unique_key='visit_id'", long) });
      await visits(...second);
      await project.succeed("run");
      expect((await table())[2]?.[1]).toBe("Bartholomew the very long");
    });

    test("full_refresh in the configuration wins over the flag, in both directions", async () => {
      await firstRun(visitModel("unique_key='visit_id', full_refresh=false"), ...start);
      await visits(...second);
      await project.succeed("run", { fullRefresh: true });
      expect((await table()).length).toBe(3);
      project.write({ "models/visits.sql": visitModel("unique_key='visit_id', full_refresh=true") });
      await project.succeed("run");
      expect((await table()).length).toBe(2);
    });

    test("a key that is no column is said before anything is written", async () => {
      await firstRun(visitModel("unique_key='visit'"), ...start);
      expect((await project.fail("run")).message).toMatch(/unique_key 'visit', which is none of its columns/);
    });

    test("a project's own strategy is a macro", async () => {
      project.write({
        "macros/strategy.sql": `{% macro get_incremental_newest_only_sql(arg_dict) %}
{% set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) %}
delete from {{ arg_dict['target_relation'] }};
insert into {{ arg_dict['target_relation'] }} ({{ columns }}) select {{ columns }} from {{ arg_dict['temp_relation'] }}
{% endmacro %}`,
      });
      await threeRuns(visitModel("incremental_strategy='newest_only'"));
      expect(await table()).toEqual(replaced.slice(1));
    });
  });
}
