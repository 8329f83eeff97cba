import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import { checkProject } from "./check-project.ts";
import type { ProjectContext } from "./context.ts";
import { readDocBlocks } from "./doc-blocks.ts";
import { readGenericTests } from "./generic-tests.ts";
import { checkKeys, checkProjectKeys } from "./known-keys.ts";
import { loadMacros } from "./load-macros.ts";
import { MacroLibrary } from "./macro-library.ts";
import { isPlainObject } from "./node-config.ts";
import { Problems } from "./problems.ts";
import type { Project, TargetDescription } from "./project.ts";
import { type ProjectFile, projectFileSchema } from "./project-file.ts";
import { readFiles, readText } from "./project-files.ts";
import { propertiesSchema } from "./properties.ts";
import { readNodes } from "./read-nodes.ts";
import { readResources } from "./read-resources.ts";
import { readSources } from "./read-sources.ts";
import { checkYaml, readYaml, type YamlFile } from "./read-yaml.ts";
import type { PropertiesFile, Reading } from "./reading.ts";
import { renderYaml } from "./render-yaml.ts";
import { readSelectors } from "./selection/selectors-file.ts";

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
  const reading = startReading(options, problems);
  readSources(reading);
  readResources(reading);
  readNodes(reading);
  readGenericTests(reading);
  const project = checkProject(reading);
  problems.throwIfAny(`The project '${reading.file.name}' does not compile`);
  return project;
}

function startReading(options: LoadProjectOptions, problems: Problems): Reading {
  const directory = resolve(options.directory);
  const first = contextOf(options, { name: "", vars: {} }, new MacroLibrary(""));
  const file = readProjectFile(directory, problems, first);
  const folders = [
    ...file["model-paths"],
    ...file["seed-paths"],
    ...file["macro-paths"],
    ...file["test-paths"],
  ];
  const docs = readDocBlocks(directory, file.name, file["docs-paths"] ?? [...new Set(folders)], problems);
  const context = { ...contextOf(options, file, loadMacros(directory, file, problems)), docs };
  return {
    directory,
    file,
    problems,
    context,
    properties: readProperties(directory, file, problems, context),
    sources: new Map(),
    nodes: new Map(),
    testSchemas: new Map(),
    disabled: new Set(),
    docs,
    resources: new Map(),
    groups: new Map(),
    selectors: readSelectors(directory, problems),
  };
}

function contextOf(
  options: LoadProjectOptions,
  file: Pick<ProjectFile, "name" | "vars">,
  macros: MacroLibrary,
): ProjectContext {
  return {
    projectName: file.name,
    target: options.target,
    vars: new Map(Object.entries({ ...projectVars(file), ...options.vars })),
    env: options.env ?? {},
    macros,
    now: (options.now ?? (() => new Date(0)))(),
    log: options.log ?? (() => {}),
  };
}

function readProjectFile(directory: string, problems: Problems, context: ProjectContext): ProjectFile {
  const path = join(directory, "dbt_project.yml");
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new BitewingError({
      kind: "usage",
      what: "There is no dbt_project.yml in the project's folder.",
      where: directory,
      next: "Name the folder that holds dbt_project.yml with --project.",
    });
  }
  const yaml = renderYaml(
    readYaml(basename(path), readText(path, basename(path), problems) ?? "", problems),
    context,
    problems,
  );
  checkProjectKeys(yaml, problems, context.log);
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

/** Variables of the project; those under the project's own name win. */
function projectVars(file: Pick<ProjectFile, "name" | "vars">): Record<string, unknown> {
  const own = file.vars[file.name];
  return { ...file.vars, ...(isPlainObject(own) ? own : {}) };
}

function readProperties(
  directory: string,
  file: ProjectFile,
  problems: Problems,
  context: ProjectContext,
): PropertiesFile[] {
  const folders = [
    ...new Set([
      ...file["model-paths"],
      ...file["seed-paths"],
      ...file["macro-paths"],
      ...file["test-paths"],
    ]),
  ];
  return readFiles(directory, folders, [".yml", ".yaml"], problems).flatMap(({ path, text }) => {
    const yaml = renderYaml(readYaml(path, text, problems), context, problems);
    warnOfLeftOut(yaml, context.log);
    checkKeys(yaml, problems, context.log);
    const properties = checkYaml(yaml, propertiesSchema, problems);
    return properties === undefined ? [] : [{ path, folder: dirname(path), yaml, properties }];
  });
}

/** Parts of dbt that dbt-core would run and this runner does not. */
const leftOut = ["unit_tests", "snapshots"];

function warnOfLeftOut(yaml: YamlFile, log: (line: string) => void): void {
  if (!isPlainObject(yaml.value)) return;
  for (const key of leftOut.filter((name) => isPlainObject(yaml.value) && name in yaml.value)) {
    log(`warning: ${yaml.path}:${yaml.lineOf([key])}: '${key}' are not run here; dbt-core runs them.`);
  }
}
