import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProjectFile } from "./project-file.ts";
import type { ProjectFolder } from "./project-files.ts";

/** A package in the project's folder of packages (`dbt_packages`). */
export interface InstalledPackage extends ProjectFolder {
  readonly file: ProjectFile;
}

/** The packages that stand in the project's folder, in the order of their names. */
export function installedPackages(
  directory: string,
  project: ProjectFile,
  readFile: (folder: string, shownFolder: string) => ProjectFile,
): InstalledPackage[] {
  const installPath = project["packages-install-path"];
  return packageFolders(join(directory, installPath)).map((folder) => {
    const shownFolder = `${installPath}/${basename(folder)}/`;
    return { directory: folder, file: readFile(folder, shownFolder), shownFolder };
  });
}

function packageFolders(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(path, "dbt_project.yml"), { throwIfNoEntry: false })?.isFile() === true)
    .sort();
}
