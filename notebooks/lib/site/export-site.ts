import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { DuckDbUrl } from "../../../foundation/database-url.ts";
import { BitewingError, BitewingErrors, type Failure } from "../../../foundation/errors.ts";
import { packageRoot } from "../../../foundation/package.ts";
import { openInspected, takeCensus } from "../../../inspection/index.ts";
import { type CheckReport, check, type DocsReport, writeDocs } from "../../../pipeline/index.ts";
import { readFidelity } from "../fidelity/read-fidelity.ts";
import { formatCount } from "../format.ts";
import { type PracticeFiles, practiceFiles } from "../practice-files.ts";
import { type NotebookRun, runNotebooks, walkthroughNotebooks } from "../runner.ts";
import { openWarehouse } from "../warehouse.ts";
import { demandExecuted } from "./demand-executed.ts";
import { readPracticeKpis } from "./practice-kpis.ts";
import type { PlantedKind } from "./reports/quality-report.ts";
import { readTestRun } from "./reports/test-run.ts";
import { demandSiteFolder, type WriteSiteOptions, writeSite } from "./write-site.ts";

/** A step of the export, as it is told to a reader. */
export interface ExportStep {
  readonly name: "check" | "notebooks" | "reports" | "site";
  /** What it did, in a line. */
  readonly words: string;
  readonly seconds: number;
}

export interface ExportSiteOptions {
  /** Path of the DuckDB warehouse with built marts. What `bitewing demo` leaves beside it is used where it is there. */
  readonly warehouse: string;
  /** Where the pages go: a new or empty folder, or one with an earlier site. */
  readonly directory: string;
  /** Execute the notebooks; otherwise those of `notebooks` are taken as they are. */
  readonly run: boolean;
  /** Folder of the executed notebooks. Default: `notebooks` beside the warehouse. */
  readonly notebooks?: string | undefined;
  /** The notebooks, by their paths. Default: all of the walkthrough. */
  readonly paths?: readonly string[];
  /** The folder with dbt_project.yml. Default: this project's. */
  readonly projectDirectory?: string;
  readonly defectKinds?: readonly PlantedKind[];
  /** Makes the KPI pages. Default: as `writeSite`. */
  readonly kpis?: WriteSiteOptions["kpis"];
  readonly onStep?: (step: ExportStep) => void;
  /** A line for each notebook. */
  readonly log?: (line: string) => void;
}

export interface SiteExport {
  /** The page to open. */
  readonly page: string;
  readonly check: CheckReport;
  readonly notebooks: readonly string[];
  /** Reports that could not be made, and what they need. */
  readonly missing: readonly string[];
}

/**
 * Writes the site of a warehouse: checks the marts against the answer key, executes the notebooks, makes the reports,
 * and writes all pages at once. Nothing is generated, loaded or built.
 *
 * @throws {BitewingError} of kind `database` when the warehouse is missing, empty or not built; of kind `usage` when the
 * folder for the site holds something else, or the answer key is missing; of kind `found` when a notebook failed or was
 * not executed: all notebooks have then been run and keep their outputs, and the earlier site is as it was.
 */
export async function exportSite(options: ExportSiteOptions): Promise<SiteExport> {
  const files = practiceFiles({ path: options.warehouse, environment: {} });
  const target: DuckDbUrl = { kind: "duckdb", path: files.warehouse };
  const projectDirectory = options.projectDirectory ?? join(packageRoot(), "sql");
  const folder = options.notebooks ?? files.notebooks;
  demandSiteFolder(resolve(options.directory));
  await demandBuilt(files.warehouse);
  const steps = stepTeller(options.onStep);

  const checked = await steps("check", describeCheck, () =>
    check({ target, truth: files.truth, projectDirectory }),
  );
  const notebooks = await steps(
    "notebooks",
    ({ words }) => words,
    () => executed(options, files.warehouse, folder),
  );
  const reports = await steps(
    "reports",
    ({ words }) => words,
    () => readReports(files),
  );
  let docs: DocsReport | undefined;
  const page = await steps(
    "site",
    () => describeDocs(docs),
    () =>
      writeSite({
        warehouse: target,
        notebooks: notebooks.paths,
        check: checked,
        directory: options.directory,
        defectKinds: options.defectKinds ?? [],
        tour: readFileSync(join(packageRoot(), "docs", "demo.md"), "utf8"),
        docs: async (place) => {
          docs = await writeDocs({ target, projectDirectory, artifacts: files.artifacts, now, ...place });
        },
        ...(options.kpis === undefined ? {} : { kpis: options.kpis }),
        ...reports.parts,
      }),
  );
  return { page, check: checked, notebooks: notebooks.paths, missing: reports.missing };
}

const now = (): Date => new Date();

/** Reads what the front page needs before anything takes its time. */
async function demandBuilt(path: string): Promise<void> {
  const warehouse = await openWarehouse({ path });
  try {
    const marts = await warehouse.rows(
      "select 1 from duckdb_tables() where schema_name = 'marts' and table_name = 'mart_practice_monthly_kpis'",
    );
    if (marts.length > 0) {
      await readPracticeKpis(warehouse);
      return;
    }
  } finally {
    warehouse.close();
  }
  throw new BitewingError({
    kind: "database",
    what: "The warehouse has no marts to show.",
    where: path,
    next: `Build them: bitewing build --target duckdb:${path}.`,
  });
}

type Steps = <T>(
  name: ExportStep["name"],
  describe: (result: T) => string,
  work: () => Promise<T> | T,
) => Promise<T>;

function stepTeller(onStep: ExportSiteOptions["onStep"]): Steps {
  return async (name, describe, work) => {
    const started = performance.now();
    const result = await work();
    onStep?.({ name, words: describe(result), seconds: (performance.now() - started) / 1000 });
    return result;
  };
}

function describeCheck({ cells, kpis, differences }: CheckReport): string {
  return `${formatCount(cells)} cells of ${kpis.length} KPIs, ${differences} differences`;
}

function describeDocs(docs: DocsReport | undefined): string {
  if (docs === undefined) return "";
  return `${docs.models} models, ${formatCount(docs.columns)} columns and ${docs.metrics} metrics, each with the way back to its source`;
}

interface ExecutedNotebooks {
  readonly paths: readonly string[];
  readonly words: string;
}

async function executed(
  { run, paths = walkthroughNotebooks(), log }: ExportSiteOptions,
  warehouse: string,
  folder: string,
): Promise<ExecutedNotebooks> {
  if (!run) {
    const ready = paths.map((path) => join(folder, basename(path)));
    demandExecuted(ready);
    return { paths: ready, words: `${ready.length} taken as they were executed` };
  }
  const runs = await runNotebooks({
    paths,
    warehouse,
    directory: folder,
    ...(log === undefined ? {} : { log }),
  });
  demandSuccess(runs);
  return { paths: runs.map(({ output }) => output), words: `${runs.length} executed without Python` };
}

/** All have been run by now; those that failed are told together. */
function demandSuccess(runs: readonly NotebookRun[]): void {
  const failures = runs.flatMap((run): Failure[] =>
    run.error === undefined
      ? []
      : [
          {
            kind: "found",
            what: `${run.error.name}: ${run.error.message}`,
            where: `${run.path}, cell ${run.error.cell}`,
          },
        ],
  );
  if (failures.length === 0) return;
  throw new BitewingErrors(
    {
      kind: "found",
      what: `${failures.length} of ${runs.length} notebooks failed, so no site is written. What the others gave is kept.`,
      where: join(runs[0]?.output ?? "", ".."),
      next: "Mend the notebook, then: bitewing notebooks export.",
    },
    failures,
  );
}

interface Reports {
  readonly parts: Pick<WriteSiteOptions, "tests" | "fidelity" | "census">;
  readonly missing: readonly string[];
  readonly words: string;
}

/** The reports that the files beside the warehouse allow. */
async function readReports(files: PracticeFiles): Promise<Reports> {
  const tests = existsSync(join(files.artifacts, "run_results.json"))
    ? readTestRun(files.artifacts)
    : undefined;
  const fidelity = existsSync(files.fidelity) ? readFidelity(files.fidelity) : undefined;
  const census = existsSync(files.practice) ? await censusOf(files.practice) : undefined;
  const missing = [
    ...(tests === undefined
      ? [`quality: no ${files.artifacts}/run_results.json (bitewing build --artifacts)`]
      : []),
    ...(fidelity === undefined ? [`fidelity: no ${files.fidelity} (bitewing generate --report)`] : []),
    ...(census === undefined ? [`census: no ${files.practice}`] : []),
  ];
  const made = [
    "answer key",
    ...(tests === undefined ? [] : ["quality"]),
    ...(fidelity === undefined ? [] : ["fidelity"]),
    ...(census === undefined ? [] : ["census"]),
  ];
  const words = missing.length === 0 ? made.join(", ") : `${made.join(", ")}; without ${missing.join("; ")}`;
  return { parts: { tests, fidelity, census }, missing, words };
}

async function censusOf(path: string): Promise<Awaited<ReturnType<typeof takeCensus>>> {
  const database = await openInspected({ kind: "duckdb", path });
  try {
    return await takeCensus(database);
  } finally {
    await database.close();
  }
}
