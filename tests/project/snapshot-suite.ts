import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { ProjectInWarehouse } from "./project-in-warehouse.ts";

const columns = "patient_id integer, name varchar, balance integer, changed_at timestamp";
const start = [
  "1, 'Ann', 10, timestamp '2024-01-01 08:00:00'",
  "2, 'Bob', 20, timestamp '2024-01-01 09:00:00'",
];

const source = "sources:\n  - name: raw\n    tables: [{name: patient}]\n";

/** What every warehouse must do with snapshots. */
export function snapshotSuite(engine: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`snapshots on ${engine}`, () => {
    let project: ProjectInWarehouse;

    beforeAll(async () => {
      project = new ProjectInWarehouse(await openDatabase());
      project.write({ "models/_s.yml": source });
    });
    beforeEach(async () => {
      await project.rows("drop table if exists main.patients");
      await patients(...start);
    });
    afterAll(() => project.remove());

    const patients = (...rows: readonly string[]): Promise<void> =>
      project.source("patient", columns, ...rows);

    const inYaml = (...config: readonly string[]): void =>
      project.write({
        "snapshots/_p.yml": `snapshots:\n  - name: patients\n    relation: source('raw', 'patient')\n    config:\n      unique_key: patient_id\n${config.map((line) => `      ${line}\n`).join("")}`,
      });

    const versions = (list: string): Promise<readonly (readonly unknown[])[]> =>
      project.rows(`select ${list} from main.patients order by patient_id, dbt_valid_from, 2`);
    const times = "cast(dbt_valid_from as varchar), cast(dbt_valid_to as varchar)";

    test("timestamp: what changed later gets a version, what changed without its stamp does not", async () => {
      inYaml("strategy: timestamp", "updated_at: changed_at");
      await project.succeed("snapshot");
      await patients(
        "1, 'Ann', 11, timestamp '2024-01-02 08:00:00'",
        "2, 'Rob', 20, timestamp '2024-01-01 09:00:00'",
        "3, 'Cem', 30, timestamp '2024-01-02 07:00:00'",
      );
      await project.succeed("snapshot");
      await project.succeed("snapshot");
      expect(await versions(`patient_id, name, balance, ${times}`)).toEqual([
        [1, "Ann", 10, "2024-01-01 08:00:00", "2024-01-02 08:00:00"],
        [1, "Ann", 11, "2024-01-02 08:00:00", null],
        [2, "Bob", 20, "2024-01-01 09:00:00", null],
        [3, "Cem", 30, "2024-01-02 07:00:00", null],
      ]);
      const added = await project.rows(
        "select column_name from information_schema.columns where table_schema = 'main' and table_name = 'patients' order by ordinal_position",
      );
      expect(added.map(([name]) => name)).toEqual([
        ..."patient_id name balance changed_at".split(" "),
        ..."dbt_scd_id dbt_updated_at dbt_valid_from dbt_valid_to".split(" "),
      ]);
      const [[ids] = []] = await project.rows("select count(distinct dbt_scd_id) from main.patients");
      expect(ids).toBe(4);
    });

    test("the id of a version is the hash of key and time that dbt makes", async () => {
      inYaml("strategy: timestamp", "updated_at: changed_at");
      await project.succeed("snapshot");
      expect(
        await project.rows(
          "select dbt_scd_id = md5('1|2024-01-01 08:00:00') from main.patients where patient_id = 1",
        ),
      ).toEqual([[true]]);
    });

    test("check of some columns, of all, and with a column that is null", async () => {
      for (const [setting, expected] of [
        ["[balance]", [1, 2]],
        ["all", [2, 2]],
      ] as const) {
        await project.rows("drop table if exists main.patients");
        inYaml("strategy: check", `check_cols: ${setting}`);
        await patients(...start);
        await project.succeed("snapshot");
        await patients(
          "1, null, 10, timestamp '2024-01-01 08:00:00'",
          "2, 'Bob', null, timestamp '2024-01-01 09:00:00'",
        );
        await project.succeed("snapshot");
        await project.succeed("snapshot");
        const counts = await project.rows(
          "select count(*) from main.patients group by patient_id order by patient_id",
        );
        expect(counts.map(([count]) => count)).toEqual(expected);
        expect(await project.rows("select count(*) from main.patients where dbt_valid_to is null")).toEqual([
          [2],
        ]);
      }
    });

    const remaining = start.slice(0, 1);

    test("hard_deletes ignore: what left stays current", async () => {
      inYaml("strategy: timestamp", "updated_at: changed_at");
      await project.succeed("snapshot");
      await patients(...remaining);
      await project.succeed("snapshot");
      expect(await versions("patient_id, dbt_valid_to is null")).toEqual([
        [1, true],
        [2, true],
      ]);
    });

    test("hard_deletes invalidate: what left ends, and comes back as a new version", async () => {
      inYaml("strategy: timestamp", "updated_at: changed_at", "hard_deletes: invalidate");
      await project.succeed("snapshot");
      await patients(...remaining);
      await project.succeed("snapshot");
      await project.succeed("snapshot");
      expect(await versions("patient_id, dbt_valid_to is null")).toEqual([
        [1, true],
        [2, false],
      ]);
      await patients(...start);
      await project.succeed("snapshot");
      expect(
        await project.rows("select dbt_valid_to is null from main.patients where patient_id = 2 order by 1"),
      ).toEqual([[false], [true]]);
    });

    test("hard_deletes new_record: a version says that the row is gone, and one that it is back", async () => {
      inYaml("strategy: check", "check_cols: [balance]", "hard_deletes: new_record");
      await project.succeed("snapshot");
      await patients(...remaining);
      await project.succeed("snapshot");
      await project.succeed("snapshot");
      await patients(...start);
      await project.succeed("snapshot");
      expect(
        await project.rows(
          "select balance, dbt_is_deleted, dbt_valid_to is null from main.patients where patient_id = 2 order by dbt_valid_from",
        ),
      ).toEqual([
        [20, "False", false],
        [20, "True", false],
        [20, "False", true],
      ]);
    });

    test("dbt_valid_to_current and other names for dbt's columns", async () => {
      inYaml(
        "strategy: timestamp",
        "updated_at: changed_at",
        "dbt_valid_to_current: \"cast('9999-12-31' as timestamp)\"",
        "snapshot_meta_column_names: {dbt_valid_from: from_time, dbt_valid_to: to_time}",
      );
      await project.succeed("snapshot");
      await patients("1, 'Ann', 11, timestamp '2024-01-02 08:00:00'", ...start.slice(1));
      await project.succeed("snapshot");
      expect(
        await project.rows(
          "select patient_id, balance, cast(from_time as varchar), cast(to_time as varchar) from main.patients order by 1, 2",
        ),
      ).toEqual([
        [1, 10, "2024-01-01 08:00:00", "2024-01-02 08:00:00"],
        [1, 11, "2024-01-02 08:00:00", "9999-12-31 00:00:00"],
        [2, 20, "2024-01-01 09:00:00", "9999-12-31 00:00:00"],
      ]);
    });

    test("a snapshot block with a list of keys reads an ephemeral model, in the order of the graph, and gains a column", async () => {
      const block = (select: string): string => `{% snapshot by_name %}
{{ config(strategy='check', check_cols='all', unique_key=['patient_id', 'name'], schema='history') }}
select ${select} from {{ ref('cleaned') }}
{% endsnapshot %}`;
      project.write({
        "snapshots/_p.yml": null,
        "models/cleaned.sql":
          "{{ config(materialized='ephemeral') }}select patient_id, trim(name) as name, balance from {{ source('raw', 'patient') }}",
        "snapshots/by_name.sql": block("patient_id, name, balance"),
        "models/current.sql": "select * from {{ ref('by_name') }} where dbt_valid_to is null",
        "snapshots/_t.yml":
          "snapshots:\n  - name: by_name\n    columns: [{name: dbt_scd_id, data_tests: [unique]}]\n",
      });
      const first = await project.succeed("build", { threads: 1 });
      expect(first.results.map(({ name, resourceType }) => [resourceType, name])).toEqual([
        ["snapshot", "by_name"],
        ["test", "unique_by_name_dbt_scd_id"],
        ["model", "current"],
      ]);
      project.write({ "snapshots/by_name.sql": block("patient_id, name, balance, balance > 10 as owes") });
      await project.succeed("build");
      expect(
        await project.rows(
          "select patient_id, owes, dbt_valid_to is null from main_history.by_name order by 1, 3",
        ),
      ).toEqual([
        [1, null, false],
        [1, false, true],
        [2, null, false],
        [2, true, true],
      ]);
      project.write({
        "snapshots/by_name.sql": null,
        "models/current.sql": null,
        "models/cleaned.sql": null,
        "snapshots/_t.yml": null,
      });
    });

    test("a failing hook leaves the snapshot as it was, and a table that is no snapshot is told", async () => {
      inYaml("strategy: timestamp", "updated_at: changed_at");
      await project.succeed("snapshot");
      inYaml("strategy: timestamp", "updated_at: changed_at", "post_hook: insert into nowhere values (1)");
      await patients("1, 'Ann', 11, timestamp '2024-01-02 08:00:00'");
      expect((await project.fail("snapshot")).message).toContain("nowhere");
      expect(await versions("patient_id, balance")).toEqual([
        [1, 10],
        [2, 20],
      ]);
      await project.rows("drop table main.patients");
      await project.rows("create table main.patients as select 1 as patient_id");
      inYaml("strategy: timestamp", "updated_at: changed_at");
      expect((await project.fail("snapshot")).message).toContain(
        "no column dbt_scd_id, dbt_valid_from, dbt_valid_to",
      );
    });
  });
}
