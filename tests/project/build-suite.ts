import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import * as runner from "../../pipeline/run/commands.ts";
import type { RunOptions } from "../../pipeline/run/invocation.ts";
import { withSession } from "../../pipeline/run/open-warehouse.ts";
import type { NodeStatus, RunReport } from "../../pipeline/run/report.ts";

/** What every warehouse must do with the project in fixtures/clinic; run for DuckDB and PostgreSQL. */
export function buildSuite(name: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`builds on ${name}`, () => {
    let target: DatabaseUrl;
    let folder: string;

    beforeAll(async () => {
      target = await openDatabase();
      folder = mkdtempSync(join(tmpdir(), "bitewing-clinic-"));
      cpSync(join(import.meta.dirname, "fixtures", "clinic"), folder, { recursive: true });
      await rowsOf("create schema source");
      await rowsOf("create table source.office as select 1 as office_id, 'Main' as label");
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    async function rowsOf(sql: string): Promise<readonly (readonly unknown[])[]> {
      return withSession(target, async (session) => (await session.query(sql)).rows);
    }

    const options = (more: Partial<RunOptions> = {}): RunOptions => ({
      target,
      projectDirectory: folder,
      schema: "main",
      now: () => new Date("2026-01-31T12:00:00Z"),
      ...more,
    });

    const writeModel = (path: string, sql: string): void => writeFileSync(join(folder, "models", path), sql);

    test("a build makes seeds, models and tests, and a warning is fine", async () => {
      const report = await runner.build(options());
      expect(report.results.filter(({ status }) => status === "error")).toEqual([]);
      expect(countOf(report)).toEqual({ success: 8, pass: 12, warn: 1 });
      expect(report.ok).toBe(true);
      const warning = report.results.find(({ status }) => status === "warn");
      expect(warning?.failures).toBe(1);
      expect(warning?.rows).toMatchObject([{ patient_id: 3, balance: "-3.25" }]);
      expect(
        await rowsOf(
          "select patient_id, clinic, cast(production as numeric(12, 2)) from main.patient_production order by 1",
        ),
      ).toEqual([
        [1, "North", "150.25"],
        [2, "North", "0.00"],
        [3, "North", "20.00"],
      ]);
    });

    test("a second build gives the same, and an incremental model replaces rows by its key", async () => {
      await rowsOf("update main.procedure_log set fee = 1 where procedure_id = 13");
      const report = await runner.build(options({ threads: 1 }));
      expect(countOf(report)).toEqual({ success: 8, pass: 12, warn: 1 });
      expect(await rowsOf("select procedure_id, fee from main.procedure_log order by 1")).toEqual([
        [10, "100.00"],
        [11, "50.25"],
        [13, "20.00"],
      ]);
    });

    test("an incremental model keeps its old rows, and a full refresh drops them", async () => {
      await rowsOf(
        "insert into main.procedure_log (procedure_id, fee, procedure_date) values (1, 5, date '2023-01-01')",
      );
      await runner.run(options({ select: "procedure_log" }));
      expect(await rowsOf("select count(*) from main.procedure_log")).toEqual([[4]]);
      await runner.run(options({ select: "procedure_log", fullRefresh: true }));
      expect(await rowsOf("select count(*) from main.procedure_log")).toEqual([[3]]);
    });

    test("a failing test stops what is built on its model, and shows its rows", async () => {
      const clean = "tests/assert_no_planned.sql";
      writeFileSync(join(folder, clean), "select * from {{ ref('stg_procedure') }} where status = 'planned'");
      const report = await runner.build(options({ select: "stg_procedure+" }));
      rmSync(join(folder, clean));
      expect(report.ok).toBe(false);
      expect(statusOf(report, "assert_no_planned")).toBe("fail");
      expect(statusOf(report, "stg_procedure")).toBe("success");
      expect(statusOf(report, "monthly")).toBe("skipped");
      expect(statusOf(report, "patient_production")).toBe("skipped");
      const failed = report.results.find(({ status }) => status === "fail");
      expect(failed?.rows).toMatchObject([{ procedure_id: 12, status: "planned" }]);
    });

    test("a model that fails leaves the old table as it was, and skips its descendants", async () => {
      writeModel("marts/on_monthly.sql", "select * from {{ ref('monthly') }}");
      writeModel(
        "marts/monthly.sql",
        "select month, 1 / (complete_fee - complete_fee) as x, no_such_column from {{ ref('stg_procedure') }}",
      );
      const before = await rowsOf("select * from main.monthly order by month");
      const report = await runner.run(options({ select: "monthly+" }));
      expect(statusOf(report, "monthly")).toBe("error");
      expect(statusOf(report, "on_monthly")).toBe("skipped");
      expect(report.results.find(({ name }) => name === "monthly")?.message).toContain(
        "models/marts/monthly.sql",
      );
      expect(await rowsOf("select * from main.monthly order by month")).toEqual(before);
      rmSync(join(folder, "models/marts/on_monthly.sql"));
      cpSync(
        join(import.meta.dirname, "fixtures/clinic/models/marts/monthly.sql"),
        join(folder, "models/marts/monthly.sql"),
      );
    });

    test("a model may turn from table to view and back", async () => {
      const path = "marts/turning.sql";
      for (const materialized of ["table", "view", "table"]) {
        writeModel(path, `{{ config(materialized='${materialized}') }}select 1 as ${materialized}_column`);
        const report = await runner.run(options({ select: "turning" }));
        expect(report.results.map(({ status }) => status)).toEqual(["success"]);
      }
      expect(await rowsOf("select table_column from main.turning")).toEqual([[1]]);
      rmSync(join(folder, "models", path));
    });

    test("a template asks the database for columns and rows while it compiles", async () => {
      writeModel(
        "marts/asking.sql",
        `{% set columns = adapter.get_columns_in_relation(ref('stg_patient')) %}
{% set top = run_query('select max(patient_id) from ' ~ ref('stg_patient')) %}
select {% for column in columns %}'{{ column.name }}' as c{{ loop.index }}, {% endfor %}{{ top.rows[0][0] if execute }} as top`,
      );
      const shown = await runner.show(options({ select: "asking" }));
      expect(shown.rows).toEqual([["patient_id", "patient_name", "zip", "birthdate", "balance", 3]]);
      rmSync(join(folder, "models/marts/asking.sql"));
    });

    test("cross-database functions give the same on every engine", async () => {
      const calls = [
        "{{ dbt.datediff(\"date '2023-01-31'\", \"date '2024-03-01'\", 'month') }}",
        "{{ dbt.datediff(\"date '2023-01-31'\", \"date '2024-03-01'\", 'year') }}",
        "{{ dbt.datediff(\"date '2023-01-31'\", \"date '2024-03-01'\", 'day') }}",
        "{{ dbt.datediff(\"date '2023-01-01'\", \"date '2023-01-16'\", 'week') }}",
        "{{ dbt.datediff(\"timestamp '2023-01-01 10:59:00'\", \"timestamp '2023-01-02 11:01:00'\", 'hour') }}",
        "{{ dbt.datediff(\"timestamp '2023-01-01 10:59:30'\", \"timestamp '2023-01-01 11:01:00'\", 'second') }}",
        "cast({{ dbt.dateadd('month', 1, \"date '2023-01-31'\") }} as date)",
        "cast({{ dbt.date_trunc('month', \"date '2023-01-31'\") }} as date)",
        "{{ dbt.last_day(\"date '2023-02-03'\", 'month') }}",
        "{{ dbt.hash(\"'a'\") }}",
        "{{ dbt.concat([\"'a'\", \"'b'\"]) }}",
        "{{ dbt.split_part(\"'a-b'\", \"'-'\", 2) }}",
        "{{ dbt.safe_cast(\"'1'\", dbt.type_int()) }}",
      ];
      writeModel("marts/functions.sql", `select ${calls.map((call, i) => `${call} as c${i}`).join(",\n")}`);
      const { rows } = await runner.show(options({ select: "functions" }));
      expect(rows[0]?.map(String)).toEqual([
        "14",
        "1",
        "395",
        "2",
        "25",
        "90",
        "2023-02-28",
        "2023-01-01",
        "2023-02-28",
        "0cc175b9c0f1b6a831c399e269772661",
        "ab",
        "b",
        "1",
      ]);
      rmSync(join(folder, "models/marts/functions.sql"));
    });

    test("hooks and indexes run with their model", async () => {
      writeModel(
        "marts/hooked.sql",
        "{{ config(materialized='table', indexes=[{'columns': ['id'], 'unique': true}], post_hook=\"insert into {{ this }} values (2)\") }}select 1 as id",
      );
      const first = await runner.run(options({ select: "hooked" }));
      const second = await runner.run(options({ select: "hooked" }));
      expect([first.ok, second.ok]).toEqual([true, true]);
      expect(await rowsOf("select id from main.hooked order by id")).toEqual([[1], [2]]);
      rmSync(join(folder, "models/marts/hooked.sql"));
    });
  });
}

function countOf(report: RunReport): Partial<Record<NodeStatus, number>> {
  const counts: Partial<Record<NodeStatus, number>> = {};
  for (const { status } of report.results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function statusOf(report: RunReport, name: string): NodeStatus | undefined {
  return report.results.find((result) => result.name === name)?.status;
}
