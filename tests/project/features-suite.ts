import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { installPackages } from "../../pipeline/project/install-packages.ts";
import { show } from "../../pipeline/run/commands.ts";
import { withSession } from "../../pipeline/run/open-warehouse.ts";
import { runOperation } from "../../pipeline/run/run-operation.ts";
import { ProjectInWarehouse } from "./project-in-warehouse.ts";

/** What every warehouse must do with hooks, seeds, operations, packages and what templates ask of it. */
export function featuresSuite(engine: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`projects on ${engine}`, () => {
    let target: DatabaseUrl;
    let project: ProjectInWarehouse;
    const opened: ProjectInWarehouse[] = [];

    beforeAll(async () => {
      target = await openDatabase();
      await rowsOf("create schema if not exists main");
    });
    afterAll(() => {
      for (const one of opened) one.remove();
    });

    async function rowsOf(sql: string): Promise<readonly (readonly unknown[])[]> {
      return withSession(target, async (session) => (await session.query(sql)).rows);
    }

    /** Another project over the same database. */
    function start(files: Readonly<Record<string, string>>): void {
      project = new ProjectInWarehouse(target);
      opened.push(project);
      project.write(files);
    }

    /** What the one model of a project answers. */
    async function shown(
      sql: string,
      files: Readonly<Record<string, string>> = {},
    ): Promise<readonly unknown[]> {
      start({ ...files, "models/asked.sql": sql });
      const { rows } = await show({ ...project.options({ select: "asked" }), limit: 10 });
      return rows.length === 1 ? (rows[0] ?? []) : rows.map(([first]) => first);
    }

    describe("hooks", () => {
      test("run before and after, inside the transaction and outside of it", async () => {
        await rowsOf("drop table if exists main.log");
        await rowsOf("create table main.log (step integer, what varchar)");
        const log = (what: string): string =>
          `insert into main.log select coalesce(max(step), 0) + 1, '${what}' from main.log`;
        start({
          "models/hooked.sql": `{{ config(
  materialized='table',
  pre_hook=["${log("before")}", {'sql': "${log("outside before")}", 'transaction': false}],
  post_hook=[after_commit("${log("after commit")}"), "${log("after {{ this.identifier }}")}", "{% if false %}select 1{% endif %}"]
) }}select 1 as id`,
        });
        await project.succeed("run");
        expect((await rowsOf("select what from main.log order by step")).map(([what]) => what)).toEqual([
          "outside before",
          "before",
          "after hooked",
          "after commit",
        ]);
      });

      test("a hook that fails undoes what ran in its transaction", async () => {
        await rowsOf("drop table if exists main.counted");
        await rowsOf("create table main.counted (n integer)");
        start({
          "models/undone.sql":
            "{{ config(materialized='table', pre_hook='insert into main.counted values (1)', post_hook='select no_such_column') }}select 1 as id",
        });
        expect((await project.fail("run")).message).toContain("no_such_column");
        expect(await rowsOf("select * from main.counted")).toEqual([]);
        expect(await rowsOf("select 1 from information_schema.tables where table_name = 'undone'")).toEqual(
          [],
        );
      });

      test("what a hook refers to is built before", async () => {
        start({
          "models/a_reader.sql":
            "{{ config(materialized='table', post_hook='insert into {{ this }} select id from {{ ref(\\'z_read\\') }}') }}select 0 as id",
          "models/z_read.sql": "{{ config(materialized='table') }}select 7 as id",
        });
        const report = await project.succeed("run", { threads: 1 });
        expect(report.results.map(({ name }) => name)).toEqual(["z_read", "a_reader"]);
        expect(await rowsOf("select id from main.a_reader order by id")).toEqual([[0], [7]]);
      });

      test("on-run-start and on-run-end, which sees the results and the schemas", async () => {
        await rowsOf("drop table if exists main.runs");
        start({
          "dbt_project.yml": `name: shop
on-run-start: create table if not exists main.runs (what varchar)
on-run-end:
  - "{% for result in results %}insert into main.runs values ('{{ result.node.name }} {{ result.status }}');{% endfor %}"
  - "insert into main.runs values ('{{ schemas | sort | join('+') }}')"
`,
          "models/fine.sql": "select 1 as id",
          "models/bad.sql": "{{ config(materialized='table') }}select no_such_column",
        });
        expect((await project.run("run")).ok).toBe(false);
        expect((await rowsOf("select what from main.runs order by what")).map(([what]) => what)).toEqual([
          "bad error",
          "fine success",
          "main",
        ]);
      });

      test("an on-run-start that fails stops the run", async () => {
        start({
          "dbt_project.yml": "name: shop\non-run-start: select no_such_column\n",
          "models/never.sql": "select 1 as id",
        });
        const { ok, results } = await project.run("run");
        expect(ok).toBe(false);
        expect(results.map(({ name, status }) => [name, status])).toEqual([
          ["shop-on-run-start-0", "error"],
          ["never", "skipped"],
        ]);
        expect(results[0]?.message).toContain("no_such_column");
      });
    });

    describe("seeds", () => {
      const types = (table: string): Promise<readonly (readonly unknown[])[]> =>
        rowsOf(
          `select column_name, lower(data_type) from information_schema.columns where table_schema = 'main' and table_name = '${table}' order by ordinal_position`,
        );

      test("column_types, delimiter, empty cells and hooks", async () => {
        start({
          "dbt_project.yml": `name: shop
seeds:
  shop:
    fees:
      +delimiter: "|"
      +column_types: {code: varchar(5)}
      +post-hook: "insert into {{ this }} (code) values ('hook')"
    left_out: {+enabled: false}
`,
          "seeds/fees.csv":
            'code|fee|since|active|note|nothing\n007|10.5|2024-01-31|true|"a|b"|\n008|20||FALSE| |null\n',
          "seeds/left_out.csv": "a\n1\n",
        });
        const report = await project.succeed("seed");
        expect(report.results.map(({ name, message }) => [name, message])).toEqual([["fees", "2 rows"]]);
        expect(
          await rowsOf(
            "select code, fee, cast(since as varchar), active, note, nothing from main.fees order by code",
          ),
        ).toEqual([
          ["007", 10.5, "2024-01-31", true, "a|b", null],
          ["008", 20, null, false, null, null],
          ["hook", null, null, null, null, null],
        ]);
        expect((await types("fees")).map(([, type]) => type)).toEqual(
          engine === "DuckDB"
            ? ["varchar", "double", "date", "boolean", "varchar", "integer"]
            : ["character varying", "double precision", "date", "boolean", "text", "integer"],
        );
      });

      test("a view on a seed survives another load, and new columns make the table anew", async () => {
        start({ "seeds/kinds.csv": "id,name\n1,a\n2,b\n" });
        await project.succeed("seed");
        await rowsOf("create view main.on_kinds as select id from main.kinds");
        project.write({ "seeds/kinds.csv": "id,name\n3,c\n" });
        await project.succeed("seed");
        expect(await rowsOf("select id from main.on_kinds")).toEqual([[3]]);
        project.write({ "seeds/kinds.csv": "id,name,more\n4,d,x\n" });
        await project.succeed("seed");
        expect(await rowsOf("select * from main.kinds")).toEqual([[4, "d", "x"]]);
        await rowsOf("drop view if exists main.on_kinds");
      });

      test("quote_columns false lets the engine fold names", async () => {
        start({
          "dbt_project.yml": "name: shop\nseeds: {+quote_columns: false}\n",
          "seeds/folded.csv": "Patient,Fee\n1,2\n",
        });
        await project.succeed("seed");
        expect(await rowsOf("select patient, fee from main.folded")).toEqual([[1, 2]]);
      });

      test.each([
        ["a row with too many cells", "id,name\n1,a\n2,b,c\n", "seeds/bad.csv:3", /line 3 has 3 values/],
        ["a column named twice", "id,ID\n1,2\n", "seeds/bad.csv:1", /names 'ID' twice/],
        ["a column without a name", "id,\n1,2\n", "seeds/bad.csv:1", /Column 2 of its header has no name/],
        ["an empty file", "", "seeds/bad.csv:1", /no header line/],
      ])("%s is told with its line", async (_, csv, where, what) => {
        start({ "seeds/bad.csv": csv });
        await expect(project.run("seed")).rejects.toThrow(what);
        await expect(project.run("seed")).rejects.toThrow(where);
      });
    });

    describe("operations", () => {
      test("call a macro with its arguments; each statement runs once, and what is logged is logged once", async () => {
        start({
          "macros/tidy.sql": `{% macro tidy(name, rows=2) %}
  {% do log('tidying ' ~ name, info=true) %}
  {% set relation = api.Relation.create(database=target.database, schema='tidied', identifier=name) %}
  {% do adapter.create_schema(relation) %}
  {% do run_query('create table ' ~ relation ~ ' (n integer)') %}
  {% for i in range(rows) %}{% do run_query('insert into ' ~ relation ~ ' values (1)') %}{% endfor %}
  {% set count = run_query('select count(*) as n from ' ~ relation).rows[0].n %}
  {% do log('it has ' ~ count, info=true) %}
{% endmacro %}
{% macro untidy(name) %}
  {% set relation = adapter.get_relation(target.database, 'tidied', name) %}
  {% do log('found ' ~ (relation is not none) ~ ' ' ~ relation.type, info=true) %}
  {% do adapter.drop_relation(relation) %}
  {% do log('found ' ~ (load_relation(relation) is not none), info=true) %}
{% endmacro %}`,
          "models/in_tidied.sql": "{{ config(schema='x', enabled=false) }}select 1",
          "models/_s.yml": "sources:\n  - name: tidied\n    tables: [{name: things}]\n",
        });
        await runOperation({
          ...project.options({ command: "run-operation" }),
          macro: "tidy",
          arguments: { name: "things", rows: 3 },
        });
        expect(await rowsOf("select count(*) from tidied.things")).toEqual([[3]]);
        await runOperation({ ...project.options(), macro: "shop.untidy", arguments: { name: "things" } });
        expect(project.lines).toEqual(["tidying things", "it has 3", "found True table", "found False"]);
        expect(await rowsOf("select 1 from information_schema.tables where table_schema = 'tidied'")).toEqual(
          [],
        );
      });

      test("say what is wrong: no such macro, an error in it with its place", async () => {
        start({
          "macros/m.sql":
            "{% macro tidy() %}\n{{ exceptions.raise_compiler_error('not today') }}\n{% endmacro %}",
        });
        const call = (macro: string): Promise<void> => runOperation({ ...project.options(), macro });
        await expect(call("tdy")).rejects.toThrow(/no macro named 'tdy'[^]*tidy/);
        await expect(call("tidy")).rejects.toMatchObject({ failure: { where: "macros/m.sql:2" } });
      });
    });

    describe("what templates ask the database", () => {
      const values =
        "select cast(1 as integer) as id, cast(12.50 as numeric(12,2)) as fee, cast('2024-02-29' as date) as day, 'a' as name";

      test("the rows of a query: by place, by name, as columns, with numbers and dates", async () => {
        expect(
          await shown(`{% set q = run_query("${values} union all select 2, 3.00, date '2024-03-01', null order by 1") %}
{% if execute %}
select '{{ q.columns[0].values() | list }}' as ids, '{{ q.columns['fee'].values()[0] + 1 }}' as sum,
  '{{ q.rows[0].day.strftime('%d.%m.%y') }}' as day, '{{ q.rows[1]['name'] is none }}' as missing, '{{ q.rows | length }}{{ q | length }}' as n,
  '{{ q.column_names | join(',') }}' as names, '{{ q.rows[0].values() | length }}{{ q.rows[0].keys() | first }}' as row,
  '{% for row in q %}{{ row.id }}{{ row[1] }};{% endfor %}' as looped
{% else %}select 1{% endif %}`),
        ).toEqual(["[1, 2]", "13.50", "29.02.24", "True", "22", "id,fee,day,name", "4id", "112.50;23.00;"]);
      });

      test("statement blocks and their results, columns of a query, the table's columns with their types", async () => {
        await rowsOf("drop table if exists main.typed");
        await rowsOf(`create table main.typed as ${values}`);
        expect(
          await shown(`{%- call statement('counted', fetch_result=True) -%}select count(*) from main.typed{%- endcall -%}
{% set relation = api.Relation.create(database=target.database, schema='main', identifier='typed') %}
{% set columns = adapter.get_columns_in_relation(relation) %}
select {% if execute %}{{ load_result('counted')['data'][0][0] }}{% else %}0{% endif %} as n,
  '{{ columns | map(attribute='name') | join(',') }}' as names, '{{ columns | selectattr('name', 'equalto', 'fee') | map(attribute='data_type') | first | lower }}' as type,
  '{% for c in columns if c.is_number() %}{{ c.name }}{{ ',' if not loop.last }}{% endfor %}' as numbers,
  '{{ get_columns_in_query('select 1 as x, 2 as y') | join('+') }}' as in_query`),
        ).toEqual([
          1,
          "id,fee,day,name",
          engine === "DuckDB" ? "decimal(12,2)" : "numeric(12,2)",
          engine === "DuckDB" ? "id" : "id,fee",
          "x+y",
        ]);
      });

      test("the graph, flags, modules and what else dbt gives", async () => {
        const text = `{% set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | map(attribute='name') | sort | join(',') if execute else '' %}
{% set day = modules.datetime.date(2024, 2, 28) + modules.datetime.timedelta(days=2) %}
select '{{ models }}' as models, '{{ model.name }}{{ model.config.materialized }}' as own, '{{ flags.FULL_REFRESH }}' as refresh,
  '{{ day }}' as day, '{{ modules.re.sub('[^a-z]+', '_', 'a b-c') }}' as name, '{{ modules.re.match('(?P<k>\\\\w+)=', 'key=1').group('k') }}' as k,
  '{{ local_md5('a') }}' as hash, '{{ fromjson('{"a": [1]}').a[0] }}{{ fromyaml('b: 2').b }}{{ tojson([1, none]) }}' as parsed,
  '{{ toyaml({'a': [1]}) | trim | replace('\\n', '|') }}' as yaml, '{{ set([1, 1, 2]) | length }}{{ zip([1], ['a']) | list | first | first }}{{ set_strict([3]) | first }}' as sets,
  '{{ dbt_metadata_envs.team }}' as env, '{{ run_started_at.year }}' as year, '{{ builtins.ref is callable }}' as builtin, '{{ execute }}' as execute`;
        start({ "models/asked.sql": text, "models/other.sql": "select 1 as id" });
        const { rows } = await show(
          project.options({ select: "asked", env: { DBT_ENV_CUSTOM_ENV_team: "data" } }),
        );
        expect(rows[0]).toEqual([
          "asked,other",
          "askedview",
          "False",
          "2024-03-01",
          "a_b_c",
          "key",
          "0cc175b9c0f1b6a831c399e269772661",
          "12[1, null]",
          "a:|- 1",
          "213",
          "data",
          "2026",
          "True",
          "True",
        ]);
      });

      test("a secret is never read by a template", async () => {
        start({ "models/leak.sql": "select '{{ env_var('DBT_ENV_SECRET_KEY') }}' as leaked" });
        const env = { DBT_ENV_SECRET_KEY: "hunter2" };
        const failure = await project.run("run", { env }).catch((thrown: unknown) => JSON.stringify(thrown));
        expect(failure).toContain("DBT_ENV_SECRET_KEY");
        expect(failure).not.toContain("hunter2");
      });
    });

    describe("packages", () => {
      const kit = {
        "kit/dbt_project.yml":
          "name: kit\nvars: {greeting: hello, farewell: bye}\nmodels: {kit: {+materialized: view}}\nseeds: {kit: {+schema: kit}}\n",
        "kit/models/greeted.sql":
          "select '{{ var('greeting') }}' as greeting, '{{ var('farewell') }}' as farewell, {{ kit.shout(\"'a'\") }} as shouted, code from {{ ref('codes') }}",
        "kit/models/_m.yml":
          "models:\n  - name: greeted\n    columns: [{name: code, data_tests: [not_null]}]\n",
        "kit/seeds/codes.csv": "code\nx\n",
        "kit/macros/shout.sql":
          "{% macro shout(x) %}{{ return(adapter.dispatch('shout', 'kit')(x)) }}{% endmacro %}{% macro default__shout(x) %}upper({{ x }}){% endmacro %}",
        "packages.yml": "packages:\n  - local: kit\n",
      };

      test("bring their models, seeds, tests and variables; the project's configuration and macros come first", async () => {
        start({
          ...kit,
          "dbt_project.yml":
            "name: shop\nvars: {kit: {greeting: good day}}\nmodels: {kit: {+materialized: table}}\ndispatch: [{macro_namespace: kit, search_order: [shop, kit]}]\n",
          "macros/mine.sql": "{% macro default__shout(x) %}upper({{ x }}) || '!'{% endmacro %}",
          "models/uses.sql": "select * from {{ ref('kit', 'greeted') }} join {{ ref('codes') }} using (code)",
        });
        installPackages({ directory: project.directory });
        const report = await project.succeed("build");
        expect(report.results.map(({ name }) => name).sort()).toEqual([
          "codes",
          "greeted",
          "not_null_greeted_code",
          "uses",
        ]);
        expect(await rowsOf("select greeting, farewell, shouted, code from main.uses")).toEqual([
          ["good day", "bye", "A!", "x"],
        ]);
        expect(
          await rowsOf("select table_type from information_schema.tables where table_name = 'greeted'"),
        ).toEqual([["BASE TABLE"]]);
        expect(await rowsOf("select code from main_kit.codes")).toEqual([["x"]]);
      });

      test("that are not installed are told, with the line and what to do", async () => {
        start({
          ...kit,
          "packages.yml": "packages:\n  - local: kit\n  - package: acme/tools\n    version: 1.0.0\n",
        });
        await expect(project.run("run")).rejects.toMatchObject({
          failures: [
            {
              what: "The package 'kit' is not installed.",
              where: "packages.yml:2",
              next: "Run bitewing deps.",
            },
            {
              what: "The package 'tools' is not installed.",
              where: "packages.yml:3",
              next: "bitewing fetches nothing: put its folder into dbt_packages/tools yourself.",
            },
          ],
        });
        expect(() => installPackages({ directory: project.directory })).toThrow(
          /Not every package is installed/,
        );
      });

      test("a fault in a package is told with the package's path", async () => {
        start({ ...kit, "kit/models/broken.sql": "\n{{ no_such_macro() }}" });
        installPackages({ directory: project.directory });
        await expect(project.run("run")).rejects.toMatchObject({
          failures: [{ where: "dbt_packages/kit/models/broken.sql:2" }],
        });
      });
    });

    test("nested ephemeral models live in the queries, the tests and the snapshots that read them", async () => {
      start({
        "models/first.sql": "{{ config(materialized='ephemeral') }}select 1 as id union all select 2",
        "models/second.sql":
          "{{ config(materialized='ephemeral') }}with f as (select * from {{ ref('first') }}) select id * 10 as id from f",
        "models/third.sql":
          "{{ config(materialized='table') }}select a.id from {{ ref('second') }} as a join {{ ref('first') }} as b on a.id = b.id * 10",
        "models/_m.yml":
          "models:\n  - name: second\n    columns: [{name: id, data_tests: [unique, not_null]}]\n",
        "tests/positive.sql": "select * from {{ ref('second') }} where id < 0",
      });
      const report = await project.succeed("build");
      expect(report.results.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
        "not_null_second_id pass",
        "positive pass",
        "third success",
        "unique_second_id pass",
      ]);
      expect(await rowsOf("select id from main.third order by id")).toEqual([[10], [20]]);
    });
  });
}
