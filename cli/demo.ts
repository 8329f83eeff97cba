import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pc from "picocolors";
import type { DuckDbUrl } from "../foundation/database-url.ts";
import { BitewingError } from "../foundation/errors.ts";
import { packageRoot } from "../foundation/package.ts";
import { type GenerateReport, generate } from "../generator/index.ts";
import { describeRun, type NotebookRun, runNotebooks } from "../notebooks/lib/runner.ts";
import { writeSite } from "../notebooks/lib/site/index.ts";
import {
  build,
  type CheckReport,
  check,
  type Discovery,
  type DocsReport,
  discover,
  type LoadReport,
  load,
  type RunReport,
  writeDocs,
} from "../pipeline/index.ts";
import { describeCheck } from "./commands/check.ts";
import { interruptible } from "./interruption.ts";
import { kpiTable } from "./kpi-table.ts";
import { formatCount, formatSeconds } from "./terminal.ts";

export interface DemoSettings {
  readonly patients: number;
  readonly years: number;
  readonly seed: number;
  /** Where the databases and the truth go. */
  readonly directory: string;
  /** Where the pages go. */
  readonly site: string;
  readonly log: (line: string) => void;
}

export interface DemoStory {
  readonly ok: boolean;
  readonly text: string;
  readonly report: unknown;
}

/**
 * The whole story on DuckDB, step by step. A step that fails ends it: nothing after it is written, and the old site
 * stays as it was.
 */
export async function runDemo(settings: DemoSettings): Promise<DemoStory> {
  const { log } = settings;
  const places = placesOf(settings.directory);
  const { practice, warehouse, truth } = places;
  await mkdir(places.directory, { recursive: true });
  // The practice is made anew, so that what has changed since an earlier catalog says nothing.
  await rm(places.catalog, { recursive: true, force: true });

  const generated = await step(log, "generate", describeGenerate, () => generatePractice(settings, places));
  await step(log, "discover", describeDiscover, () => discover({ from: practice, out: places.catalog }));
  await step(log, "load", describeProof, () =>
    interruptible((signal) => load({ from: practice, to: warehouse, now, signal })),
  );
  await step(log, "build", describeBuild, () => buildModels(places));
  const checked = await step(log, "check", describeCells, () =>
    check({ target: warehouse, truth, projectDirectory: modelsFolder() }),
  );
  const notebooks = await step(log, "notebooks", describeNotebooks, () => executeNotebooks(places));
  const page = await step(
    log,
    "site",
    (index: string) => index,
    () =>
      writeSite({
        warehouse,
        notebooks: notebooks.map((notebook) => notebook.output),
        check: checked,
        directory: settings.site,
        practice: generated,
        docs: "docs/index.html",
      }),
  );
  await step(log, "docs", describeDocs, () => writeModelDocs(settings, places));

  const text = [await kpiTable(warehouse), describeCheck(checked), `open ${page}`].join("\n\n");
  return { ok: checked.ok, text: `\n${text}`, report: { generated, check: checked, page } };
}

interface Places {
  readonly directory: string;
  readonly practice: DuckDbUrl;
  readonly warehouse: DuckDbUrl;
  readonly truth: string;
  readonly catalog: string;
  readonly artifacts: string;
  readonly notebooks: string;
}

function placesOf(directory: string): Places {
  return {
    directory,
    practice: { kind: "duckdb", path: join(directory, "practice.duckdb") },
    warehouse: { kind: "duckdb", path: join(directory, "warehouse.duckdb") },
    truth: join(directory, "truth"),
    catalog: join(directory, "catalog"),
    artifacts: join(directory, "target"),
    notebooks: join(directory, "notebooks"),
  };
}

const now = (): Date => new Date();

function modelsFolder(): string {
  return join(packageRoot(), "sql");
}

/** One step of the story: what it did and how long it took, on one line. */
async function step<T>(
  log: DemoSettings["log"],
  name: string,
  describe: (result: T) => string,
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  log(`${pc.bold(name.padEnd(10))} ${describe(result)}  ${formatSeconds(seconds)}`);
  return result;
}

function generatePractice({ patients, years, seed }: DemoSettings, places: Places): Promise<GenerateReport> {
  const { practice: to, truth } = places;
  return interruptible((signal) => generate({ to, truth, labels: true, patients, years, seed, signal }));
}

function describeGenerate(report: GenerateReport): string {
  const rows = `${formatCount(report.rows)} rows in ${report.tablesFilled} tables`;
  return `${formatCount(report.patients)} patients as of ${report.asOf}, ${rows}`;
}

function describeDiscover({ catalog }: Discovery): string {
  return `${formatCount(catalog.tables.length)} tables, each with a sync plan`;
}

function describeProof(report: LoadReport): string {
  return `${formatCount(report.rows)} rows in ${report.tables.length} tables, counts and checksums of both sides equal`;
}

async function buildModels({ warehouse, artifacts }: Places): Promise<RunReport> {
  const lines: string[] = [];
  const log = (line: string): number => lines.push(line);
  const report = await build({ target: warehouse, projectDirectory: modelsFolder(), artifacts, now, log });
  if (report.ok) return report;
  throw new BitewingError({
    kind: "found",
    what: `The build failed.\n${lines.join("\n")}`,
    next: "Run `bitewing build` with the demo's warehouse as --target to try again.",
  });
}

function writeModelDocs({ site }: DemoSettings, { warehouse, artifacts }: Places): Promise<DocsReport> {
  const directory = join(site, "docs");
  return writeDocs({ target: warehouse, projectDirectory: modelsFolder(), artifacts, directory, now });
}

function describeDocs({ models, columns, metrics }: DocsReport): string {
  return `${models} models, ${formatCount(columns)} columns and ${metrics} metrics, each with the way back to its source`;
}

function describeBuild({ results }: RunReport): string {
  const models = results.filter((result) => result.resourceType === "model").length;
  const tests = results.filter((result) => result.resourceType === "test").length;
  return `${models} models built, ${tests} data tests passed`;
}

function describeCells(report: CheckReport): string {
  return `${formatCount(report.cells)} cells of ${report.kpis.length} KPIs, ${report.differences} differences`;
}

async function executeNotebooks(places: Places): Promise<readonly NotebookRun[]> {
  const runs = await runNotebooks({ warehouse: places.warehouse.path, directory: places.notebooks });
  const broken = runs.find((run) => !run.ok);
  if (broken === undefined) return runs;
  throw new BitewingError({ kind: "found", what: describeRun(broken), where: broken.path });
}

function describeNotebooks(runs: readonly NotebookRun[]): string {
  return `${runs.length} executed without Python`;
}
