import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import { replaceFolder } from "../../foundation/replace-folder.ts";
import type { RunOptions } from "../run/invocation.ts";
import { readArtifacts } from "./artifacts.ts";
import { type Catalogue, catalogueOf } from "./catalogue.ts";
import { columnsOf } from "./columns.ts";
import type { Entry } from "./entry.ts";
import type { LineageProblem } from "./lineage/lineage-graph.ts";
import type { SurroundingSite } from "./pages/frame.ts";
import { projectLineage } from "./project-lineage.ts";
import { siteFiles } from "./site-files.ts";

export interface DocsOptions extends RunOptions {
  /** Where the site goes; an earlier site there is replaced. */
  readonly directory: string;
  /** What the docs are a part of; by default they stand alone. */
  readonly within?: SurroundingSite;
}

export interface DocsReport {
  /** The page to open. */
  readonly index: string;
  readonly models: number;
  /** Of models. */
  readonly columns: number;
  readonly sources: number;
  readonly metrics: number;
  /** Of data. */
  readonly tests: number;
  readonly unitTests: number;
  /** Of all files together. */
  readonly bytes: number;
  /** Models and metrics whose lineage is incomplete. */
  readonly problems: readonly LineageProblem[];
}

/**
 * Writes a site about a project that opens from disk: a catalogue with search, a page for each model with its columns,
 * tests and SQL, and the lineage of models and columns. Nothing in the warehouse is changed.
 *
 * @throws {BitewingError} of kind `usage` when the folder holds something else; else as `projectLineage` does
 */
export async function writeDocs(options: DocsOptions): Promise<DocsReport> {
  const directory = resolve(options.directory);
  await assertReplaceable(directory);
  const content = await projectLineage(options);
  const artifacts = await readArtifacts(options.artifacts ?? join(content.project.directory, "target"));
  const catalogue = catalogueOf(content, artifacts);
  const files = siteFiles(catalogue, options.within);
  const temporary = `${directory}.writing`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(join(temporary, "pages"), { recursive: true });
  await Promise.all([...files].map(([path, text]) => writeFile(join(temporary, path), text)));
  replaceFolder(temporary, directory);
  return report(catalogue, directory, files);
}

/** The file by which a folder is known to hold such a site. */
const marker = "docs-data.js";

async function assertReplaceable(directory: string): Promise<void> {
  const isFolder = await stat(directory).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
  if (isFolder === undefined) return;
  const names = isFolder ? await readdir(directory) : [];
  if (isFolder && (names.length === 0 || names.includes(marker))) return;
  throw new BitewingError({
    kind: "usage",
    what: "The folder for the site holds something else, which would be lost.",
    where: directory,
    next: "Name an empty or new folder with --out.",
  });
}

function report(catalogue: Catalogue, directory: string, files: ReadonlyMap<string, string>): DocsReport {
  const { entries, tests, unitTests, content } = catalogue;
  const countOf = (kind: Entry["kind"]): number => entries.filter((entry) => entry.kind === kind).length;
  const models = entries.filter((entry) => entry.kind === "model");
  return {
    index: join(directory, "index.html"),
    models: models.length,
    columns: models.flatMap((model) => columnsOf(catalogue, model)).length,
    sources: countOf("source"),
    metrics: countOf("metric"),
    tests: tests.length,
    unitTests: unitTests.length,
    bytes: [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    problems: content.lineage.problems,
  };
}
