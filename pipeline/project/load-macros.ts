import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { builtInMacros } from "./built-in-macros.ts";
import type { Template } from "./jinja/ast.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { MacroLibrary } from "./macro-library.ts";
import type { Problems } from "./problems.ts";
import type { ProjectFile } from "./project-file.ts";
import { type ProjectFileText, readFiles } from "./project-files.ts";

let builtIn: Template | undefined;

/** All macros a project can call: its own, those of installed packages, and the built-in ones. */
export function loadMacros(directory: string, project: ProjectFile, problems: Problems): MacroLibrary {
  const library = new MacroLibrary(project.name);
  builtIn ??= parseTemplate(builtInMacros, "the built-in macros");
  library.add("dbt", builtIn);
  for (const folder of packageFolders(join(directory, project["packages-install-path"]))) {
    const name = packageName(folder);
    for (const file of readFiles(folder, ["macros"], [".sql"], problems))
      addFile(library, name, file, problems);
  }
  const folders = [...project["macro-paths"], ...project["test-paths"].map((path) => join(path, "generic"))];
  for (const file of readFiles(directory, folders, [".sql"], problems))
    addFile(library, project.name, file, problems);
  return library;
}

function addFile(
  library: MacroLibrary,
  packageName: string,
  file: ProjectFileText,
  problems: Problems,
): void {
  const template = problems.during(`The macros of ${file.path} cannot be read`, () =>
    parseTemplate(file.text, file.path),
  );
  if (template === undefined) return;
  for (const taken of library.add(packageName, template)) {
    problems.add(
      `Two macros are named '${taken.name}': one in ${taken.path}, one in ${file.path}.`,
      file.path,
      "Rename one of them.",
    );
  }
}

function packageFolders(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** The name in the package's own project file; its folder's name when that cannot be read. */
function packageName(folder: string): string {
  const file = join(folder, "dbt_project.yml");
  const text = statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, "utf8") : "";
  return /^name:\s*['"]?(\w+)/m.exec(text)?.[1] ?? basename(folder);
}
