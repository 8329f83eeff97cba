import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Project } from "../project/project.ts";
import type { Execution } from "./execute.ts";
import type { RunOptions } from "./invocation.ts";
import { manifestOf } from "./manifest.ts";
import { runResultsOf } from "./run-results.ts";

/** The folder for artifacts and compiled SQL. */
export function artifactsFolder(directory: string, { artifacts }: Pick<RunOptions, "artifacts">): string {
  return artifacts ?? join(directory, "target");
}

/**
 * Writes manifest.json and the compiled SQL, and run_results.json when something was run: without an execution that of
 * the last run stays. Each file is written whole or not at all.
 */
export function writeArtifacts(
  project: Project,
  options: RunOptions,
  { compiled, startedAt }: Pick<Execution, "compiled" | "startedAt">,
  execution?: Execution,
): void {
  const { invocationId, args } = options;
  const folder = artifactsFolder(project.directory, options);
  const sql = [...compiled].flatMap(([id, text]): [string, string][] => {
    const path = compiledPath(project, id);
    return path === undefined ? [] : [[join("compiled", path), text]];
  });
  writeFiles(folder, [
    ["manifest.json", JSON.stringify(manifestOf(project, { compiled, startedAt, invocationId }))],
    ...(execution === undefined ? [] : [runResultsFile(project, execution, { invocationId, args })]),
    ...sql,
  ]);
}

function runResultsFile(
  project: Project,
  execution: Execution,
  call: Parameters<typeof runResultsOf>[2],
): [string, string] {
  return ["run_results.json", JSON.stringify(runResultsOf(project, execution, call))];
}

/** Where a node's compiled SQL goes below `target/compiled`; generic tests get a file below that of their yml. */
export function compiledPath(project: Project, id: string): string | undefined {
  const node = project.nodes.get(id);
  if (node === undefined) return undefined;
  const isGeneric = node.resourceType === "test" && node.generic !== undefined;
  if (node.resourceType === "unit_test") return join(node.packageName, node.path, `${node.name}.sql`);
  return isGeneric
    ? join(node.packageName, node.path, `${node.relation.identifier}.sql`)
    : join(node.packageName, node.path);
}

/** Writes files below a folder, each whole or not at all; one that says the same already is left alone. */
export function writeFiles(folder: string, files: readonly (readonly [path: string, text: string])[]): void {
  const folders = new Set(files.map(([path]) => dirname(join(folder, path))));
  for (const each of folders) mkdirSync(each, { recursive: true });
  // One after the other: for thousands of small files, handing each to another thread takes longer than writing it.
  for (const [path, text] of files) writeWhole(join(folder, path), text);
}

function writeWhole(path: string, text: string): void {
  // Most compiled SQL is that of the last run, and to replace a file makes the file system wait for its disk.
  if (isWritten(path, text)) return;
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

function isWritten(path: string, text: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  return size === Buffer.byteLength(text) && readFileSync(path, "utf8") === text;
}
