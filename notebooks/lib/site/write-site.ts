import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DuckDbUrl } from "../../../foundation/database-url.ts";
import { BitewingError } from "../../../foundation/errors.ts";
import { replaceFolder } from "../../../foundation/replace-folder.ts";
import { openWarehouse } from "../warehouse.ts";
import { frontPage, type SiteCheck, type SitePractice } from "./front-page.ts";
import { kpiPages } from "./kpis/kpi-pages.ts";
import { type NotebookPage, notebookPage } from "./notebook-page.ts";
import { type PracticeKpis, readPracticeKpis } from "./practice-kpis.ts";
import { siteStyle } from "./site-style.ts";

export interface WriteSiteOptions {
  readonly warehouse: DuckDbUrl;
  /** Paths of executed notebooks, in the order in which they are shown. */
  readonly notebooks: readonly string[];
  readonly check: SiteCheck;
  readonly practice: SitePractice;
  /** The site about the models, from the front page; it is not written here. None by default. */
  readonly docs?: string;
  /** Where the pages go. It must not exist, be empty, or hold an earlier site, which is replaced as a whole. */
  readonly directory: string;
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
  refuseForeignFolder(directory);
  const { kpis, pages } = await readWarehouse(options.warehouse);
  const notebooks = options.notebooks.map(notebookPage);
  const temporary = `${directory}.writing`;
  rmSync(temporary, { recursive: true, force: true });
  try {
    writePages(temporary, frontPage({ ...options, kpis, notebooks }), notebooks);
    for (const [path, text] of pages) writeFile(join(temporary, path), text);
    replaceFolder(temporary, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return join(directory, "index.html");
}

interface WarehouseContent {
  readonly kpis: PracticeKpis;
  /** Texts by their paths in the site. */
  readonly pages: ReadonlyMap<string, string>;
}

async function readWarehouse(url: DuckDbUrl): Promise<WarehouseContent> {
  const warehouse = await openWarehouse({ path: url.path });
  try {
    return { kpis: await readPracticeKpis(warehouse), pages: await kpiPages(warehouse) };
  } finally {
    warehouse.close();
  }
}

function writePages(folder: string, front: string, notebooks: readonly NotebookPage[]): void {
  mkdirSync(join(folder, "notebooks"), { recursive: true });
  writeFileSync(join(folder, marker), "");
  writeFileSync(join(folder, "style.css"), siteStyle());
  writeFileSync(join(folder, "index.html"), front);
  for (const notebook of notebooks) writeFileSync(join(folder, notebook.href), notebook.page);
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function refuseForeignFolder(directory: string): void {
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
