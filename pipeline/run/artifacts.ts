import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Project } from "../project/project.ts";
import type { Execution } from "./execute.ts";
import type { RunOptions } from "./invocation.ts";
import { manifestOf } from "./manifest.ts";
import { runResultsOf } from "./run-results.ts";

/** Writes manifest.json, run_results.json and the compiled SQL, each file whole or not at all. */
export async function writeArtifacts(
  project: Project,
  options: RunOptions,
  execution: Execution,
): Promise<void> {
  const folder = options.artifacts ?? join(project.directory, "target");
  await writeWhole(join(folder, "manifest.json"), JSON.stringify(manifestOf(project, execution)));
  await writeWhole(join(folder, "run_results.json"), JSON.stringify(runResultsOf(project, execution)));
  for (const [id, sql] of execution.compiled) {
    const path = compiledPath(project, id);
    if (path !== undefined) await writeWhole(join(folder, "compiled", path), sql);
  }
}

/** Where a node's compiled SQL goes below `target/compiled`; generic tests get a file below that of their yml. */
export function compiledPath(project: Project, id: string): string | undefined {
  const node = project.nodes.get(id);
  if (node === undefined) return undefined;
  const isGeneric = node.resourceType === "test" && node.generic !== undefined;
  if (node.resourceType === "unit_test") return join(project.name, node.path, `${node.name}.sql`);
  return isGeneric
    ? join(node.packageName, node.path, `${node.relation.identifier}.sql`)
    : join(node.packageName, node.path);
}

async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}
