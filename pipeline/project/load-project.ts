import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import { checkProject } from "./check-project.ts";
import type { ProjectContext } from "./context.ts";
import { readDocBlocks } from "./doc-blocks.ts";
import { readGenericTests } from "./generic-tests.ts";
import { type InstalledPackage, installedPackages } from "./installed-packages.ts";
import { checkKeys, checkProjectKeys } from "./known-keys.ts";
import { loadMacros } from "./load-macros.ts";
import { MacroLibrary } from "./macro-library.ts";
import { isPlainObject } from "./node-config.ts";
import { Problems } from "./problems.ts";
import type { Project, TargetDescription } from "./project.ts";
import { type ProjectFile, projectFileSchema } from "./project-file.ts";
import { readFiles, readText } from "./project-files.ts";
import { propertiesSchema } from "./properties.ts";
import { checkDescriptions, readNodes } from "./read-nodes.ts";
import { readResources } from "./read-resources.ts";
import { readSnapshots } from "./read-snapshots.ts";
import { readSources } from "./read-sources.ts";
import { readUnitTests } from "./read-unit-tests.ts";
import { checkYaml, readYaml } from "./read-yaml.ts";
import type { PropertiesFile, Reading } from "./reading.ts";
import { renderYaml } from "./render-yaml.ts";
import { checkRequestedPackages } from "./requested-packages.ts";
import { readSelectors } from "./selection/selectors-file.ts";
import { readSemantics } from "./semantic/read-semantics.ts";

export interface LoadProjectOptions {
  /** The folder that holds dbt_project.yml. */
  readonly directory: string;
  readonly target: TargetDescription;
  /** Lies over the `vars` of dbt_project.yml. */
  readonly vars?: Readonly<Record<string, unknown>>;
  /** What `env_var()` sees; nothing by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly now?: () => Date;
  readonly log?: (line: string) => void;
}

/**
 * Reads and checks a dbt-format project; no database is touched.
 *
 * @throws {BitewingErrors} of kind `found` with every problem of the project, each with its file and line: YAML and
 * Jinja errors, references to missing models, sources or columns of arguments, duplicate names, cycles.
 */
export async function loadProject(options: LoadProjectOptions): Promise<Project> {
  const problems = new Problems();
  const readings = startReadings(options, problems);
  for (const reading of readings) readSources(reading);
  for (const reading of readings) readResources(reading);
  for (const reading of readings) {
    readNodes(reading);
    readSnapshots(reading);
    checkDescriptions(reading);
  }
  for (const reading of readings) readGenericTests(reading);
  for (const reading of readings) readUnitTests(reading);
  const project = checkProject(readings, readSemantics(readings[readings.length - 1] as Reading)); // there is at least one
  problems.throwIfAny(`The project '${project.name}' does not compile`);
  return project;
}

/** The project and its packages, which come first. */
function startReadings(options: LoadProjectOptions, problems: Problems): [...Reading[], Reading] {
  const directory = resolve(options.directory);
  const first = contextOf(options, { name: "", vars: {} }, [], {
    macros: new MacroLibrary(""),
    docs: new Map(),
  });
  const readFile = (folder: string, shownFolder: string): ProjectFile =>
    readProjectFile(folder, shownFolder, problems, first);
  const root = readFile(directory, "");
  const packages = installedPackages(directory, root, readFile);
  const shared = {
    problems,
    sources: new Map(),
    nodes: new Map(),
    testSchemas: new Map(),
    disabled: new Set<string>(),
    resources: new Map(),
    groups: new Map(),
    selectors: readSelectors(directory, problems),
  };
  const own = { directory, file: root, shownFolder: "" };
  const library = {
    macros: loadMacros(directory, root, packages, problems),
    docs: new Map([...packages, own].flatMap((one) => Array.from(readDocBlocks(one, problems)))),
  };
  checkRequestedPackages(directory, root, packages, library.macros, problems);
  const readingOf = (part: InstalledPackage, over: ProjectFile[]): Reading => {
    const context = contextOf(options, part.file, over, library);
    const properties = readProperties(part, problems, context);
    return { ...shared, ...part, root: over[0], context, properties };
  };
  return [...packages.map((one) => readingOf(one, [root])), readingOf(own, [])];
}

/** What templates of a project see; the variables of the projects that use it lie over its own. */
function contextOf(
  options: LoadProjectOptions,
  file: Pick<ProjectFile, "name" | "vars">,
  over: readonly Pick<ProjectFile, "name" | "vars">[],
  library: Pick<ProjectContext, "macros" | "docs">,
): ProjectContext {
  const layers = [file, ...over].map(({ vars }) => varsFor(vars, file.name));
  return {
    projectName: file.name,
    rootName: over[0]?.name ?? file.name,
    target: options.target,
    vars: new Map(Object.entries(Object.assign({}, ...layers, options.vars))),
    env: options.env ?? {},
    ...library,
    now: (options.now ?? (() => new Date(0)))(),
    log: options.log ?? (() => {}),
  };
}

function readProjectFile(
  directory: string,
  shownFolder: string,
  problems: Problems,
  context: ProjectContext,
): ProjectFile {
  const path = join(directory, "dbt_project.yml");
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new BitewingError({
      kind: "usage",
      what: "There is no dbt_project.yml in the project's folder.",
      where: directory,
      next: "Name the folder that holds dbt_project.yml with --project.",
    });
  }
  const parsed = readYaml(
    shownFolder + basename(path),
    readText(path, shownFolder + basename(path), problems) ?? "",
    problems,
  );
  const yaml = renderYaml(parsed, context, problems);
  if (shownFolder === "") checkProjectKeys(yaml, problems, context.log);
  const file = checkYaml(yaml, projectFileSchema, problems);
  if (file !== undefined) return file;
  problems.throwIfAny("The project file cannot be used");
  throw new BitewingError({
    kind: "found",
    what: "The project file is empty.",
    where: path,
    next: "Write at least its name: 'name: shop'.",
  });
}

/** The variables of a project file for a package; those under the package's own name win. */
function varsFor(vars: ProjectFile["vars"], packageName: string): Record<string, unknown> {
  const own = vars[packageName];
  return { ...vars, ...(isPlainObject(own) ? own : {}) };
}

function readProperties(
  part: InstalledPackage,
  problems: Problems,
  context: ProjectContext,
): PropertiesFile[] {
  const { file } = part;
  const folders = [
    ...new Set([
      ...file["model-paths"],
      ...file["seed-paths"],
      ...file["snapshot-paths"],
      ...file["macro-paths"],
      ...file["test-paths"],
    ]),
  ];
  return readFiles(part, folders, [".yml", ".yaml"], problems).flatMap(({ path, text }) => {
    const yaml = renderYaml(readYaml(part.shownFolder + path, text, problems), context, problems);
    if (part.shownFolder === "") checkKeys(yaml, problems, context.log);
    const properties = checkYaml(yaml, propertiesSchema, problems);
    return properties === undefined ? [] : [{ path, folder: dirname(path), yaml, properties }];
  });
}
