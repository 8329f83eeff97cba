import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Problems } from "./problems.ts";

export interface ProjectFileText {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly absolute: string;
  /** Without a byte order mark. */
  readonly text: string;
}

/** The folder of a project or of one of its packages. */
export interface ProjectFolder {
  readonly directory: string;
  /** Goes before the paths of its files in messages: `dbt_packages/x/`, or nothing. */
  readonly shownFolder: string;
}

/**
 * The files with one of these extensions below some folders of a project, in the order of their paths. A folder
 * with such a name, and a file that is not UTF-8, are problems and left out.
 */
export function readFiles(
  { directory, shownFolder }: ProjectFolder,
  folders: readonly string[],
  extensions: readonly string[],
  problems: Problems,
): ProjectFileText[] {
  const isWanted = (name: string): boolean => extensions.some((extension) => name.endsWith(extension));
  return folders.flatMap((folder) => {
    const { files, folders: inner } = listEntries(join(directory, folder));
    const inProject = (absolute: string): string => relative(directory, absolute).replaceAll("\\", "/");
    const shown = (absolute: string): string => shownFolder + inProject(absolute);
    for (const absolute of inner.filter(isWanted)) {
      problems.add(
        `'${shown(absolute)}' is a folder, and named like a file.`,
        shown(absolute),
        "Rename it, or put its text into a file of this name.",
      );
    }
    return files.filter(isWanted).flatMap((absolute) => {
      const text = readText(absolute, shown(absolute), problems);
      return text === undefined ? [] : [{ path: inProject(absolute), absolute, text }];
    });
  });
}

/** The text of a file without its byte order mark; undefined, and a problem, when it is not UTF-8. */
export function readText(absolute: string, path: string, problems: Problems): string | undefined {
  const bytes = readFileSync(absolute);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = firstBadLine(bytes);
    problems.add("The file is not in UTF-8.", `${path}:${line}`, "Save it as UTF-8 in your editor.");
    return undefined;
  }
}

function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString("utf8").split("\n");
  return lines.findIndex((line) => line.includes("\uFFFD")) + 1;
}

function listEntries(folder: string): { files: string[]; folders: string[] } {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return { files: [], folders: [] };
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = (wanted: "isFile" | "isDirectory"): string[] =>
    entries
      .filter((entry) => entry[wanted]())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  return { files: paths("isFile"), folders: paths("isDirectory") };
}
