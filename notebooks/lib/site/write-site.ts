import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DuckDbUrl } from "../../../foundation/database-url.ts";
import { BitewingError } from "../../../foundation/errors.ts";
import { type Html } from "../../../foundation/html.ts";
import { replaceFolder } from "../../../foundation/replace-folder.ts";
import type { Census } from "../../../inspection/index.ts";
import type { CheckReport } from "../../../pipeline/index.ts";
import type { FidelityPageData } from "../fidelity/page-data.ts";
import { openWarehouse } from "../warehouse.ts";
import { frontPage } from "./front-page.ts";
import { kpiPages } from "./kpis/kpi-pages.ts";
import { headerStyle, type SitePart, siteHeader } from "./navigation.ts";
import { figureFile, notebookIndexPage } from "./notebook-cards.ts";
import { notebookPage, type ShownNotebook, shownNotebook } from "./notebook-page.ts";
import { type PracticeKpis, readPracticeKpis } from "./practice-kpis.ts";
import { type PracticeSize, readPracticeSize } from "./practice-size.ts";
import { answerKeyReport } from "./reports/answer-key-report.ts";
import { censusReport } from "./reports/census-report.ts";
import { fidelityReport } from "./reports/fidelity-report.ts";
import { type PlantedKind, qualityReport } from "./reports/quality-report.ts";
import type { Report } from "./reports/report.ts";
import { reportIndexPage } from "./reports/report-index-page.ts";
import type { TestRun } from "./reports/test-run.ts";
import { siteStyle } from "./site-style.ts";
import { tourPage } from "./tour-page.ts";

export interface WriteSiteOptions {
  readonly warehouse: DuckDbUrl;
  /** Paths of executed notebooks, in the order in which they are shown. */
  readonly notebooks: readonly string[];
  readonly check: CheckReport;
  /** How the tests of the build went. Without it the site has no report on quality. */
  readonly tests?: TestRun | undefined;
  /** Kinds of planted defect, which the report on quality lists. */
  readonly defectKinds?: readonly PlantedKind[];
  /** The practice beside published figures. Without it the site has no report on fidelity. */
  readonly fidelity?: FidelityPageData | undefined;
  /** The practice's tables beside a real one's. Without it the site has no census. */
  readonly census?: Census | undefined;
  /** The five-minute script, as Markdown. Without it the site has no tour. */
  readonly tour?: string | undefined;
  /** Writes the pages about the models into a folder, below the site's own header. Without it the site has none. */
  readonly docs?: (place: DocsPlace) => Promise<unknown>;
  /** Makes the KPI pages, by their paths. Default: those with filters, from the marts. */
  readonly kpis?: typeof kpiPages;
  /** Where the pages go. It must not exist, be empty, or hold an earlier site, which is replaced as a whole. */
  readonly directory: string;
}

/** Where the pages about the models go, and what stands above each. */
export interface DocsPlace {
  readonly directory: string;
  readonly within: { readonly header: Html; readonly style: string };
}

/** Lies in every site, so that only a site is ever replaced. */
const marker = ".bitewing-site";

/**
 * Writes the site and returns the path of its front page: static files that need no server and no network. All of it
 * is written beside its place and moved there at the end, so that nothing half-written looks finished.
 *
 * @throws {BitewingError} when the directory holds anything but an earlier site, when the warehouse cannot be read, or
 * when a file is no notebook. The earlier site is then still as it was.
 */
export async function writeSite(options: WriteSiteOptions): Promise<string> {
  const directory = resolve(options.directory);
  demandSiteFolder(directory);
  const content = await siteContent(options);
  const temporary = `${directory}.writing`;
  rmSync(temporary, { recursive: true, force: true });
  try {
    writeFiles(temporary, siteFiles(options, content));
    for (const { path, name } of content.notebooks)
      copyFileSync(path, join(temporary, "notebooks", `${name}.ipynb`));
    await options.docs?.({
      directory: join(temporary, "docs"),
      within: {
        header: siteHeader({ root: "../", part: "models", without: content.without }),
        style: `${headerStyle}.site-bar{max-width:none}\n`,
      },
    });
    replaceFolder(temporary, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return join(directory, "index.html");
}

/**
 * Refuses a folder that a site may not replace.
 *
 * @throws {BitewingError} of kind `usage` when it holds anything but an earlier site.
 */
export function demandSiteFolder(directory: string): void {
  if (!existsSync(directory)) return;
  const files = readdirSync(directory);
  if (files.length === 0 || files.includes(marker)) return;
  throw new BitewingError({
    kind: "usage",
    what: "The folder for the site holds other files, and is left as it is.",
    where: directory,
    next: "Name a new or an empty folder.",
  });
}

interface SiteContent {
  readonly kpis: PracticeKpis;
  /** The KPI pages by their paths. */
  readonly kpiFiles: ReadonlyMap<string, string>;
  readonly practice: PracticeSize;
  readonly notebooks: readonly ShownNotebook[];
  readonly reports: readonly Report[];
  readonly without: readonly SitePart[];
}

async function siteContent(options: WriteSiteOptions): Promise<SiteContent> {
  const without = partsMissing(options);
  const warehouse = await openWarehouse({ path: options.warehouse.path });
  try {
    return {
      kpis: await readPracticeKpis(warehouse),
      kpiFiles: await (options.kpis ?? kpiPages)(warehouse, without),
      practice: await readPracticeSize(warehouse),
      notebooks: options.notebooks.map(shownNotebook),
      reports: reportsOf(options, without),
      without,
    };
  } finally {
    warehouse.close();
  }
}

function partsMissing({ tour, docs }: WriteSiteOptions): readonly SitePart[] {
  const missing: SitePart[] = [];
  if (tour === undefined) missing.push("tour");
  if (docs === undefined) missing.push("models");
  return missing;
}

function reportsOf(options: WriteSiteOptions, without: readonly SitePart[]): readonly Report[] {
  const { check, tests, defectKinds = [], fidelity, census } = options;
  return [
    answerKeyReport({ check, without }),
    ...(tests === undefined ? [] : [qualityReport({ run: tests, defectKinds, without })]),
    ...(fidelity === undefined ? [] : [fidelityReport({ fidelity, without })]),
    ...(census === undefined ? [] : [censusReport({ census, without })]),
  ];
}

/** The files of the site by their paths. */
function siteFiles(
  { check, tests, tour }: WriteSiteOptions,
  { kpis, kpiFiles, practice, notebooks, reports, without }: SiteContent,
): ReadonlyMap<string, string> {
  const build = tests && {
    models: tests.models,
    tests: tests.dataTests.length + tests.unitTests.length,
  };
  return new Map([
    [marker, ""],
    ["style.css", siteStyle()],
    ["index.html", frontPage({ kpis, practice, check, notebooks, reports, build, without })],
    ...(tour === undefined ? [] : ([["tour.html", tourPage(tour, without)]] as const)),
    ...kpiFiles,
    ["notebooks/index.html", notebookIndexPage(notebooks, without)],
    ...notebooks.flatMap((shown, index): [string, string][] => [
      [
        shown.href,
        notebookPage(shown, { previous: notebooks[index - 1], next: notebooks[index + 1], without }),
      ],
      ...(shown.figure === undefined ? [] : [[figureFile(shown), shown.figure] as [string, string]]),
    ]),
    ["reports/index.html", reportIndexPage(reports, without)],
    ...reports.map(({ name, page }): [string, string] => [`reports/${name}.html`, page]),
  ]);
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}
