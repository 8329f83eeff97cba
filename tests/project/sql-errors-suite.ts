import { expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { build } from "../../pipeline/run/commands.ts";
import { type Files, withProject } from "./in-memory-project.ts";

interface SqlFault {
  readonly name: string;
  readonly files: Files;
  /** The last lines of the message of the node that fails. */
  readonly shown: readonly string[];
}

const macro = { "macros/m.sql": "{% macro wrong() %}no_such_column{% endmacro %}" };

const faults: readonly SqlFault[] = [
  {
    name: "a column, behind blocks that write nothing",
    files: {
      "models/a.sql":
        "{{ config(materialized='table') }}\n\n{% set x = 1 %}\nselect\n    1 as id,\n    no_such_column\nfrom (select 1 as id) as t",
    },
    shown: [
      "in models/a.sql:6 (compiled: target/compiled/shop/models/a.sql:6)",
      "6 |     no_such_column",
      "        ^",
    ],
  },
  {
    name: "a column that a loop writes",
    files: {
      "models/a.sql":
        "select\n{%- for name in ['id', 'wrong'] %}\n    {{ name }},\n{%- endfor %}\n    1 as one\nfrom (select 1 as id) as t",
    },
    shown: [
      "in models/a.sql:3 (compiled: target/compiled/shop/models/a.sql:3)",
      "3 |     wrong,",
      "        ^",
    ],
  },
  {
    name: "a column that a macro writes, at the line of its call",
    files: { ...macro, "models/a.sql": "select\n    1 as one,\n    {{ wrong() }} as two" },
    shown: [
      "in models/a.sql:3 (compiled: target/compiled/shop/models/a.sql:3)",
      "3 |     no_such_column as two",
      "        ^",
    ],
  },
  {
    name: "a column in front of which an ephemeral model stands",
    files: {
      "models/e.sql": "{{ config(materialized='ephemeral') }}\nselect\n    1 as id",
      "models/a.sql": "with e as (\n    select * from {{ ref('e') }}\n)\n\nselect wrong from e",
    },
    shown: [
      "in models/a.sql:5 (compiled: target/compiled/shop/models/a.sql:9)",
      "5 | select wrong from e",
      "           ^",
    ],
  },
  {
    name: "a singular test",
    files: {
      "models/a.sql": "select 1 as id",
      "tests/t.sql": "\n\nselect *\nfrom {{ ref('a') }}\nwhere wrong = 1",
    },
    shown: [
      "in tests/t.sql:5 (compiled: target/compiled/shop/tests/t.sql:3)",
      "5 | where wrong = 1",
      "          ^",
    ],
  },
  {
    name: "a syntax error",
    files: { "models/a.sql": "select 1 as id\nfrom (select 1) as t\nwhere where true" },
    shown: [
      "in models/a.sql:3 (compiled: target/compiled/shop/models/a.sql:3)",
      "3 | where where true",
      "          ^",
    ],
  },
];

/** Every engine's errors are led back to the model's own lines. */
export function sqlErrorsSuite(openDatabase: () => Promise<DatabaseUrl>): void {
  test.each(faults)("$name", async ({ files, shown }) => {
    await withProject(files, async (projectDirectory) => {
      const report = await build({ target: await openDatabase(), projectDirectory });
      const failed = report.results.find(({ status }) => status === "error");
      expect(failed?.message).toContain(shown.join("\n"));
    });
  });
}
