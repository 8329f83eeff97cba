import { join } from "node:path";
import { builtInMacros } from "./built-in-macros.ts";
import type { InstalledPackage } from "./installed-packages.ts";
import type { Template } from "./jinja/ast.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { MacroLibrary } from "./macro-library.ts";
import { dbtExpectations } from "./packages/dbt-expectations.ts";
import { dbtUtils } from "./packages/dbt-utils.ts";
import type { Problems } from "./problems.ts";
import type { ProjectFile } from "./project-file.ts";
import { type ProjectFileText, readFiles } from "./project-files.ts";

let builtIn: Template | undefined;

/** All macros a project can call: its own, those of its packages, and the built-in ones. */
export function loadMacros(
  directory: string,
  project: ProjectFile,
  packages: readonly InstalledPackage[],
  problems: Problems,
): MacroLibrary {
  const library = new MacroLibrary(project.name);
  builtIn ??= parseTemplate(builtInMacros, "the built-in macros");
  library.add("dbt", builtIn);
  for (const one of packages) {
    for (const file of macroFiles(one, problems)) {
      addFile(library, one.file.name, { ...file, path: one.shownFolder + file.path }, problems);
    }
  }
  addStandIns(library);
  for (const file of macroFiles({ directory, file: project, shownFolder: "" }, problems))
    addFile(library, project.name, file, problems);
  for (const order of project.dispatch) library.searchIn(order.macro_namespace, order.search_order);
  return library;
}

/** Packages that a project can use without installing them; what is installed is preferred. */
export const standIns: ReadonlyMap<string, string> = new Map([
  ["dbt_utils", dbtUtils],
  ["dbt_expectations", dbtExpectations],
]);
const parsedStandIns = new Map<string, Template>();

function addStandIns(library: MacroLibrary): void {
  for (const [name, text] of standIns) {
    if (library.hasPackage(name) || library.projectName === name) continue;
    const template = parsedStandIns.get(name) ?? parseTemplate(text, `the built-in ${name}`);
    parsedStandIns.set(name, template);
    library.add(name, template);
  }
}

function macroFiles(part: InstalledPackage, problems: Problems): ProjectFileText[] {
  const { "macro-paths": macros, "test-paths": tests } = part.file;
  const folders = [...macros, ...tests.map((path) => join(path, "generic"))];
  return readFiles(part, folders, [".sql"], problems);
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
