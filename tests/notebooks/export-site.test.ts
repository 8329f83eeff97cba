import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { type ExportSiteOptions, exportSite } from "../../notebooks/lib/site/index.ts";
import { openWarehouse } from "../../notebooks/lib/warehouse.ts";
import { executed, openDocument, writeNotebooks } from "./site-options.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { codeCell, textCell, writeCells } from "./written-notebook.ts";

const slow = 60_000;

/** A project with one mart, whose figures the answer key of the small warehouse knows. */
const project: Readonly<Record<string, string>> = {
  "dbt_project.yml": "name: small\nversion: '1.0'\nmodels:\n  small:\n    marts: {+schema: marts}\n",
  "macros/generate_schema_name.sql":
    "{% macro generate_schema_name(custom_schema_name, node) %}{{ custom_schema_name or target.schema }}{% endmacro %}",
  "models/marts/mart_provider_monthly_kpis.sql":
    "select month_start, provider_id, gross_production from raw.months",
  "models/marts/mart_provider_monthly_kpis.yml":
    "models:\n  - name: mart_provider_monthly_kpis\n    description: One row per provider and month.\n    columns:\n" +
    "      - {name: month_start}\n      - {name: provider_id}\n" +
    "      - {name: gross_production, config: {meta: {answer_key: gross_production}}}\n",
};

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A warehouse with its answer key, a project, and three executed notebooks. */
async function exportOptions(): Promise<ExportSiteOptions> {
  const folder = temporaryFolder();
  const warehouse = join(folder, "warehouse.duckdb");
  await makeSmallWarehouse(warehouse);
  writeFiles(join(folder, "project"), project);
  writeFiles(join(folder, "truth"), await answerKey(warehouse));
  const done = [textCell("# Teeth\n\n**Question.** Who?"), executed("const teeth = 32;", [])];
  const paths = writeNotebooks(join(folder, "notebooks"), ["01-teeth", "02-gums", "03-bone"], done);
  return {
    warehouse,
    directory: join(folder, "site"),
    run: false,
    paths,
    projectDirectory: join(folder, "project"),
    kpis: async () => new Map([["kpis/index.html", "<h1>KPIs</h1>"]]),
  };
}

async function answerKey(path: string): Promise<Readonly<Record<string, string>>> {
  const warehouse = await openWarehouse({ path });
  const rows = await warehouse.rows(
    "select month_start::varchar as m, provider_id as p, gross_production::varchar as v from marts.mart_provider_monthly_kpis",
  );
  warehouse.close();
  const kpi = { name: "gross_production", grain: "provider_month", unit: "dollars", definition: "Fees." };
  const answers = rows.map((row) => `gross_production,${row["m"]},${row["p"]},${row["v"]}`);
  return {
    "answer_key.json": JSON.stringify({ as_of: "2026-06-30", kpis: [kpi] }),
    "answers.csv": ["kpi,month,provider_id,value", ...answers, ""].join("\n"),
  };
}

describe("exportSite", () => {
  it("writes a site from a warehouse and executed notebooks, and says what it is without", async () => {
    const options = await exportOptions();
    const steps: string[] = [];
    const site = await exportSite({ ...options, onStep: ({ name }) => steps.push(name) });
    expect(steps).toEqual(["check", "notebooks", "reports", "site"]);
    expect(site.check).toMatchObject({ ok: true, cells: 72 });
    expect(site.missing.map((line) => line.split(":")[0])).toEqual(["quality", "fidelity", "census"]);
    const document = openDocument(site.page);
    expect(document.querySelectorAll(".notebook-card")).toHaveLength(3);
    expect(document.querySelectorAll(".report-card")).toHaveLength(1);
    expect(readFileSync(join(options.directory, "docs", "index.html"), "utf8")).toContain(
      "All data is synthetic.",
    );
    expect(readFileSync(join(options.directory, "tour.html"), "utf8")).toContain("The five-minute tour");
  });

  it("executes the notebooks, names each that fails with cell and error, and keeps all outputs", {
    timeout: slow,
  }, async () => {
    const options = await exportOptions();
    const folder = temporaryFolder();
    const paths = [
      writeCells(folder, "01-bad.ipynb", ["console.log('kept');", "throw new RangeError('no such tooth');"]),
    ];
    const notebooks = join(folder, "executed");
    const running = { ...options, run: true, paths, notebooks };
    await expect(exportSite(running)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(
        /1 of 1 notebooks failed[^]*RangeError: no such tooth[^]*01-bad\.ipynb, cell 2/,
      ),
    });
    expect(existsSync(options.directory)).toBe(false);
    expect(readFileSync(join(notebooks, "01-bad.ipynb"), "utf8")).toContain("kept");
  });

  it("takes no notebook as it is that is missing, was not executed, or failed", async () => {
    const options = await exportOptions();
    const folder = temporaryFolder();
    const failed = executed("bite();", [
      { output_type: "error", ename: "TypeError", evalue: "no teeth", traceback: [] },
    ]);
    writeNotebooks(folder, ["01-failed"], [textCell("# Failed"), executed("const x = 1;", []), failed]);
    writeNotebooks(folder, ["02-fresh"], [codeCell("const y = 1;")]);
    writeNotebooks(folder, ["03-words"], [textCell("# Words")]);
    const paths = ["01-failed", "02-fresh", "03-words", "04-missing"].map((name) => `${name}.ipynb`);
    await expect(exportSite({ ...options, paths, notebooks: folder })).rejects.toThrow(
      /3 of 4 notebooks[^]*TypeError: no teeth[^]*01-failed\.ipynb, cell 3[^]*not executed[^]*02-fresh\.ipynb, cell 1[^]*no such notebook[^]*04-missing/,
    );
    expect(existsSync(options.directory)).toBe(false);
  });

  it("refuses a warehouse that is missing, empty or not built, and one without its answer key", async () => {
    const options = await exportOptions();
    const folder = temporaryFolder();
    const write = async (name: string, sql: string): Promise<string> => {
      const instance = await DuckDBInstance.create(join(folder, name));
      const connection = await instance.connect();
      await connection.run(sql);
      connection.closeSync();
      instance.closeSync();
      return join(folder, name);
    };
    const exported = (warehouse: string): Promise<unknown> => exportSite({ ...options, warehouse });
    await expect(exported(join(folder, "none.duckdb"))).rejects.toThrow(
      /no warehouse to read[^]*none\.duckdb/,
    );
    await expect(exported(await write("empty.duckdb", "select 1"))).rejects.toThrow(/warehouse is empty/);
    await expect(exported(await write("raw.duckdb", "create table t (a int)"))).rejects.toThrow(
      /no marts to show[^]*bitewing build --target duckdb:.*raw\.duckdb/,
    );
    await makeSmallWarehouse(join(folder, "lonely.duckdb"));
    await expect(exported(join(folder, "lonely.duckdb"))).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(options.directory)).toBe(false);
  });

  it("leaves a folder alone that is no site, before anything is done", async () => {
    const options = await exportOptions();
    writeFiles(options.directory, { "thesis.txt": "years of work" });
    const steps: string[] = [];
    await expect(exportSite({ ...options, onStep: ({ name }) => steps.push(name) })).rejects.toThrow(
      /holds other files/,
    );
    expect(steps).toEqual([]);
  });
});
