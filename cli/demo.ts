import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDbUrl } from "../foundation/database-url.ts";
import { BitewingError } from "../foundation/errors.ts";
import { packageRoot } from "../foundation/package.ts";
import { type GenerateReport, generate } from "../generator/index.ts";
import { fidelityPage } from "../notebooks/lib/fidelity/fidelity-page.ts";
import { type PracticeFiles, practiceFiles } from "../notebooks/lib/practice-files.ts";
import { build, type Discovery, discover, type LoadReport, load, type RunReport } from "../pipeline/index.ts";
import { describeCheck } from "./commands/check.ts";
import { stepLine, writeSiteOf } from "./export-site.ts";
import { interruptible } from "./interruption.ts";
import { kpiTable } from "./kpi-table.ts";
import { formatCount } from "./terminal.ts";

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
  const { practice, warehouse } = places;
  await mkdir(places.directory, { recursive: true });
  // The practice is made anew, so that what has changed since an earlier catalog says nothing.
  await rm(places.catalog, { recursive: true, force: true });

  const generated = await step(log, "generate", describeGenerate, () => generatePractice(settings, places));
  await step(log, "discover", describeDiscover, () => discover({ from: practice, out: places.catalog }));
  await step(log, "load", describeProof, () =>
    interruptible((signal) => load({ from: practice, to: warehouse, now, signal })),
  );
  await step(log, "build", describeBuild, () => buildModels(places));
  const { page, check: checked } = await writeSiteOf({
    warehouse: warehouse.path,
    directory: settings.site,
    run: true,
    onStep: (done) => log(stepLine(done)),
  });

  const text = [await kpiTable(warehouse), describeCheck(checked), `open ${page}`].join("\n\n");
  return { ok: checked.ok, text: `\n${text}`, report: { generated, check: checked, page } };
}

interface Places extends Omit<PracticeFiles, "practice" | "warehouse"> {
  readonly directory: string;
  readonly practice: DuckDbUrl;
  readonly warehouse: DuckDbUrl;
  /** The page of the fidelity report; its JSON goes beside it. */
  readonly fidelity: string;
}

function placesOf(directory: string): Places {
  const files = practiceFiles({ path: join(directory, "warehouse.duckdb"), environment: {} });
  return {
    ...files,
    directory,
    practice: { kind: "duckdb", path: files.practice },
    warehouse: { kind: "duckdb", path: files.warehouse },
    fidelity: join(directory, "fidelity.html"),
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
  log(stepLine({ name, words: describe(result), seconds }));
  return result;
}

function generatePractice({ patients, years, seed }: DemoSettings, places: Places): Promise<GenerateReport> {
  const { practice: to, truth, fidelity: file } = places;
  const report = { file, page: fidelityPage };
  return interruptible((signal) =>
    generate({ to, truth, labels: true, report, patients, years, seed, signal }),
  );
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

function describeBuild({ results }: RunReport): string {
  const models = results.filter((result) => result.resourceType === "model").length;
  const tests = results.filter((result) => result.resourceType === "test").length;
  return `${models} models built, ${tests} data tests passed`;
}
