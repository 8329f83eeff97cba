import { describe, expect, test } from "vitest";
import { type Files, load, problemsOf } from "./in-memory-project.ts";

const incremental = (config: string): Files => ({
  "models/a.sql": `\n{{ config(materialized='incremental', ${config}) }}\nselect 1 as id`,
});

const snapshot = (...lines: readonly string[]): Files => ({
  "models/a.sql": "select 1 as id",
  "snapshots/_s.yml": `snapshots:\n  - name: s\n    relation: ref('a')\n    config:\n${lines.map((line) => `      ${line}\n`).join("")}`,
});

interface Mistake {
  readonly name: string;
  readonly files: Files;
  readonly what: string;
  readonly where: string;
  readonly next: string | RegExp;
}

const mistakes: readonly Mistake[] = [
  {
    name: "an unknown strategy",
    files: incremental("incremental_strategy='merg'"),
    what: "The incremental model 'a' has the incremental_strategy 'merg', which does not exist.",
    where: "models/a.sql:2",
    next: "Did you mean 'merge'?",
  },
  {
    name: "an unknown strategy in a properties file",
    files: {
      "models/a.sql": "select 1 as id",
      "models/_m.yml":
        "models:\n  - name: a\n    config:\n      materialized: incremental\n      incremental_strategy: insert_overwrite\n",
    },
    what: "The incremental model 'a' has the incremental_strategy 'insert_overwrite', which does not exist.",
    where: "models/_m.yml:5",
    next: "Use one of append, delete+insert, merge, or write the macro get_incremental_insert_overwrite_sql.",
  },
  {
    name: "microbatch",
    files: incremental("incremental_strategy='microbatch', event_time='day'"),
    what: "The incremental model 'a' has the strategy 'microbatch', which is not supported.",
    where: "models/a.sql:2",
    next: /delete\+insert/,
  },
  {
    name: "an unknown on_schema_change",
    files: incremental("on_schema_change='append_new'"),
    what: "The incremental model 'a' has the on_schema_change 'append_new', which does not exist.",
    where: "models/a.sql:2",
    next: /append_new_columns/,
  },
  {
    name: "both lists of columns for merge",
    files: incremental("unique_key='id', merge_update_columns=['id'], merge_exclude_columns=['id']"),
    what: "The incremental model 'a' has both merge_update_columns and merge_exclude_columns.",
    where: "models/a.sql:2",
    next: "Keep one of the two.",
  },
  {
    name: "a snapshot without a key",
    files: snapshot("strategy: timestamp", "updated_at: day"),
    what: "The snapshot 's' has no unique_key.",
    where: "snapshots/_s.yml:2",
    next: /tells its rows apart/,
  },
  {
    name: "a snapshot with an unknown strategy",
    files: snapshot("unique_key: id", "strategy: stamp"),
    what: "The snapshot 's' has the strategy 'stamp', which does not exist.",
    where: "snapshots/_s.yml:6",
    next: /timestamp with updated_at/,
  },
  {
    name: "a snapshot by timestamp without one",
    files: snapshot("unique_key: id", "strategy: timestamp"),
    what: "The snapshot 's' has no updated_at.",
    where: "snapshots/_s.yml:2",
    next: /when a row changed last/,
  },
  {
    name: "a snapshot by check without columns",
    files: snapshot("unique_key: id", "strategy: check", "check_cols: some"),
    what: "The snapshot 's' has the check_cols 'some'.",
    where: "snapshots/_s.yml:7",
    next: "Give a list of columns, or all.",
  },
  {
    name: "hard_deletes misspelled",
    files: snapshot("unique_key: id", "strategy: check", "check_cols: all", "hard_deletes: invalidat"),
    what: "The snapshot 's' has the hard_deletes 'invalidat', which does not exist.",
    where: "snapshots/_s.yml:8",
    next: "Did you mean 'invalidate'?",
  },
  {
    name: "a snapshot of no reference",
    files: { "snapshots/_s.yml": "snapshots:\n  - name: s\n    relation: a\n" },
    what: "The snapshot 's' has the relation 'a', which is no reference.",
    where: "snapshots/_s.yml:3",
    next: /relation: ref\('name'\)/,
  },
  {
    name: "a file of snapshots without a block",
    files: { "snapshots/s.sql": "select 1" },
    what: "The file has no snapshot block.",
    where: "snapshots/s.sql",
    next: /endsnapshot/,
  },
  {
    name: "a reference inside a snapshot block",
    files: {
      "snapshots/s.sql":
        "\n\n{% snapshot s %}\n{{ config(strategy='check', check_cols='all', unique_key='id') }}\nselect * from {{ ref('nowhere') }}\n{% endsnapshot %}",
    },
    what: "The snapshot 's' refers to a model named 'nowhere', which does not exist.",
    where: "snapshots/s.sql:5",
    next: "Create the model, or correct the name.",
  },
  {
    name: "a docs block that does not exist",
    files: {
      "models/a.sql": "select 1 as id",
      "models/_m.yml": "models:\n  - name: a\n    description: \"{{ doc('grain') }}\"\n",
      "models/docs.md": "{% docs grains %}One row.{% enddocs %}",
    },
    what: "The text at models.0.description cannot be rendered: There is no documentation block named 'grain'.",
    where: "models/_m.yml:3",
    next: "Did you mean 'grains'?",
  },
];

describe("a configuration that cannot be built says what, where and what to do", () => {
  test.each(mistakes)("$name", async ({ files, what, where, next }) => {
    const [problem] = await problemsOf(files);
    expect(problem?.what).toBe(what);
    expect(problem?.where).toBe(where);
    expect(problem?.next).toMatch(next);
  });
});

test("descriptions take their text from docs blocks, and other braces in them stay", async () => {
  const project = await load({
    "models/a.sql": "select 1 as id",
    "models/_m.yml":
      'models:\n  - name: a\n    description: "{{ doc(\'grain\') }}"\n    columns:\n      - {name: id, description: "Not a template: {{ x }}. "}\n',
    "models/docs.md":
      "# Docs\n{% docs grain %}\nOne row, {{ as it stands }}.\n{% enddocs %}\n{% docs other %}No.{% enddocs %}",
  });
  const a = project.nodes.get("model.shop.a");
  expect(a?.description).toBe("One row, {{ as it stands }}.");
  expect(a?.columns[0]?.description).toBe("Not a template: {{ x }}. ");
});

test("snapshots are nodes with dbt's ids, names and places in the graph", async () => {
  const project = await load({
    "dbt_project.yml": "name: shop\nsnapshots:\n  shop:\n    history:\n      +schema: kept\n",
    ...snapshot("unique_key: id", "strategy: check", "check_cols: all"),
    "snapshots/history/old.sql":
      "{% snapshot one %}\n{{ config(strategy='check', check_cols='all', unique_key='id', tags=['x']) }}\nselect * from {{ ref('s') }}\n{% endsnapshot %}\n{% snapshot two %}{{ config(strategy='check', check_cols='all', unique_key='id', target_schema='exact') }}select * from {{ ref('one') }}{% endsnapshot %}",
  });
  const [s, one, two] = ["s", "one", "two"].map((name) => project.nodes.get(`snapshot.shop.${name}`));
  expect([s, one, two].map((node) => node?.relation.text())).toEqual([
    '"practice"."main"."s"',
    '"practice"."main_kept"."one"',
    '"practice"."exact"."two"',
  ]);
  expect(one?.fqn).toEqual(["shop", "history", "old", "one"]);
  expect(two?.dependsOn).toEqual(["snapshot.shop.one"]);
  expect(project.order.filter((id) => id.startsWith("snapshot"))).toEqual([
    "snapshot.shop.s",
    "snapshot.shop.one",
    "snapshot.shop.two",
  ]);
});
