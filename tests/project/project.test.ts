import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Compiler } from "../../pipeline/project/compile.ts";
import { loadProject } from "../../pipeline/project/load-project.ts";
import type { Project, ProjectNode, Seed, UnitTest } from "../../pipeline/project/project.ts";
import type { QueryResult } from "../../pipeline/project/query-result.ts";
import { RelationCache } from "../../pipeline/run/relation-cache.ts";
import { templateStatements } from "../../pipeline/run/statements.ts";
import { duckDbTarget, type Files, load } from "./in-memory-project.ts";

async function compiled(files: Files, name: string, query?: (sql: string) => QueryResult): Promise<string> {
  const project = await load(files);
  const node = [...project.nodes.values()].find((candidate) => candidate.name === name);
  if (node?.resourceType !== "model" && node?.resourceType !== "test")
    throw new Error(`no model or test ${name}`);
  return compileNode(project, node, query);
}

function compileNode(
  project: Project,
  node: Exclude<ProjectNode, Seed | UnitTest>,
  query?: (sql: string) => QueryResult,
): Promise<string> {
  const compiler = new Compiler(project, {
    fullRefresh: false,
    storeFailures: false,
    now: new Date(0),
    log: () => {},
    query: async (sql) => query?.(sql) ?? { columns: [], rows: [] },
    relations: new RelationCache(new Map()),
    sql: templateStatements("duckdb"),
    invocationId: "",
    command: "compile",
    selected: [],
  });
  return compiler.compile(node);
}

test("configuration comes from the project file, the properties file and the model, in this order", async () => {
  const project = await load({
    "dbt_project.yml":
      "name: shop\nmodels:\n  +tags: [all]\n  shop:\n    +materialized: table\n    staging:\n      +schema: stg\n      +tags: staging\n",
    "models/staging/_s.yml":
      "models:\n  - name: a\n    config:\n      materialized: view\n      meta: {owner: desk}\n",
    "models/staging/a.sql": "{{ config(tags=['own'], meta={'grain': 'day'}) }}select 1",
    "models/b.sql": "select 1",
  });
  const a = project.nodes.get("model.shop.a");
  const b = project.nodes.get("model.shop.b");
  expect(a?.resourceType === "model" && a.config.list("tags")).toEqual(["all", "staging", "own"]);
  expect(a?.resourceType === "model" && a.config.text("materialized")).toBe("view");
  expect(a?.resourceType === "model" && a.config.get("meta")).toEqual(
    new Map([
      ["owner", "desk"],
      ["grain", "day"],
    ]),
  );
  expect(a?.resourceType === "model" && a.relation.text()).toBe('"practice"."main_stg"."a"');
  expect(b?.resourceType === "model" && b.config.text("materialized")).toBe("table");
});

test("a project names its schemas itself", async () => {
  const project = await load({
    "macros/names.sql":
      "{% macro generate_schema_name(custom, node) %}{{ custom or target.schema }}{% endmacro %}{% macro generate_alias_name(custom, node) %}t_{{ node.name }}{% endmacro %}",
    "models/a.sql": "{{ config(schema='marts') }}select 1",
  });
  const node = project.nodes.get("model.shop.a");
  expect(node?.resourceType === "model" && node.relation.text()).toBe('"practice"."marts"."t_a"');
});

test("dispatch prefers the engine's macro, and the project's to the built-in one", async () => {
  const files = {
    "macros/m.sql":
      "{% macro m() %}{{ return(adapter.dispatch('m')()) }}{% endmacro %}{% macro default__m() %}default{% endmacro %}{% macro duckdb__m() %}duckdb{% endmacro %}{% macro default__hash(field) %}sha({{ field }}){% endmacro %}",
    "models/a.sql": "{{ m() }} {{ dbt.hash('x') }} {{ shop.m() }} {{ dbt.type_string() }}",
  };
  expect(await compiled(files, "a")).toBe("duckdb sha(x) duckdb TEXT");
});

test("macros of an installed package are called by its name", async () => {
  const files = {
    "dbt_packages/tools/dbt_project.yml": "name: tools\n",
    "dbt_packages/tools/macros/t.sql": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}",
    "models/a.sql": "{{ tools.twice('ab') }}",
  };
  expect(await compiled(files, "a")).toBe("abab");
});

test("a template may ask the database while it is compiled", async () => {
  const files = {
    "models/a.sql":
      "{% set rows = run_query('select code') %}{% if execute %}{% for row in rows %}{{ row.code }}-{{ row[0] }} {% endfor %}{{ rows.columns[0].values()|join('+') }}{% endif %}",
  };
  const answer = { columns: ["code"], rows: [["x"], ["y"]] };
  expect(await compiled(files, "a", () => answer)).toBe("x-x y-y x+y");
});

test("a statement block keeps its result", async () => {
  const files = {
    "models/a.sql":
      "{% call statement('s', fetch_result=True) %}select 1{% endcall %}{% if execute %}{{ load_result('s').data[0][0] }}{% endif %}",
  };
  expect(await compiled(files, "a", () => ({ columns: ["n"], rows: [[7]] }))).toBe("7");
});

test("ephemeral models become common table expressions, in dbt's text", async () => {
  const files = {
    "models/e1.sql": "{{ config(materialized='ephemeral') }}select 1 as a",
    "models/e2.sql": "{{ config(materialized='ephemeral') }}select * from {{ ref('e1') }}",
    "models/plain.sql": "select * from {{ ref('e2') }}",
    "models/own.sql": "with x as (select 1) select * from {{ ref('e1') }}",
  };
  expect(await compiled(files, "plain")).toBe(
    "with __dbt__cte__e1 as (\nselect 1 as a\n),  __dbt__cte__e2 as (\nselect * from __dbt__cte__e1\n) select * from __dbt__cte__e2",
  );
  expect(await compiled(files, "own")).toBe(
    "with  __dbt__cte__e1 as (\nselect 1 as a\n), x as (select 1) select * from __dbt__cte__e1",
  );
});

interface CompiledByDbt {
  readonly relation_name: string | null;
  readonly depends_on: readonly string[];
  readonly compiled_code: string | null;
}

test("names, ids, dependencies and compiled SQL are those of dbt-core", async () => {
  const directory = join(import.meta.dirname, "fixtures", "clinic");
  const golden = readFileSync(join(import.meta.dirname, "fixtures", "clinic-by-dbt-core.json"), "utf8");
  const expected: Readonly<Record<string, CompiledByDbt>> = JSON.parse(golden);
  const project = await loadProject({ directory, target: { ...duckDbTarget, database: "clinic" } });
  const actual: Record<string, CompiledByDbt> = {};
  for (const node of project.nodes.values()) {
    if (node.resourceType === "unit_test") continue;
    const isStored = node.resourceType !== "test" && node.relation.type !== "cte";
    actual[node.uniqueId] = {
      relation_name: isStored ? node.relation.text() : null,
      depends_on: [...node.dependsOn].sort(),
      compiled_code: node.resourceType === "seed" ? null : await compileNode(project, node),
    };
  }
  expect(actual).toEqual(expected);
});

test("a test of a column has the column's tags beside its own", async () => {
  const project = await load({
    "models/a.sql": "select 1 as id",
    "models/_m.yml":
      "models:\n  - name: a\n    columns:\n      - {name: id, tags: [key], data_tests: [unique: {config: {tags: daily}}]}\n",
  });
  const node = [...project.nodes.values()].find(({ resourceType }) => resourceType === "test");
  expect(node?.config.list("tags")).toEqual(["key", "daily"]);
});

test("a where clause narrows what a generic test reads", async () => {
  const files = {
    "models/a.sql": "select 1 as id",
    "models/_m.yml":
      "models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - not_null:\n              name: checked\n              config: {where: id > 0}\n",
  };
  expect((await compiled(files, "checked")).replace(/\s+/g, " ").trim()).toBe(
    'select id from (select * from "practice"."main"."a" where id > 0) dbt_subquery where id is null',
  );
});
