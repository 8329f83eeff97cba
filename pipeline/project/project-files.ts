import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

export interface ProjectFileText {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly absolute: string;
  readonly text: string;
}

/** The files with one of these extensions below some folders of the project, in the order of their paths. */
export function readFiles(
  directory: string,
  folders: readonly string[],
  extensions: readonly string[],
): ProjectFileText[] {
  return folders
    .flatMap((folder) => listFiles(join(directory, folder)))
    .filter((absolute) => extensions.some((extension) => absolute.endsWith(extension)))
    .map((absolute) => ({
      path: relative(directory, absolute).replaceAll("\\", "/"),
      absolute,
      text: readFileSync(absolute, "utf8"),
    }));
}

function listFiles(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
