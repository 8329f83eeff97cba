import { execFile } from "node:child_process";
import { accessSync, constants, readdirSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const execFileAsync = promisify(execFile);

/** Standard output and error of a program that ended well; undefined when it failed or is not there. */
export async function outputOf(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await execFileAsync(program, [...args], { ...options, maxBuffer: 1 << 26 });
    return stdout + stderr;
  } catch {
    return undefined;
  }
}

/** Real paths of the executable files with one of these names: first on PATH, then in further folders. */
export function executables(names: readonly string[], folders: readonly string[]): string[] {
  const searched = [...(process.env["PATH"] ?? "").split(delimiter), ...folders];
  const found = names.flatMap((name) => searched.map((folder) => join(folder, name)).filter(isExecutable));
  return [...new Set(found.map((path) => realpathSync(path)))];
}

/** The version folders' `bin`, newest first, as Debian lays out several PostgreSQL versions side by side. */
export function versionedBinFolders(root: string): string[] {
  try {
    const versions = readdirSync(root).filter((name) => /^\d+/.test(name));
    return versions
      .sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
      .map((version) => join(root, version, "bin"));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
