import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { BitewingError, BitewingErrors, type Failure } from "../../foundation/errors.ts";
import { loadProject } from "../../pipeline/project/load-project.ts";
import { duckDbTarget, type Files, withProject } from "./in-memory-project.ts";

/** A malformed project, and the one thing that is said of it. */
type Malformed = readonly [
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  what: string,
  where: string,
  next: string,
];

const a = { "models/a.sql": "select 1 as id" };
const yml = (text: string): Files => ({ ...a, "models/m.yml": text });
const project = (text: string): Files => ({ ...a, "dbt_project.yml": text });
const exposure = (lines: string): Files =>
  yml(`exposures:\n  - name: board\n    type: dashboard\n    owner: {name: Owner}\n${lines}`);
const latin1 = Buffer.from("select 1 as id -- line\nselect 'M\xfcller'", "latin1");
const selectors = (text: string): Files => ({ ...a, "selectors.yml": text });
const seed = { "seeds/codes.csv": "code,label\n1,a\n" };

const malformed: readonly Malformed[] = [
  // YAML
  ["a tab in YAML", yml("models:\n\t- name: a\n"), "YAML: ", "models/m.yml:2", "Indent with spaces"],
  [
    "a key twice",
    yml("models:\n  - name: a\n    description: x\n    description: y\n"),
    "YAML: Map keys must be unique",
    "models/m.yml:4",
    "Keep one of them",
  ],
  [
    "an open bracket",
    yml("models:\n  - name: a\n    columns: [{name: id}\n"),
    "YAML: ",
    "models/m.yml:",
    "Close",
  ],
  [
    "an open quote",
    yml('models:\n  - name: a\n    description: "x\n'),
    'YAML: Missing closing "quote',
    "models/m.yml:4",
    "Close what was opened",
  ],
  [
    "a colon in a text",
    yml("models:\n  - name: a\n    description: grain: one row\n"),
    "YAML: Nested mappings",
    "models/m.yml:3",
    "between quotes",
  ],
  [
    "wrong indentation",
    yml("models:\n  - name: a\n   description: x\n"),
    "YAML: ",
    "models/m.yml:3",
    "same column",
  ],
  [
    "an at sign",
    yml("models:\n  - name: a\n    description: @home\n"),
    "YAML: ",
    "models/m.yml:3",
    "between quotes",
  ],
  [
    "an unknown alias",
    yml("models:\n  - name: a\n    meta: *nowhere\n"),
    "YAML: ",
    "models/m.yml:3",
    "anchor",
  ],
  [
    "a list for a text",
    yml("models:\n  - name: [a]\n"),
    "'models[1].name' must be a text, and is a list.",
    "models/m.yml:2",
    "quotes",
  ],
  [
    "a text for a list",
    yml("models:\n  - name: a\n    columns: id\n"),
    "'models[1].columns' must be a list, and is the text 'id'.",
    "models/m.yml:3",
    "dash",
  ],
  [
    "a dictionary for a list",
    yml("models:\n  a:\n    description: x\n"),
    "'models' must be a list, and is a dictionary.",
    "models/m.yml:1",
    "dash",
  ],
  [
    "a list for a dictionary",
    yml("models:\n  - name: a\n    config: [view]\n"),
    "'models[1].config' must be a dictionary, and is a list.",
    "models/m.yml:3",
    "key: value",
  ],
  [
    "a number for a name",
    yml("models:\n  - name: 12\n"),
    "'models[1].name' must be a text, and is the number 12.",
    "models/m.yml:2",
    "quotes",
  ],
  [
    "a name left out",
    yml("models:\n  - description: x\n"),
    "'models[1].name' is missing",
    "models/m.yml:2",
    "Write a text",
  ],
  [
    "a file that is a list",
    yml("- models\n"),
    "The file must be a dictionary, and is a list.",
    "models/m.yml:1",
    "Write keys",
  ],
  [
    "a misspelt list",
    yml("model:\n  - name: a\n"),
    "The key 'model' is unknown here.",
    "models/m.yml:1",
    "Did you mean 'models'?",
  ],
  [
    "a misspelt key of a model",
    yml("models:\n  - name: a\n    descripton: x\n"),
    "The key 'descripton' is unknown here.",
    "models/m.yml:3",
    "Did you mean 'description'?",
  ],
  [
    "a misspelt key of a column",
    yml("models:\n  - name: a\n    columns:\n      - name: id\n        data_test: [unique]\n"),
    "The key 'data_test' is unknown here.",
    "models/m.yml:5",
    "Did you mean 'data_tests'?",
  ],
  [
    "a misspelt key of a source",
    yml("sources:\n  - name: raw\n    shema: x\n    tables: []\n"),
    "The key 'shema' is unknown here.",
    "models/m.yml:3",
    "Did you mean 'schema'?",
  ],
  [
    "a template in YAML",
    yml("models:\n  - name: a\n    config:\n      alias: \"{{ var('nothing') }}\"\n"),
    "cannot be rendered: There is no variable named 'nothing'",
    "models/m.yml:4",
    "Define it",
  ],
  // The project file
  [
    "a project without a name",
    project("version: '1'\n"),
    "'name' is missing",
    "dbt_project.yml:1",
    "Write a text",
  ],
  [
    "a project's name with a dash",
    project("name: my-shop\n"),
    "A project's name has letters",
    "dbt_project.yml:1",
    "Correct the value",
  ],
  [
    "a misspelt key of the project",
    project("name: shop\nmodel-path: [models]\n"),
    "The key 'model-path' is unknown here.",
    "dbt_project.yml:2",
    "Did you mean 'model-paths'?",
  ],
  [
    "paths that are a text",
    project("name: shop\nmodel-paths: models\n"),
    "'model-paths' must be a list",
    "dbt_project.yml:2",
    "dash",
  ],
  [
    "variables that are a list",
    project("name: shop\nvars: [a]\n"),
    "'vars' must be a dictionary",
    "dbt_project.yml:2",
    "key: value",
  ],
  [
    "a project file with a syntax error",
    project("name: shop\nvars: {a: 1\n"),
    "YAML: ",
    "dbt_project.yml:",
    "Close",
  ],
  // Jinja
  [
    "an open block",
    { "models/a.sql": "select 1\n{% if true %}\n, 2" },
    "The block 'if' is never closed.",
    "models/a.sql:2",
    "{% endif %}",
  ],
  [
    "an open loop",
    { "models/a.sql": "{% for x in [1] %}\n{{ x }}" },
    "The block 'for' is never closed.",
    "models/a.sql:1",
    "{% endfor %}",
  ],
  [
    "an open expression",
    { "models/a.sql": "select\n{{ ref('b')" },
    "opened with {{ and never closed",
    "models/a.sql:2",
    "}}",
  ],
  ["an open comment", { "models/a.sql": "select 1\n{# note" }, "never closed", "models/a.sql:2", "#}"],
  [
    "an open string",
    { "models/a.sql": "{{ var('x) }}" },
    "has no meaning here",
    "models/a.sql:1",
    "same quote",
  ],
  [
    "an end without its start",
    { "models/a.sql": "select 1\n{% endif %}" },
    "Unknown or misplaced tag 'endif'.",
    "models/a.sql:2",
    "opens",
  ],
  [
    "an unknown tag",
    { "models/a.sql": "{% iff true %}{% endif %}" },
    "Unknown or misplaced tag 'iff'.",
    "models/a.sql:1",
    "Did you mean 'if'?",
  ],
  [
    "an unknown filter in a branch not taken",
    { "models/a.sql": "select 1\n{% if false %}{{ 'x' | uper }}{% endif %}" },
    "There is no filter named 'uper'.",
    "models/a.sql:2",
    "Did you mean 'upper'?",
  ],
  [
    "an unknown test",
    { "models/a.sql": "{{ 1 is evn }}" },
    "There is no test named 'evn'.",
    "models/a.sql:1",
    "Did you mean 'even'?",
  ],
  [
    "an unknown function",
    { "models/a.sql": "\nselect {{ reff('a') }}" },
    "'reff' is undefined.",
    "models/a.sql:2",
    "Did you mean 'ref'?",
  ],
  [
    "a macro with too many arguments",
    { "macros/m.sql": "{% macro m(x) %}{{ x }}{% endmacro %}", "models/a.sql": "select\n{{ m(1, 2) }}" },
    "The macro 'm' takes 1 arguments, 2 were given.",
    "models/a.sql:2",
    "Look at its definition",
  ],
  [
    "a macro with an unknown argument",
    { "macros/m.sql": "{% macro m(x) %}{{ x }}{% endmacro %}", "models/a.sql": "select\n{{ m(y=2) }}" },
    "The macro 'm' has no argument 'y'.",
    "models/a.sql:2",
    "Look at its definition",
  ],
  [
    "macros that call each other",
    {
      "macros/m.sql": "{% macro m() %}{{ n() }}{% endmacro %}\n{% macro n() %}{{ m() }}{% endmacro %}",
      "models/a.sql": "{{ m() }}",
    },
    "calls itself without end",
    "macros/m.sql:",
    "end the calls",
  ],
  [
    "two macros of one name",
    {
      ...a,
      "macros/m.sql": "{% macro m() %}{% endmacro %}",
      "macros/n.sql": "{% macro m() %}{% endmacro %}",
    },
    "Two macros are named 'm'",
    "macros/n.sql",
    "Rename one",
  ],
  [
    "a variable without a value",
    { "models/a.sql": "select {{ var('x') }}" },
    "There is no variable named 'x', and no default.",
    "models/a.sql:1",
    "vars",
  ],
  [
    "an environment variable without a value",
    { "models/a.sql": "select {{ env_var('X_Y') }}" },
    "The environment variable 'X_Y' is not set.",
    "models/a.sql:1",
    "default",
  ],
  // The graph
  [
    "a missing model",
    { ...a, "models/b.sql": "select *\nfrom {{ ref('aa') }}" },
    "refers to a model named 'aa', which does not exist.",
    "models/b.sql:2",
    "Did you mean 'a'?",
  ],
  [
    "a missing source",
    {
      ...yml("sources:\n  - name: raw\n    tables: [{name: patient}]\n"),
      "models/a.sql": "\nselect * from {{ source('raw', 'pateint') }}",
    },
    "reads the source 'raw.pateint', which does not exist.",
    "models/a.sql:2",
    "Did you mean 'raw.patient'?",
  ],
  [
    "a source with one name",
    { "models/a.sql": "select * from {{ source('raw') }}" },
    "source() needs the names of a source and a table.",
    "models/a.sql:1",
    "Write source('raw', 'patient').",
  ],
  [
    "a cycle",
    { "models/a.sql": "select *\nfrom {{ ref('b') }}", "models/b.sql": "select * from {{ ref('a') }}" },
    "in a cycle: a → b → a.",
    "models/a.sql:2",
    "Drop one of these references.",
  ],
  [
    "a model that reads itself",
    { "models/a.sql": "select * from {{ ref('a') }}" },
    "in a cycle: a → a.",
    "models/a.sql:1",
    "Drop one",
  ],
  [
    "two models of one name",
    { ...a, "models/x/a.sql": "select 2" },
    "Two models are named 'a'",
    "models/x/a.sql",
    "Rename one",
  ],
  [
    "a model and a seed of one name",
    { ...a, "seeds/a.csv": "id\n1\n" },
    "are named 'a'",
    "seeds/a.csv",
    "Rename one",
  ],
  [
    "a disabled model",
    { "models/a.sql": "{{ config(enabled=false) }}select 1", "models/b.sql": "\n{{ ref('a') }}" },
    "refers to 'a', which is disabled.",
    "models/b.sql:2",
    "Enable it",
  ],
  [
    "a private model",
    {
      "models/a.sql": "{{ config(access='private', group='desk') }}select 1",
      "models/b.sql": "select 1\n{{ ref('a') }}",
    },
    "refers to 'a', which is private to the group 'desk'.",
    "models/b.sql:2",
    "one group",
  ],
  [
    "an unknown materialization",
    { "models/a.sql": "{{ config(materialized='tabel') }}select 1" },
    "has the materialized 'tabel', which does not exist.",
    "models/a.sql",
    "Did you mean 'table'?",
  ],
  [
    "two models in one table",
    { ...a, "models/b.sql": "{{ config(alias='a') }}select 1" },
    "would both be written to",
    "models/b.sql",
    "another alias",
  ],
  // Tests and descriptions
  [
    "a test without its argument",
    yml(
      "models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - accepted_values\n",
    ),
    "The test 'accepted_values' needs the argument 'values'.",
    "models/m.yml:6",
    "arguments: {values: …}",
  ],
  [
    "a test with an unknown argument",
    yml(
      "models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - accepted_values: {arguments: {values: [1], qoute: false}}\n",
    ),
    "The test 'accepted_values' has no argument 'qoute'.",
    "models/m.yml:6",
    "Did you mean 'quote'?",
  ],
  [
    "a test that does not exist",
    yml("models:\n  - name: a\n    columns:\n      - name: id\n        data_tests: [uniqe]\n"),
    "There is no generic test named 'uniqe'.",
    "models/m.yml:5",
    "Did you mean 'unique'?",
  ],
  [
    "a test with its arguments beside it",
    yml("models:\n  - name: a\n    data_tests:\n      - unique:\n        column_name: id\n"),
    "A test is a name, or one name with its arguments.",
    "models/m.yml:4",
    "indentation",
  ],
  [
    "a test twice",
    yml("models:\n  - name: a\n    columns:\n      - name: id\n        data_tests: [unique, unique]\n"),
    "Two tests are named 'unique_a_id'",
    "models/m.yml",
    "Rename one",
  ],
  [
    "a severity that does not exist",
    yml(
      "models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - unique: {config: {severity: eror}}\n",
    ),
    "has the severity 'eror', which does not exist.",
    "models/m.yml:6",
    "Did you mean 'error'?",
  ],
  [
    "a relationship to a missing model",
    yml(
      "models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - relationships: {arguments: {to: ref('nothing'), field: id}}\n",
    ),
    "refers to a model named 'nothing', which does not exist.",
    "models/m.yml:6",
    "Create the model",
  ],
  [
    "a description of a missing model",
    yml("models:\n  - name: aa\n"),
    "There is no model named 'aa', but it is described.",
    "models/m.yml:2",
    "Did you mean 'a'?",
  ],
  [
    "a description of a missing macro",
    { ...yml("macros:\n  - name: mony\n"), "macros/m.sql": "{% macro money() %}{% endmacro %}" },
    "There is no macro named 'mony', but it is described.",
    "models/m.yml:2",
    "Did you mean 'money'?",
  ],
  [
    "a source table twice",
    yml("sources:\n  - name: raw\n    tables:\n      - name: patient\n      - name: patient\n"),
    "The source table 'raw.patient' is defined twice.",
    "models/m.yml:5",
    "Drop one",
  ],
  [
    "a period that does not exist",
    yml("sources:\n  - name: raw\n    freshness: {warn_after: {count: 1, period: week}}\n    tables: []\n"),
    "must be one of minute, hour, day",
    "models/m.yml:3",
    "minute",
  ],
  [
    "a documentation block that does not exist",
    {
      ...yml("models:\n  - name: a\n    description: \"{{ doc('grian') }}\"\n"),
      "models/d.md": "{% docs grain %}One row.{% enddocs %}",
    },
    "There is no documentation block named 'grian'.",
    "models/m.yml:3",
    "Did you mean 'grain'?",
  ],
  [
    "a documentation block that is not closed",
    { ...a, "models/d.md": "# Title\n{% docs grain %}One row." },
    "The documentation block 'grain' is never closed.",
    "models/d.md:2",
    "{% enddocs %}",
  ],
  // Exposures, groups, selectors
  [
    "an exposure of a missing model",
    exposure("    depends_on:\n      - ref('b')\n"),
    "The exposure 'board' refers to a model named 'b', which does not exist.",
    "models/m.yml:6",
    "Did you mean 'a'?",
  ],
  [
    "an exposure of something else",
    exposure("    depends_on:\n      - model a\n"),
    "'model a' is not something to depend on.",
    "models/m.yml:6",
    "ref('model')",
  ],
  [
    "an exposure of no type",
    yml("exposures:\n  - name: board\n    owner: {name: Owner}\n"),
    "'exposures[1].type' is missing",
    "models/m.yml:2",
    "dashboard",
  ],
  [
    "an exposure without an owner",
    yml("exposures:\n  - name: board\n    type: ml\n    owner: {}\n"),
    "An owner has a name or an email",
    "models/m.yml:4",
    "Correct",
  ],
  [
    "two groups of one name",
    yml("groups:\n  - {name: desk, owner: {name: x}}\n  - {name: desk, owner: {name: y}}\n"),
    "Two groups are named 'desk'.",
    "models/m.yml:3",
    "Rename one",
  ],
  [
    "a selector without a definition that means something",
    selectors("selectors:\n  - name: s\n    definition: [a]\n"),
    "A definition is a text, or a union, intersection or method.",
    "selectors.yml:3",
    "definition",
  ],
  [
    "a selector of a selector that does not exist",
    selectors("selectors:\n  - name: s\n    definition: {method: selector, value: t}\n"),
    "There is no selector 't' above this one.",
    "selectors.yml:3",
    "above",
  ],
  [
    "a selector with an unknown key",
    selectors("selectors:\n  - name: s\n    defintion: a\n"),
    "has the unknown key defintion",
    "selectors.yml:2",
    "spelling",
  ],
  // Files
  [
    "an empty model",
    { "models/a.sql": "\n \n" },
    "The model 'a' is empty.",
    "models/a.sql",
    "Write its query",
  ],
  ["an empty test", { ...a, "tests/t.sql": "" }, "The test 't' is empty.", "tests/t.sql", "Write its query"],
  [
    "a model that is a folder",
    { ...a, "models/b.sql/readme.txt": "x" },
    "'models/b.sql' is a folder, and named like a file.",
    "models/b.sql",
    "Rename it",
  ],
  [
    "a model in another encoding",
    { "models/a.sql": latin1 },
    "The file is not in UTF-8.",
    "models/a.sql:2",
    "Save it as UTF-8",
  ],
  [
    "an empty project file",
    { "dbt_project.yml": "" },
    "The project file is empty.",
    "dbt_project.yml",
    "Write at least its name",
  ],
  [
    "a seed with ragged rows",
    { ...a, "seeds/codes.csv": "code,label\n1,a\n2,b,c\n" },
    "The seed 'codes' cannot be read: Its line 3 has 3 values, and its header 2.",
    "seeds/codes.csv:3",
    "comma",
  ],
  [
    "a seed with an open quote",
    { ...a, "seeds/codes.csv": 'code,label\n1,"a\n' },
    "The seed 'codes' cannot be read: ",
    "seeds/codes.csv:",
    "quote",
  ],
  [
    "a seed with a column twice",
    { ...a, "seeds/codes.csv": "code,code\n1,2\n" },
    "The seed 'codes' cannot be read: Its header names 'code' twice.",
    "seeds/codes.csv:1",
    "Rename one",
  ],
  [
    "an empty seed",
    { ...a, "seeds/codes.csv": "" },
    "The seed 'codes' cannot be read: The file has no header line.",
    "seeds/codes.csv:1",
    "names of its columns",
  ],
];

async function failuresOf(files: Malformed[1]): Promise<readonly Failure[]> {
  return withProject({}, async (directory) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    try {
      await loadProject({ directory, target: duckDbTarget });
    } catch (thrown) {
      if (thrown instanceof BitewingErrors) return thrown.failures;
      if (thrown instanceof BitewingError) return [thrown.failure];
      throw thrown;
    }
    return [];
  });
}

test.each(malformed)("%s", async (_, files, what, where, next) => {
  expect(await failuresOf(files)).toMatchObject([
    {
      kind: "found",
      what: expect.stringContaining(what),
      where: expect.stringContaining(where),
      next: expect.stringContaining(next),
    },
  ]);
});

test("a byte order mark is no part of the text", async () => {
  const bom = "\uFEFF";
  const files = {
    "models/a.sql": `${bom}select 1 as id`,
    "models/m.yml": `${bom}models: [{name: a}]\n`,
    ...seed,
  };
  expect(await failuresOf(files)).toEqual([]);
});

test("an empty properties file is fine, and a key that is merely unknown is warned of", async () => {
  const lines: string[] = [];
  const files = { ...a, "models/empty.yml": "", "models/m.yml": "models:\n  - name: a\n    zebra: 1\n" };
  await withProject(files, (directory) =>
    loadProject({ directory, target: duckDbTarget, log: (line) => lines.push(line) }),
  );
  expect(lines).toEqual(["warning: models/m.yml:3: the key 'zebra' is unknown here, and is not looked at."]);
});
