import { beforeAll, describe, expect, it } from "vitest";
import { defectKinds } from "../../generator/index.ts";
import { describeTarget, loadProject, type Project, type Test } from "../../pipeline/index.ts";
import { failingRowsSql } from "../../pipeline/score/failing-rows-sql.ts";
import { keyColumnsOf } from "../../pipeline/score/key-columns.ts";

let project: Project;

beforeAll(async () => {
  const target = describeTarget({ kind: "duckdb", path: "warehouse.duckdb" });
  project = await loadProject({ directory: "sql", target });
});

describe("the columns that hold keys", () => {
  it("are the keys of the staging models, under the names that they have everywhere", () => {
    const columns = keyColumnsOf(project);
    expect(columns.get("procedure_id")).toBe("procedurelog");
    expect(columns.get("claim_procedure_id")).toBe("claimproc");
    expect(columns.get("patient_id")).toBe("patient");
  });

  it("are also those that name another model's rows", () => {
    expect(keyColumnsOf(project).get("guarantor_id")).toBe("patient");
  });

  it("are none of those that hold anything else", () => {
    const columns = keyColumnsOf(project);
    for (const column of ["as_of_date", "ledger_entry_id", "month_start", "object_id"])
      expect(columns.has(column)).toBe(false);
  });

  it("are known of every table that defects are planted in", () => {
    const known = new Set(keyColumnsOf(project).values());
    expect(defectKinds.map(({ table }) => table).filter((table) => !known.has(table))).toEqual([]);
  });
});

describe("the rows that fail a test", () => {
  const testNamed = (name: string): Test => {
    const found = [...project.nodes.values()].find((node) => node.name === name);
    if (found?.resourceType !== "test") throw new Error(`no test is named ${name}`);
    return found;
  };
  const sqlOf = (name: string) =>
    failingRowsSql(project, testNamed(name), "select failing").replace(/\s+/g, " ");

  it("are looked up in the model where dbt's test answers values", () => {
    expect(sqlOf("unique_stg_opendental__claim_claim_id")).toContain(
      "where claim_id in (select unique_field from (select failing) as failing)",
    );
    expect(sqlOf("not_null_stg_opendental__claim_claim_id")).toContain("where claim_id is null");
  });

  it("are within the condition of the test", () => {
    expect(sqlOf("not_null_stg_opendental__procedurelog_provider_id")).toContain(
      "where procedure_status_code = 2) as tested where provider_id is null",
    );
  });

  it("are the whole rows of a combination that is there twice", () => {
    const sql = sqlOf("unique_combination_of_columns_stg_opendental__recall_patient_id__recall_type_id");
    expect(sql).toContain("count(*) over (partition by patient_id, recall_type_id)");
  });

  it("are what the test itself selects where it selects rows", () => {
    expect(sqlOf("carriers_are_listed_once")).toBe("select failing");
  });
});
