import { describe, expect, test } from "vitest";
import { BitewingErrors } from "../../foundation/errors.ts";
import { loadProject } from "../../pipeline/project/load-project.ts";
import { duckDbTarget, type Files, load, problemsOf, withProject } from "./in-memory-project.ts";

const good = { "models/stg_patient.sql": "select 1 as id" };
const sources = "sources:\n  - name: raw\n    tables:\n      - name: patient\n";

interface BadInput {
  readonly name: string;
  readonly files: Files;
  readonly what: string;
  readonly where: string;
  readonly next?: string;
}

const badInputs: readonly BadInput[] = [
  {
    name: "a model that does not exist",
    files: { ...good, "models/mart.sql": "select *\nfrom {{ ref('stg_patien') }}" },
    what: "The model 'mart' refers to a model named 'stg_patien', which does not exist.",
    where: "models/mart.sql:2",
    next: "Did you mean 'stg_patient'?",
  },
  {
    name: "a source that does not exist",
    files: { "models/_s.yml": sources, "models/a.sql": "\n\nselect * from {{ source('raw', 'patients') }}" },
    what: "The model 'a' reads the source 'raw.patients', which does not exist.",
    where: "models/a.sql:3",
    next: "Did you mean 'raw.patient'?",
  },
  {
    name: "a cycle",
    files: {
      "models/a.sql": "select * from {{ ref('c') }}",
      "models/b.sql": "select * from {{ ref('a') }}",
      "models/c.sql": "select * from {{ ref('b') }}",
    },
    what: "The models depend on each other in a cycle: a → c → b → a.",
    where: "models/a.sql",
  },
  {
    name: "a Jinja error",
    files: { "models/a.sql": "select 1\n{% if x %}\n" },
    what: "The model 'a' cannot be parsed: The block 'if' is never closed.",
    where: "models/a.sql:2",
    next: "Close it with {% endif %}.",
  },
  {
    name: "a macro that does not exist",
    files: { "models/a.sql": "\nselect {{ mony('x') }}" },
    what: "The model 'a' cannot be parsed: 'mony' is undefined.",
    where: "models/a.sql:2",
  },
  {
    name: "an error inside a macro",
    files: {
      "macros/m.sql":
        "{% macro m() %}\n{{ exceptions.raise_compiler_error('no such engine') }}\n{% endmacro %}",
      "models/a.sql": "select\n{{ m() }}",
    },
    what: "The model 'a' cannot be parsed: no such engine",
    where: "macros/m.sql:2, called from models/a.sql:2",
  },
  {
    name: "a macro file that cannot be read",
    files: { ...good, "macros/m.sql": "{% macro m(1) %}{% endmacro %}" },
    what: "The macros of macros/m.sql cannot be read: Expected a name, found '1'.",
    where: "macros/m.sql:1",
  },
  {
    name: "a YAML error",
    files: { ...good, "models/_m.yml": "models:\n  - name: a\n   - b: [\n" },
    what: "YAML:",
    where: "models/_m.yml:",
  },
  {
    name: "YAML of the wrong shape",
    files: { ...good, "models/_m.yml": "models:\n  - name: stg_patient\n    columns: id\n" },
    what: "'models[1].columns' must be a list, and is the text 'id'.",
    where: "models/_m.yml:3",
  },
  {
    name: "a test without its argument",
    files: {
      ...good,
      "models/_m.yml":
        "models:\n  - name: stg_patient\n    columns:\n      - name: id\n        data_tests:\n          - accepted_values\n",
    },
    what: "The test 'accepted_values' needs the argument 'values'.",
    where: "models/_m.yml:6",
  },
  {
    name: "a test that does not exist",
    files: { ...good, "models/_m.yml": "models:\n  - name: stg_patient\n    data_tests: [not_nul]\n" },
    what: "There is no generic test named 'not_nul'.",
    where: "models/_m.yml:3",
    next: "Did you mean 'not_null'?",
  },
  {
    name: "a description of a missing model",
    files: { ...good, "models/_m.yml": "models:\n  - name: stg_patients\n" },
    what: "There is no model named 'stg_patients', but it is described.",
    where: "models/_m.yml:2",
    next: "Did you mean 'stg_patient'?",
  },
  {
    name: "two models of one name",
    files: { "models/x/a.sql": "select 1", "models/y/a.sql": "select 2" },
    what: "Two models are named 'a': models/x/a.sql and models/y/a.sql.",
    where: "models/y/a.sql",
  },
  {
    name: "two models of one relation",
    files: { "models/a.sql": "select 1", "models/b.sql": "{{ config(alias='a') }}select 2" },
    what: `'a' and 'b' would both be written to "practice"."main"."a".`,
    where: "models/b.sql",
  },
  {
    name: "a missing variable",
    files: {
      "models/a.sql": "select {{ var('frist_year') }}",
      "dbt_project.yml": "name: shop\nvars: {first_year: 1}\n",
    },
    what: "The model 'a' cannot be parsed: There is no variable named 'frist_year', and no default.",
    where: "models/a.sql:1",
    next: "Did you mean 'first_year'?",
  },
  {
    name: "a reference to a disabled model",
    files: {
      "models/a.sql": "{{ config(enabled=false) }}select 1",
      "models/b.sql": "select * from {{ ref('a') }}",
    },
    what: "The model 'b' refers to 'a', which is disabled.",
    where: "models/b.sql:1",
  },
  {
    name: "a test of a package that has another name",
    files: {
      ...good,
      "models/_m.yml": "models:\n  - name: stg_patient\n    data_tests: [dbt_utils.equal_rowcounts]\n",
    },
    what: "There is no generic test named 'dbt_utils.equal_rowcounts'.",
    where: "models/_m.yml:3",
    next: "Did you mean 'dbt_utils.equal_rowcount'?",
  },
  {
    name: "a test of a package without the package",
    files: { ...good, "models/_m.yml": "models:\n  - name: stg_patient\n    data_tests: [recency]\n" },
    what: "There is no generic test named 'recency'.",
    where: "models/_m.yml:3",
    next: "Write dbt_utils.recency.",
  },
  {
    name: "a test of a package that is not there",
    files: { ...good, "models/_m.yml": "models:\n  - name: stg_patient\n    data_tests: [elementary.x]\n" },
    what: "There is no generic test named 'elementary.x'.",
    where: "models/_m.yml:3",
    next: "There is no package 'elementary' in the packages folder either: install it there, or drop the test.",
  },
  {
    name: "an unknown severity",
    files: {
      ...good,
      "models/_m.yml":
        "models:\n  - name: stg_patient\n    columns:\n      - name: id\n        data_tests:\n          - unique: {config: {severity: high}}\n",
    },
    what: "The test 'unique' of 'stg_patient' has the severity 'high', which does not exist.",
    where: "models/_m.yml:6",
    next: "Use error or warn.",
  },
  {
    name: "an unknown way to store failures",
    files: { ...good, "tests/t.sql": "{{ config(store_failures_as='file') }}select 1" },
    what: "The test 't' has 'file' for store_failures_as.",
    where: "tests/t.sql",
    next: "Use table, view or ephemeral.",
  },
];

describe("bad input gives one clear problem", () => {
  test.each(badInputs)("$name", async ({ files, what, where, next }) => {
    const problems = await problemsOf(files);
    const wanted = next === undefined ? {} : { next };
    expect(problems).toMatchObject([
      {
        kind: "found",
        what: expect.stringContaining(what),
        where: expect.stringContaining(where),
        ...wanted,
      },
    ]);
  });
});

describe("a unit test that cannot be read gives one clear problem", () => {
  const given = "given: [{input: ref('stg_patient'), rows: []}]";
  const expected = "expect: {rows: [{id: 1}]}";
  const badUnitTests = [
    {
      name: "a model that does not exist",
      text: `{name: u, model: martt, ${given}, ${expected}}`,
      what: "The unit test 'u' tests a model named 'martt', which does not exist.",
      next: "Did you mean 'mart'?",
    },
    {
      name: "an input that does not exist",
      text: `{name: u, model: mart, given: [{input: ref('stg_patien'), rows: []}], ${expected}}`,
      what: "The unit test 'u' has the input ref('stg_patien'), which does not exist.",
      next: "Did you mean 'stg_patient'?",
    },
    {
      name: "an input that is no reference",
      text: `{name: u, model: mart, given: [{input: stg_patient, rows: []}], ${expected}}`,
      what: "The unit test 'u' has the input 'stg_patient', which is no reference.",
      next: "Write ref('name'), source('source', 'table') or this.",
    },
    {
      name: "a fixture that does not exist",
      text: `{name: u, model: mart, given: [{input: ref('stg_patient'), format: csv, fixture: patient}], ${expected}}`,
      what: "from the fixture 'patient', which does not exist below tests/fixtures.",
      next: "Did you mean 'patients'?",
    },
    {
      name: "a fixture of another format",
      text: `{name: u, model: mart, given: [{input: ref('stg_patient'), format: sql, fixture: patients}], ${expected}}`,
      what: "in the format 'sql' from the fixture tests/fixtures/patients.csv.",
      next: "Write format: csv.",
    },
    {
      name: "rows of another format",
      text: `{name: u, model: mart, given: [{input: ref('stg_patient'), format: csv, rows: [{id: 1}]}], ${expected}}`,
      what: "which do not match the format 'csv'.",
      next: "Write text with a header line: rows: |.",
    },
    {
      name: "rows that are left out",
      text: `{name: u, model: mart, given: [{input: ref('stg_patient')}], ${expected}}`,
      what: "The unit test 'u' gives rows for ref('stg_patient') which do not match the format 'dict'.",
      next: "Write a list of rows",
    },
    {
      name: "expected rows of different columns",
      text: `{name: u, model: mart, ${given}, expect: {rows: [{id: 1}, {name: x}]}}`,
      what: "The unit test 'u' expects rows, of which row 1 lacks name.",
      next: "Give every expected row the same columns.",
    },
    {
      name: "an override of a macro that does not exist",
      text: `{name: u, model: mart, overrides: {macros: {is_incrementel: true}}, ${given}, ${expected}}`,
      what: "The unit test 'u' overrides the macro 'is_incrementel', which does not exist.",
      next: "Did you mean 'is_incremental'?",
    },
    {
      name: "an incremental model without the override",
      text: `{name: u, model: history, ${given}, ${expected}}`,
      what: "The unit test 'u' of the incremental model 'history' does not say whether it runs incrementally.",
      next: "Override the macro is_incremental",
    },
    {
      name: "an incremental run without rows for this",
      text: `{name: u, model: history, overrides: {macros: {is_incremental: true}}, ${given}, ${expected}}`,
      what: "The unit test 'u' runs the model 'history' incrementally, but gives no rows for 'this'.",
      next: "Add an input: this",
    },
  ];

  test.each(badUnitTests)("$name", async ({ text, what, next }) => {
    const files = {
      ...good,
      "models/mart.sql": "select * from {{ ref('stg_patient') }}",
      "models/history.sql": "{{ config(materialized='incremental') }}select * from {{ ref('stg_patient') }}",
      "tests/fixtures/patients.csv": "id\n1\n",
      "models/_u.yml": `unit_tests:\n  - ${text}\n`,
    };
    expect(await problemsOf(files)).toMatchObject([
      { what: expect.stringContaining(what), where: "models/_u.yml:2", next: expect.stringContaining(next) },
    ]);
  });
});

test("versions of a unit test are ignored with a message", async () => {
  const lines: string[] = [];
  const files = {
    ...good,
    "models/_u.yml":
      "unit_tests:\n  - name: u\n    model: stg_patient\n    versions: {include: [1]}\n    given: []\n    expect: {rows: [{id: 1}]}\n",
  };
  await withProject(files, (directory) =>
    loadProject({ directory, target: duckDbTarget, log: (line) => lines.push(line) }),
  );
  expect(lines).toEqual([
    "warning: models/_u.yml:4: 'versions' of a unit test are ignored, because models have no versions here.",
  ]);
});

test("a package that the project has installed is preferred to the one brought along", async () => {
  const files = {
    ...good,
    "dbt_packages/dbt_utils/dbt_project.yml": "name: dbt_utils\nversion: '1.0'\n",
    "dbt_packages/dbt_utils/macros/t.sql":
      "{% test of_this_version(model) %}select 1 from {{ model }}{% endtest %}",
    "models/_m.yml":
      "models:\n  - name: stg_patient\n    data_tests: [dbt_utils.of_this_version, dbt_utils.at_least_one]\n",
  };
  expect(await problemsOf(files)).toMatchObject([
    { what: "There is no generic test named 'dbt_utils.at_least_one'." },
  ]);
});

test("all problems are shown together, with the exit code of something found wrong", async () => {
  const files = {
    "models/a.sql": "{{ ref('x') }}",
    "models/b.sql": "{% if %}",
    "models/c.sql": "{{ source('r', 's') }}",
  };
  const thrown = await load(files).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(BitewingErrors);
  if (!(thrown instanceof BitewingErrors)) return;
  expect(thrown.failures).toHaveLength(3);
  expect(thrown.exitCode).toBe(1);
  expect(thrown.message).toContain("The project 'shop' does not compile: 3 problems.");
});

test("a folder without a project file is a wrong call", async () => {
  await expect(load({ "dbt_project.yml": "" })).rejects.toThrow("The project file is empty.");
});
