import { mkdir, rename, writeFile } from "node:fs/promises";
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

/** Writes manifest.json, run_results.json and the compiled SQL, each file whole or not at all. */
export async function writeArtifacts(
  project: Project,
  options: RunOptions,
  execution: Execution,
): Promise<void> {
  const { invocationId, args } = options;
  const { compiled, startedAt } = execution;
  const folder = artifactsFolder(project.directory, options);
  const sql = [...compiled].flatMap(([id, text]): [string, string][] => {
    const path = compiledPath(project, id);
    return path === undefined ? [] : [[join("compiled", path), text]];
  });
  await writeFiles(folder, [
    ["manifest.json", JSON.stringify(manifestOf(project, { compiled, startedAt, invocationId }))],
    ["run_results.json", JSON.stringify(runResultsOf(project, execution, { invocationId, args }))],
    ...sql,
  ]);
}

/** Where a node's compiled SQL goes below `target/compiled`; generic tests get a file below that of their yml. */
export function compiledPath(project: Project, id: string): string | undefined {
  const node = project.nodes.get(id);
  if (node === undefined) return undefined;
  const isGeneric = node.resourceType === "test" && node.generic !== undefined;
  return isGeneric
    ? join(project.name, node.path, `${node.relation.identifier}.sql`)
    : join(project.name, node.path);
}

const filesAtOnce = 16;

/** Writes files below a folder, several at a time, each whole or not at all. */
export async function writeFiles(
  folder: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<void> {
  const folders = new Set(files.map(([path]) => dirname(join(folder, path))));
  for (const each of folders) await mkdir(each, { recursive: true });
  const waiting = files.values();
  const work = async (): Promise<void> => {
    for (const [path, text] of waiting) await writeWhole(join(folder, path), text);
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
}

async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}
