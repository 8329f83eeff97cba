import { basename, dirname } from "node:path";
import { sha256 } from "../../foundation/hash.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { bareContext, contextScope } from "./context.ts";
import { columnsOf, templateNode } from "./describe-node.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { JinjaFunction, str, type Value } from "./jinja/values.ts";
import { checkModelConfig } from "./model-config.ts";
import { layersOf, NodeConfig } from "./node-config.ts";
import { parseNode, placesIn, runHooks, runTemplate } from "./parse-node.ts";
import type { ProjectFile } from "./project-file.ts";
import { type ProjectFileText, readFiles } from "./project-files.ts";
import type { NodeProperties } from "./properties.ts";
import { CsvFault, readCsv } from "./read-csv.ts";
import { foldersOf } from "./read-sources.ts";
import type { PropertiesFile, Reading, UnlinkedNode } from "./reading.ts";
import { Relation } from "./relation.ts";
import { completeTestConfig, renderTestConfig } from "./test-config.ts";

export type Kind = "model" | "seed" | "snapshot" | "test";
type DescribedKind = Exclude<Kind, "test">;

interface Described {
  readonly file: PropertiesFile;
  /** Where the properties stand in the file. */
  readonly path: readonly PropertyKey[];
  readonly properties: NodeProperties;
}

export const configDefaults = {
  model: { materialized: "view" },
  seed: { materialized: "seed" },
  snapshot: { materialized: "snapshot" },
  test: {
    materialized: "test",
    schema: "dbt_test__audit",
    severity: "ERROR",
    fail_calc: "count(*)",
    warn_if: "!= 0",
    error_if: "!= 0",
  },
} as const;

/** Reads models, seeds and singular tests. */
export function readNodes(reading: Reading): void {
  const { file, problems } = reading;
  for (const model of readFiles(reading, file["model-paths"], [".sql"], problems))
    readSql(reading, model, "model");
  for (const seed of readFiles(reading, file["seed-paths"], [".csv"], problems)) readSeed(reading, seed);
  for (const test of readFiles(reading, file["test-paths"], [".sql"], problems)) {
    if (!isPartOfTests(test.path, file["test-paths"])) readSql(reading, test, "test");
  }
}

/** Generic tests and the fixtures of unit tests are no tests of their own. */
function isPartOfTests(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path.startsWith(`${root}/generic/`) || path.startsWith(`${root}/fixtures/`));
}

function readSql(reading: Reading, file: ProjectFileText, kind: "model" | "test"): void {
  const start = startNode(reading, file, kind);
  const shown = reading.shownFolder + file.path;
  const rawCode = file.text.trim();
  if (rawCode === "") {
    const next =
      kind === "model"
        ? "Write its query, or delete the file."
        : "Write its query: the rows it finds are failures.";
    reading.problems.add(`The ${kind} '${start.name}' is empty.`, shown, next);
    return;
  }
  const offset = file.text.slice(0, file.text.length - file.text.trimStart().length);
  const subject = `The ${kind} '${start.name}'`;
  const { problems } = reading;
  // The leading blank lines, which dbt drops, are kept for the parser so that its line numbers are the file's.
  const template = problems.during(`${subject} cannot be parsed`, () =>
    parseTemplate(offset + rawCode, shown),
  );
  if (template === undefined) return;
  const parsed = parseNode(reading, {
    subject,
    config: start.config,
    relation: relationOf(reading, start, start.name),
    model: start.model,
    configure: (values) => values.forEach((value, name) => start.config.set(name, value)),
    run: runTemplate(template, start.config),
  });
  if (parsed === undefined) return;
  if (kind === "test") completeTestConfig(reading, start.config, subject, () => shown);
  if (kind === "model") checkModelConfig(reading, start, template);
  const named = nameNode(reading, start, kind);
  if (named === undefined) return;
  addNode(reading, {
    ...start.base,
    ...named,
    ...parsed,
    rawCode,
    template,
    placeOf: placesIn(template),
    ...typed(kind, shown),
  });
}

function typed(
  kind: "model" | "test",
  place: string,
): { resourceType: "model" } | { resourceType: "test"; generic: undefined; place: () => string } {
  return kind === "model"
    ? { resourceType: "model" }
    : { resourceType: "test", generic: undefined, place: () => place };
}

function readSeed(reading: Reading, file: ProjectFileText): void {
  const start = startNode(reading, file, "seed");
  if (!checkCsv(reading, start, file)) return;
  const relation = nameNode(reading, start, "seed");
  if (relation === undefined) return;
  const parsed = parseNode(reading, {
    subject: `The seed '${start.name}'`,
    config: start.config,
    relation: relation.relation,
    model: start.model,
    configure: () => {},
    run: (scope) => runHooks(start.config, start.describedAt, scope),
  });
  if (parsed === undefined) return;
  addNode(reading, {
    ...start.base,
    ...relation,
    resourceType: "seed",
    file: file.absolute,
    checksum: sha256(file.text.trim()),
    ...parsed,
    rawCode: "",
    placeOf: start.describedAt,
  });
}

/** Seeds are small; a larger file is looked at when it is loaded. */
const checkedLength = 1_000_000;

function checkCsv(reading: Reading, { name, config }: Start, file: ProjectFileText): boolean {
  if (file.text.length > checkedLength || !config.flag("enabled", true)) return true;
  try {
    readCsv(file.text, config.text("delimiter") ?? ",");
    return true;
  } catch (thrown) {
    if (!(thrown instanceof CsvFault)) throw thrown;
    reading.problems.add(
      `The seed '${name}' cannot be read: ${thrown.message}`,
      `${reading.shownFolder}${file.path}:${thrown.line}`,
      thrown.next,
    );
    return false;
  }
}

export interface Start {
  readonly name: string;
  /** The properties that describe it, and where they stand. */
  readonly described: Described | undefined;
  /** `file:line` of its description, else its own file. */
  readonly describedAt: () => string;
  readonly config: NodeConfig;
  readonly model: Value;
  readonly base: Pick<
    UnlinkedNode,
    | "uniqueId"
    | "name"
    | "packageName"
    | "path"
    | "fqn"
    | "description"
    | "columns"
    | "config"
    | "describedIn"
  >;
}

function startNode(reading: Reading, file: ProjectFileText, kind: Kind): Start {
  const name = basename(file.path).replace(/\.(sql|csv)$/, "");
  const fqn = [reading.context.projectName, ...foldersOf(reading, dirname(file.path)), name];
  return startNamed(reading, { name, path: file.path, fqn, kind });
}

/** A node's configuration and description, before its template is read. */
export function startNamed(
  reading: Reading,
  { name, path, fqn, kind }: { name: string; path: string; fqn: readonly string[]; kind: Kind },
): Start {
  const { projectName, target } = reading.context;
  const described = findDescription(reading, name, kind);
  const config = NodeConfig.of({ enabled: true, tags: [], meta: {}, ...configDefaults[kind] });
  for (const file of reading.root === undefined ? [reading.file] : [reading.file, reading.root]) {
    for (const layer of layersOf(treeOf(reading, file, kind), fqn)) config.apply(layer);
  }
  const { meta, config: written = {} } = described?.properties ?? {};
  const rendered = kind === "test" ? renderTestConfig(reading, written, () => path) : written;
  const isEmpty = meta === undefined || Object.keys(meta).length === 0;
  config.apply(Object.entries({ ...(isEmpty ? {} : { meta }), ...rendered }));
  const uniqueId = `${kind}.${projectName}.${name}`;
  const base = {
    uniqueId,
    name,
    packageName: projectName,
    path,
    fqn,
    description: described?.properties.description ?? "",
    columns: columnsOf(described?.properties.columns ?? []),
    config,
    describedIn: described?.file.path,
  };
  const model = templateNode({
    ...base,
    resourceType: kind,
    schema: target.schema,
    database: target.database,
    alias: name,
  });
  const describedAt = (): string =>
    described === undefined
      ? reading.shownFolder + path
      : `${described.file.yaml.path}:${described.file.yaml.lineOf(described.path)}`;
  return { name, config, model, base, described, describedAt };
}

function treeOf(reading: Reading, file: ProjectFile, kind: Kind): Readonly<Record<string, unknown>> {
  if (kind === "model") return file.models;
  if (kind === "snapshot") return file.snapshots;
  if (kind === "seed") return file.seeds;
  return renderTestConfig(reading, { ...file.tests, ...file.data_tests }, () => "dbt_project.yml");
}

function descriptions({ properties }: PropertiesFile, kind: Kind): readonly NodeProperties[] {
  return kind === "test" ? [...properties.data_tests, ...properties.tests] : properties[`${kind}s`];
}

const describedNodes = new WeakMap<Reading, ReadonlyMap<string, Described>>();

/** The first description of a node of this name. */
function findDescription(reading: Reading, name: string, kind: Kind): Described | undefined {
  const known = describedNodes.get(reading) ?? describedByName(reading);
  describedNodes.set(reading, known);
  return known.get(`${kind}.${name}`);
}

function describedByName(reading: Reading): ReadonlyMap<string, Described> {
  const found = new Map<string, Described>();
  for (const kind of ["model", "seed", "snapshot", "test"] as const) {
    for (const file of reading.properties) {
      descriptions(file, kind).forEach((properties, at) => {
        const key = `${kind}.${properties.name}`;
        if (!found.has(key)) found.set(key, { file, properties, path: [`${kind}s`, at] });
      });
    }
  }
  return found;
}

/** Asks the naming macros where the node lives; a disabled node is dropped here. */
export function nameNode(reading: Reading, start: Start, kind: Kind): { relation: Relation } | undefined {
  if (!start.config.flag("enabled", true)) {
    reading.disabled.add(start.name);
    return undefined;
  }
  const relation = reading.problems.during(`The name of the ${kind} '${start.name}' cannot be made`, () =>
    relationOf(reading, start, start.name),
  );
  return relation === undefined ? undefined : { relation };
}

/** The relation that `generate_database_name`, `generate_schema_name` and `generate_alias_name` give. */
export function relationOf(
  reading: Reading,
  node: { config: NodeConfig; model: Value },
  name: string,
): Relation {
  const { config, model } = node;
  const scope = contextScope(reading.context, bareContext(config, model));
  const ask = (macro: string, key: string): string => {
    const generate = scope.get(macro);
    const custom = config.get(key) ?? null;
    return generate instanceof JinjaFunction ? str(generate.call([custom, model], new Map())).trim() : name;
  };
  const identifier = ask("generate_alias_name", "alias");
  const relation = {
    database: ask("generate_database_name", "database"),
    schema: ask("generate_schema_name", "schema"),
    identifier,
  };
  return new Relation(relation, config.text("materialized") === "ephemeral" ? "cte" : undefined);
}

/** Adds a node; a second one of the same name is a problem, because `ref` could not tell them apart. */
export function addNode(reading: Reading, node: UnlinkedNode): void {
  const ids =
    node.resourceType === "test" || node.resourceType === "unit_test"
      ? [node.uniqueId]
      : ["model", "seed", "snapshot"].map((kind) => `${kind}.${node.packageName}.${node.name}`);
  const taken = ids.map((id) => reading.nodes.get(id)).find((other) => other !== undefined);
  if (taken !== undefined) {
    reading.problems.add(
      `Two ${node.resourceType.replace("_", " ")}s are named '${node.name}': ${taken.path} and ${node.path}.`,
      node.path,
      "Rename one of them.",
    );
    return;
  }
  reading.nodes.set(node.uniqueId, node);
}

/** A description of something that does not exist would lose its tests without a word. */
export function checkDescriptions(reading: Reading): void {
  for (const kind of ["model", "seed", "snapshot"] as const) {
    for (const file of reading.properties) checkKind(reading, file, kind);
  }
}

function checkKind(reading: Reading, file: PropertiesFile, kind: DescribedKind): void {
  const names = [...reading.nodes.values()]
    .filter((node) => node.resourceType === kind)
    .map((node) => node.name);
  descriptions(file, kind).forEach((properties, i) => {
    if (names.includes(properties.name) || reading.disabled.has(properties.name)) return;
    if (reading.problems.failures.some(({ what }) => what.includes(`'${properties.name}'`))) return;
    reading.problems.add(
      `There is no ${kind} named '${properties.name}', but it is described.`,
      `${file.yaml.path}:${file.yaml.lineOf([`${kind}s`, i, "name"])}`,
      didYouMean(properties.name, names),
    );
  });
}
