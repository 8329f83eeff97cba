import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import * as runner from "../../pipeline/run/commands.ts";
import type { RunOptions } from "../../pipeline/run/invocation.ts";
import { withSession } from "../../pipeline/run/open-warehouse.ts";
import type { NodeResult, NodeStatus, RunReport } from "../../pipeline/run/report.ts";
import { checkedProject, gatedProject, sourceOfCheckedProject } from "./checked-project.ts";
import { type Files, withProject } from "./in-memory-project.ts";

/** What data tests and unit tests must do on every engine; `openDatabase` gives an empty one at each call. */
export function testsSuite(engine: string, openDatabase: (name: string) => Promise<DatabaseUrl>): void {
  describe(`data tests and unit tests on ${engine}`, () => {
    let target: DatabaseUrl;
    let report: RunReport;
    const folder = mkdtempSync(join(tmpdir(), "bitewing-checked-"));
    const options = (more: Partial<RunOptions> = {}): RunOptions => ({
      target,
      projectDirectory: folder,
      schema: "main",
      ...more,
    });

    beforeAll(async () => {
      for (const [path, text] of Object.entries(checkedProject)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      target = await openDatabase("checked");
      await rowsOf(target, ...sourceOfCheckedProject);
      await runner.seed(options());
      await runner.run(options());
      report = await runner.test(options());
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const resultOf = (name: string, from = report): NodeResult => {
      const result = from.results.find((candidate) => candidate.name === name);
      if (result === undefined) throw new Error(`no result of '${name}'`);
      return result;
    };
    const statuses = (names: readonly string[], from = report): (NodeStatus | undefined)[] =>
      names.map((name) => resultOf(name, from).status);

    test("severity, warn_if and error_if decide between failing, warning and passing", () => {
      expect(statuses(["fails_by_default", "warns", "warns_flat", "severity_of_a_variable"])).toEqual([
        "fail",
        "warn",
        "warn",
        "warn",
      ]);
      expect(statuses(["warns_from_two", "warns_of_two", "fails_of_three"])).toEqual([
        "pass",
        "warn",
        "fail",
      ]);
      expect(statuses(["fails_between", "warns_out_of_between"])).toEqual(["fail", "warn"]);
      expect(statuses(["passes_if_equal", "fails_if_equal", "warn_with_error_if_only"])).toEqual([
        "pass",
        "fail",
        "pass",
      ]);
      expect(resultOf("not_null_in_folder_fee").status).toBe("warn");
      expect(resultOf("warns_of_two").message).toBe("Got 2 results, configured to warn if >= 2");
    });

    test("where, limit and fail_calc change what is counted", () => {
      expect(statuses(["fee_where", "fee_where_of_a_variable", "seed_where"])).toEqual([
        "pass",
        "pass",
        "pass",
      ]);
      expect(resultOf("limited").failures).toBe(2);
      expect(resultOf("limited_below_the_error")).toMatchObject({ status: "warn", failures: 2 });
      expect(resultOf("summed")).toMatchObject({ status: "fail", failures: 10 });
      expect(resultOf("summed_below").status).toBe("warn");
      expect(resultOf("summed_of_nothing").message).toMatch(/gave null[^]*_checks\.yml:\d+[^]*coalesce/);
    });

    test("values with quotes and Jinja in arguments are taken as written", () => {
      expect(statuses(["values_with_a_quote", "values_of_jinja", "values_flat"])).toEqual([
        "pass",
        "pass",
        "pass",
      ]);
      expect(statuses(["offices_exist", "offices_exist_flat", "source_values"])).toEqual([
        "fail",
        "fail",
        "fail",
      ]);
    });

    test("a test that is switched off does not run, and one on a missing column says which there are", () => {
      expect(report.results.some(({ name }) => name === "switched_off")).toBe(false);
      expect(resultOf("errs").message).toMatch(
        /nothing[^]*_checks\.yml:\d+[^]*There are visit_id, office, fee\./,
      );
    });

    test("failing rows are shown, with the query's file and the way to see all of them", () => {
      const failed = resultOf("limited");
      expect(failed.rows).toMatchObject([{ visit_id: 1 }, { visit_id: 2 }]);
      expect(failed.hints).toEqual([
        "query:    target/compiled/shop/models/_checks.yml/limited.sql",
        "all rows: bitewing show --select limited",
      ]);
      expect(
        readFileSync(join(folder, "target/compiled/shop/models/_checks.yml/limited.sql"), "utf8"),
      ).toContain("visit_id <= 4");
    });

    test("failures are stored as a table or a view where that is configured, and replaced by the next run", async () => {
      await runner.test(
        options({ select: "stored stored_as_view singular_stored stored_elsewhere stored_ephemeral" }),
      );
      const stored = await rowsOf(
        target,
        `select table_schema, table_name, table_type from information_schema.tables
where table_schema in ('main_dbt_test__audit', 'main_audit') order by 1, 2`,
      );
      expect(stored).toEqual([
        ["main_audit", "missing_fees", "BASE TABLE"],
        ["main_dbt_test__audit", "limited_and_stored", "BASE TABLE"],
        ["main_dbt_test__audit", "singular_stored", "BASE TABLE"],
        ["main_dbt_test__audit", "stored", "BASE TABLE"],
        ["main_dbt_test__audit", "stored_as_view", "VIEW"],
      ]);
      expect(await rowsOf(target, "select visit_id from main_dbt_test__audit.stored_as_view")).toEqual([[3]]);
      expect(await rowsOf(target, "select visit_id from main_audit.missing_fees")).toEqual([[3]]);
    });

    test("--store-failures stores what is not configured otherwise", async () => {
      await runner.test(options({ select: "fails_by_default stored_ephemeral", storeFailures: true }));
      expect(await rowsOf(target, "select visit_id from main_dbt_test__audit.fails_by_default")).toEqual([
        [3],
      ]);
      await expect(rowsOf(target, "select 1 from main_dbt_test__audit.stored_ephemeral")).rejects.toThrow(
        /stored_ephemeral/,
      );
    });

    test("--warn-error lets warnings fail, --fail-fast starts nothing after the first failure", async () => {
      const strict = await runner.test(options({ select: "warns", warnError: true }));
      expect([strict.ok, resultOf("warns", strict).status]).toEqual([false, "fail"]);
      const select = "fails_by_default fails_between fails_of_three";
      const fast = await runner.test(options({ select, failFast: true, threads: 1 }));
      expect(fast.results.map(({ status }) => status)).toEqual(["fail", "skipped", "skipped"]);
    });

    test("a run ends with the counts of each status", async () => {
      const lines: string[] = [];
      await runner.test(
        options({ select: "warns fee_where fails_by_default", log: (line) => lines.push(line) }),
      );
      expect(lines.at(-1)).toMatch(/^1 pass, 1 warn, 1 fail in /);
    });

    test("unit tests compare rows in any order and as often as they occur", () => {
      const right = ["sums_by_office", "repeated_rows", "from_files", "of_sql", "rows_of_the_seed"];
      expect(statuses([...right, "nothing_in_nothing_out"])).toEqual(Array(6).fill("pass"));
      expect(
        statuses(["sums_by_office_wrong", "repeated_rows_count_wrong", "nothing_expected_wrong"]),
      ).toEqual(Array(3).fill("fail"));
    });

    test("a unit test that fails shows missing, unexpected and changed rows", () => {
      const lines = resultOf("sums_by_office_wrong").message?.split("\n") ?? [];
      expect(lines[0]).toBe(
        "The rows differ from what is expected: 1 missing (-), 1 unexpected (+), 1 with other values (expected → actual).",
      );
      expect(lines[1]).toMatch(/^ +office +fee$/);
      expect(lines[2]).toMatch(/^→ +North +11(\.00)? → 10(\.00)?$/);
      expect(lines[3]).toMatch(/^- +West +2(\.00)?$/);
      expect(lines[4]).toMatch(/^\+ +South +1(\.00)?$/);
    });

    test("an incremental model is tested on its first run and on a later one", () => {
      expect(statuses(["first_run", "next_run"])).toEqual(["pass", "pass"]);
    });

    test("macros, variables and environment variables are overridden for one unit test", () => {
      expect(statuses(["overridden", "not_overridden"])).toEqual(["pass", "pass"]);
    });

    test("a unit test of a missing column or input says so, with its place", () => {
      expect(resultOf("unknown_column_of_an_input_wrong").message).toMatch(
        /a column 'lable', which source\('clinic', 'office'\) does not have[^]*_units\.yml:\d+[^]*Did you mean 'label'\?/,
      );
      expect(resultOf("unknown_column_of_the_model_wrong").message).toMatch(
        /'Lable'[^]*Did you mean 'Label'\?/,
      );
      expect(resultOf("input_that_is_not_given_wrong").message).toMatch(
        /reads ref\('office'\), for which no rows are given[^]*_units\.yml:\d+/,
      );
    });

    test("unit tests are selected by their type, name, tag and model", async () => {
      const names = async (select: string): Promise<string[]> => runner.list(options({ select }));
      expect(await names("test_type:unit")).toHaveLength(16);
      expect(await names("tag:quick")).toEqual(["sums_by_office"]);
      expect(await names("test_name:first_*")).toEqual(["first_run"]);
      expect(await names("settings")).toEqual(["settings", "not_overridden", "overridden"]);
      expect(await names("settings,resource_type:model")).toContain("overridden");
    });

    test("unit tests stand in the manifest apart from the nodes", () => {
      const manifest: unknown = JSON.parse(readFileSync(join(folder, "target/manifest.json"), "utf8"));
      const id = "unit_test.shop.office_fee.sums_by_office";
      expect(manifest).toMatchObject({
        unit_tests: {
          [id]: {
            name: "sums_by_office",
            model: "office_fee",
            description: "Fees add up.",
            config: { tags: ["quick"], meta: { owner: "desk" } },
            depends_on: { nodes: ["model.shop.office_fee"] },
          },
        },
      });
      expect(manifest).not.toHaveProperty(["nodes", id]);
    });

    test("a unit test runs before its model, which a failure skips with all that is built on it", async () => {
      const own = await openDatabase("gated");
      const built = await buildOf(gatedProject, own);
      expect(statuses(["a", "wrong", "b", "c", "of_the_skipped"], built)).toEqual([
        "success",
        "fail",
        "skipped",
        "skipped",
        "skipped",
      ]);
      expect(statuses(["right", "d", "e", "of_an_ephemeral", "f"], built)).toEqual([
        "pass",
        "success",
        "skipped",
        "pass",
        "success",
      ]);
      const order = built.results.map(({ name }) => name);
      expect(order.indexOf("right")).toBeLessThan(order.indexOf("d"));
    });

    test("types of a parent that is not built come from its query, and what is missing is named", async () => {
      const own = await openDatabase("unbuilt");
      const files: Files = {
        "models/a.sql": "select 1 as id, cast('2026-01-31' as date) as day",
        "models/b.sql": "select id, day from {{ ref('a') }}",
        "models/c.sql": "select * from {{ ref('b') }}",
        "models/_m.yml": `
models: [{name: a, columns: [{name: id, tags: [key], data_tests: [not_null]}]}]
unit_tests:
  - {name: of_b, model: b, given: [{input: ref('a'), rows: [{day: 2026-02-01}]}], expect: {rows: [{id: null, day: 2026-02-01}]}}
  - {name: of_c, model: c, given: [{input: ref('b'), rows: [{id: 1}]}], expect: {rows: [{id: 1}]}}
`,
      };
      const tested = await withProject(files, (projectDirectory) =>
        runner.test({ target: own, projectDirectory, schema: "main" }),
      );
      expect(resultOf("of_b", tested).status).toBe("pass");
      expect(resultOf("not_null_a_id", tested).message).toMatch(/_m\.yml:2[^]*bitewing build --select a\./);
      expect(resultOf("of_c", tested).message).toMatch(
        /needs the columns of ref\('b'\), which is not built[^]*_m\.yml:5[^]*bitewing build --select \+b/,
      );
    });

    test("ephemeral inputs, odd names and long texts can be given", async () => {
      const own = await openDatabase("odd");
      const files: Files = {
        "models/base.sql": `select 1 as "Odd ""Name", cast('x' as varchar(3)) as word`,
        "models/eph.sql": "{{ config(materialized='ephemeral') }}select * from {{ ref('base') }}",
        "models/top.sql": `with recursive eph as (select * from {{ ref('eph') }}) select "Odd ""Name", word from eph`,
        "models/_m.yml": `
unit_tests:
  - name: "it's odd"
    model: top
    given: [{input: ref('eph'), rows: [{'Odd "Name': 7, word: "it's long"}]}]
    expect: {rows: [{'Odd "Name': 7, word: "it's long"}]}
`,
      };
      const built = await buildOf(files, own);
      expect(built.results.map(({ name, status }) => [name, status])).toEqual([
        ["base", "success"],
        ["it's odd", "pass"],
        ["top", "success"],
      ]);
    });
  });
}

async function buildOf(files: Files, target: DatabaseUrl): Promise<RunReport> {
  return withProject(files, (projectDirectory) =>
    runner.build({ target, projectDirectory, schema: "main", threads: 1 }),
  );
}

/** The rows of the last of some statements. */
async function rowsOf(
  target: DatabaseUrl,
  ...statements: readonly string[]
): Promise<readonly (readonly unknown[])[]> {
  return withSession(target, async (session) => {
    let rows: readonly (readonly unknown[])[] = [];
    for (const statement of statements) ({ rows } = await session.query(statement));
    return rows;
  });
}
