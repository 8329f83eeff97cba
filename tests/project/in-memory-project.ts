import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { BitewingErrors, type Failure } from "../../foundation/errors.ts";
import { loadProject } from "../../pipeline/project/load-project.ts";
import type { Project, TargetDescription } from "../../pipeline/project/project.ts";

export type Files = Readonly<Record<string, string>>;

export const duckDbTarget: TargetDescription = {
  kind: "duckdb",
  name: "dev",
  database: "practice",
  schema: "main",
  threads: 2,
};

const projectFile = "name: shop\nversion: '1.0'\n";

/** Writes a project of these files into a temporary folder, uses it and removes it. */
export async function withProject<T>(files: Files, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "bitewing-project-"));
  try {
    for (const [path, text] of Object.entries({ "dbt_project.yml": projectFile, ...files })) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

export async function load(files: Files, target = duckDbTarget): Promise<Project> {
  return withProject(files, (directory) => loadProject({ directory, target }));
}

/** The problems that a project of these files has. */
export async function problemsOf(files: Files): Promise<readonly Failure[]> {
  try {
    await load(files);
  } catch (thrown) {
    if (thrown instanceof BitewingErrors) return thrown.failures;
    throw thrown;
  }
  return [];
}
