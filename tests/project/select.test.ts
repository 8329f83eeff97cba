import { beforeAll, describe, expect, test } from "vitest";
import type { Project } from "../../pipeline/project/project.ts";
import { selectNodes } from "../../pipeline/project/select.ts";
import { load } from "./in-memory-project.ts";

let project: Project;

beforeAll(async () => {
  project = await load({
    "dbt_project.yml": "name: shop\nmodels:\n  shop:\n    staging:\n      +tags: [stage]\n",
    "models/staging/_s.yml":
      "sources:\n  - name: raw\n    tables: [{name: patient}, {name: claim}]\nmodels:\n  - name: stg_patient\n    columns:\n      - {name: id, data_tests: [not_null]}\n",
    "models/staging/stg_patient.sql": "select * from {{ source('raw', 'patient') }}",
    "models/staging/stg_claim.sql": "{{ config(tags='money') }}select * from {{ source('raw', 'claim') }}",
    "models/int_claims.sql": "select * from {{ ref('stg_claim') }} join {{ ref('stg_patient') }} using (id)",
    "models/marts/fact_claim.sql":
      "{{ config(tags='money', materialized='table') }}select * from {{ ref('int_claims') }}",
    "models/marts/dim_patient.sql": "select * from {{ ref('stg_patient') }}",
    "tests/claims_add_up.sql": "select * from {{ ref('fact_claim') }} where false",
  });
});

const names = (select: string, exclude?: string): string[] =>
  selectNodes(project, { select, exclude })
    .map((id) => project.nodes.get(id)?.name ?? id)
    .sort();

const dim = ["dim_patient"];
const factWithTest = ["claims_add_up", "fact_claim"];
const test1 = "not_null_stg_patient_id";

describe("a selection means what dbt means by it", () => {
  test.each([
    ["dim_patient", dim],
    ["fact_claim", factWithTest],
    ["+dim_patient", ["dim_patient", test1, "stg_patient"]],
    ["1+fact_claim", [...factWithTest, "int_claims"]],
    ["stg_claim+", [...factWithTest, "int_claims", "stg_claim"]],
    ["stg_claim+1", ["int_claims", "stg_claim"]],
    ["+int_claims+", [...factWithTest, "int_claims", test1, "stg_claim", "stg_patient"]],
    ["@stg_claim", [...factWithTest, "int_claims", test1, "stg_claim", "stg_patient"]],
    ["tag:stage", [test1, "stg_claim", "stg_patient"]],
    ["path:models/marts", [...factWithTest, "dim_patient"].sort()],
    ["models/marts", [...factWithTest, "dim_patient"].sort()],
    ["staging", [test1, "stg_claim", "stg_patient"]],
    ["shop.marts", [...factWithTest, "dim_patient"].sort()],
    ["source:raw.claim+", [...factWithTest, "int_claims", "stg_claim"]],
    ["source:raw+1", [test1, "stg_claim", "stg_patient"]],
    ["stg_*", [test1, "stg_claim", "stg_patient"]],
    ["dim_patient fact_claim", [...factWithTest, "dim_patient"].sort()],
    ["tag:stage,tag:money", ["stg_claim"]],
    ["config.materialized:table", factWithTest],
    ["resource_type:test", ["claims_add_up", test1]],
    ["test_type:singular", ["claims_add_up"]],
    ["fact_claim.sql", factWithTest],
  ])("%s", (select, expected) => {
    expect(names(select)).toEqual(expected);
  });

  test("what is excluded is left out, with its tests", () => {
    expect(names("tag:money", "stg_claim")).toEqual(factWithTest);
    expect(names("", "fact_claim")).not.toContain("claims_add_up");
  });

  test("nodes come in build order", () => {
    const order = selectNodes(project, {}).map((id) => project.nodes.get(id)?.name);
    expect(order.indexOf("int_claims")).toBeGreaterThan(order.indexOf("stg_claim"));
    expect(order.indexOf("fact_claim")).toBeGreaterThan(order.indexOf("int_claims"));
  });

  test("a selection that matches nothing says so, with a suggestion", () => {
    expect(() => names("fact_clam")).toThrow(
      "The selection 'fact_clam' matches nothing.\n  next:  Did you mean 'fact_claim'?",
    );
    expect(() => names("tagg:x")).toThrow("There is no selection method 'tagg'.");
  });
});
