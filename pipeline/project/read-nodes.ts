import { basename, dirname } from "node:path";
import { sha256 } from "../../foundation/hash.ts";
import { bareContext, contextScope } from "./context.ts";
import { columnsOf, templateNode } from "./describe-node.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { JinjaFunction, str, type Value } from "./jinja/values.ts";
import { didYouMean } from "./nearest.ts";
import { layersOf, NodeConfig } from "./node-config.ts";
import { parseNode, placesIn, runTemplate } from "./parse-node.ts";
import { type ProjectFileText, readFiles } from "./project-files.ts";
import type { NodeProperties } from "./properties.ts";
import { CsvFault, readCsv } from "./read-csv.ts";
import { foldersOf } from "./read-sources.ts";
import type { PropertiesFile, Reading, UnlinkedNode } from "./reading.ts";
import { Relation } from "./relation.ts";

type Kind = "model" | "seed" | "test";

interface Described {
  readonly file: PropertiesFile;
  readonly properties: NodeProperties;
}

export const configDefaults = {
  model: { materialized: "view" },
  seed: { materialized: "seed" },
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
  const { directory, file, problems } = reading;
  for (const model of readFiles(directory, file["model-paths"], [".sql"], problems))
    readSql(reading, model, "model");
  for (const seed of readFiles(directory, file["seed-paths"], [".csv"], problems)) readSeed(reading, seed);
  for (const test of readFiles(directory, file["test-paths"], [".sql"], problems)) {
    if (!isGenericTestFile(test.path, file["test-paths"])) readSql(reading, test, "test");
  }
  checkDescriptions(reading);
}

function isGenericTestFile(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path.startsWith(`${root}/generic/`));
}

function readSql(reading: Reading, file: ProjectFileText, kind: "model" | "test"): void {
  const start = startNode(reading, file, kind);
  const rawCode = file.text.trim();
  if (rawCode === "") {
    const next =
      kind === "model"
        ? "Write its query, or delete the file."
        : "Write its query: the rows it finds are failures.";
    reading.problems.add(`The ${kind} '${start.name}' is empty.`, file.path, next);
    return;
  }
  const offset = file.text.slice(0, file.text.length - file.text.trimStart().length);
  const subject = `The ${kind} '${start.name}'`;
  const { problems } = reading;
  // The leading blank lines, which dbt drops, are kept for the parser so that its line numbers are the file's.
  const template = problems.during(`${subject} cannot be parsed`, () =>
    parseTemplate(offset + rawCode, file.path),
  );
  if (template === undefined) return;
  const parsed = parseNode(reading, {
    subject,
    config: start.config,
    relation: relationOf(reading, start, start.name),
    model: start.model,
    configure: (values) => values.forEach((value, name) => start.config.set(name, value)),
    run: runTemplate(template),
  });
  if (parsed === undefined) return;
  const named = nameNode(reading, start, kind);
  if (named === undefined) return;
  checkConfig(reading, start, kind, file.path);
  addNode(reading, {
    ...start.base,
    ...named,
    ...parsed,
    rawCode,
    template,
    placeOf: placesIn(template),
    ...typed(kind),
  });
}

const materializations = ["view", "table", "incremental", "ephemeral", "materialized_view"];

/** A value that only a few words are allowed for; where it was written is not known, so the file is named. */
function checkConfig(reading: Reading, { name, config }: Start, kind: "model" | "test", path: string): void {
  const { macros } = reading.context;
  const [key, known] =
    kind === "model" ? (["materialized", materializations] as const) : (["severity", severities] as const);
  const value = config.text(key);
  if (value === undefined || known.includes(kind === "test" ? value.toLowerCase() : value)) return;
  const isOwn = ["default", reading.context.target.kind].some(
    (engine) => macros.find(`materialization_${value}_${engine}`) !== undefined,
  );
  if (isOwn) return;
  const next = didYouMean(value, known) ?? `Use one of ${known.join(", ")}.`;
  reading.problems.add(`The ${kind} '${name}' has the ${key} '${value}', which does not exist.`, path, next);
}

const severities = ["error", "warn"];

function typed(
  kind: "model" | "test",
): { resourceType: "model" } | { resourceType: "test"; generic: undefined } {
  return kind === "model" ? { resourceType: "model" } : { resourceType: "test", generic: undefined };
}

function readSeed(reading: Reading, file: ProjectFileText): void {
  const start = startNode(reading, file, "seed");
  if (!checkCsv(reading, start, file)) return;
  const relation = nameNode(reading, start, "seed");
  if (relation === undefined) return;
  addNode(reading, {
    ...start.base,
    ...relation,
    resourceType: "seed",
    file: file.absolute,
    checksum: sha256(file.text.trim()),
    rawCode: "",
    dependsOnMacros: [],
    refs: [],
    sourceRefs: [],
    placeOf: () => file.path,
  });
}

/** Seeds are small; a larger file is looked at when it is loaded. */
const checkedLength = 1_000_000;

function checkCsv({ problems }: Reading, { name, config }: Start, file: ProjectFileText): boolean {
  if (file.text.length > checkedLength || !config.flag("enabled", true)) return true;
  try {
    readCsv(file.text, config.text("delimiter") ?? ",");
    return true;
  } catch (thrown) {
    if (!(thrown instanceof CsvFault)) throw thrown;
    problems.add(
      `The seed '${name}' cannot be read: ${thrown.message}`,
      `${file.path}:${thrown.line}`,
      thrown.next,
    );
    return false;
  }
}

interface Start {
  readonly name: string;
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
  const { projectName, target } = reading.context;
  const described = kind === "test" ? undefined : findDescription(reading, name, kind);
  const fqn = [projectName, ...foldersOf(reading, dirname(file.path)), name];
  const config = NodeConfig.of({ enabled: true, tags: [], meta: {}, ...configDefaults[kind] });
  for (const layer of layersOf(treeOf(reading, kind), fqn)) config.apply(layer);
  const { meta, config: written = {} } = described?.properties ?? {};
  const isEmpty = meta === undefined || Object.keys(meta).length === 0;
  config.apply(Object.entries({ ...(isEmpty ? {} : { meta }), ...written }));
  const uniqueId = `${kind}.${projectName}.${name}`;
  const base = {
    uniqueId,
    name,
    packageName: projectName,
    path: file.path,
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
  return { name, config, model, base };
}

function treeOf(reading: Reading, kind: Kind): Readonly<Record<string, unknown>> {
  const { file } = reading;
  if (kind === "model") return file.models;
  return kind === "seed" ? file.seeds : { ...file.tests, ...file.data_tests };
}

function descriptions(file: PropertiesFile, kind: "model" | "seed"): readonly NodeProperties[] {
  return kind === "model" ? file.properties.models : file.properties.seeds;
}

function findDescription(reading: Reading, name: string, kind: "model" | "seed"): Described | undefined {
  for (const file of reading.properties) {
    const properties = descriptions(file, kind).find((candidate) => candidate.name === name);
    if (properties !== undefined) return { file, properties };
  }
  return undefined;
}

/** Asks the naming macros where the node lives; a disabled node is dropped here. */
function nameNode(reading: Reading, start: Start, kind: Kind): { relation: Relation } | undefined {
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
    node.resourceType === "test"
      ? [node.uniqueId]
      : ["model", "seed"].map((kind) => `${kind}.${node.packageName}.${node.name}`);
  const taken = ids.map((id) => reading.nodes.get(id)).find((other) => other !== undefined);
  if (taken !== undefined) {
    reading.problems.add(
      `Two ${node.resourceType}s are named '${node.name}': ${taken.path} and ${node.path}.`,
      node.path,
      "Rename one of them.",
    );
    return;
  }
  reading.nodes.set(node.uniqueId, node);
}

/** A description of something that does not exist would lose its tests without a word. */
function checkDescriptions(reading: Reading): void {
  for (const file of reading.properties) checkKind(reading, file, "model");
  for (const file of reading.properties) checkKind(reading, file, "seed");
}

function checkKind(reading: Reading, file: PropertiesFile, kind: "model" | "seed"): void {
  const names = [...reading.nodes.values()]
    .filter((node) => node.resourceType === kind)
    .map((node) => node.name);
  descriptions(file, kind).forEach((properties, i) => {
    if (names.includes(properties.name) || reading.disabled.has(properties.name)) return;
    if (reading.problems.failures.some(({ what }) => what.includes(`'${properties.name}'`))) return;
    reading.problems.add(
      `There is no ${kind} named '${properties.name}', but it is described.`,
      `${file.path}:${file.yaml.lineOf([`${kind}s`, i, "name"])}`,
      didYouMean(properties.name, names),
    );
  });
}
