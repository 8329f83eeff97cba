import { didYouMean } from "../../foundation/nearest.ts";
import type { ProjectContext } from "./context.ts";
import { templateNode } from "./describe-node.ts";
import { testHash, testNames } from "./generic-test-names.ts";
import { parsedOnce, usesOf } from "./jinja/render.ts";
import { fromPlain, repr, str, type Value, type ValueMap } from "./jinja/values.ts";
import { literalLinks } from "./literal-links.ts";
import { isPlainObject, layersOf, NodeConfig } from "./node-config.ts";
import { parseNode } from "./parse-node.ts";
import type { ColumnProperties, TestEntry } from "./properties.ts";
import { addNode, configDefaults, relationOf } from "./read-nodes.ts";
import { foldersOf, sourceId } from "./read-sources.ts";
import type { PropertiesFile, Reading } from "./reading.ts";
import { Relation } from "./relation.ts";
import { renderArguments, renderGenericTest } from "./render-generic-test.ts";
import { completeTestConfig, renderTestConfig, testConfigKeys } from "./test-config.ts";

/** What a list of tests hangs on. */
interface Owner {
  readonly file: PropertiesFile;
  /** Those of the file, as they stand in fqns. */
  readonly folders: readonly string[];
  /** The id of the model, seed or source. */
  readonly attachedTo: string;
  /** dbt's text for the argument `model`: `ref('orders')`. */
  readonly reference: string;
  /** Goes before the name in the test's name: empty, or `source_`. */
  readonly prefix: string;
  /** `orders`, or `raw_orders` for a source. */
  readonly target: string;
  readonly path: readonly PropertyKey[];
}

/** Reads the generic tests (`data_tests` or `tests`) of models, seeds, snapshots, sources and their columns. */
export function readGenericTests(reading: Reading): void {
  for (const file of reading.properties) {
    for (const kind of ["model", "seed", "snapshot"] as const) readNodeTests(reading, file, kind);
    readSourceTests(reading, file);
  }
}

interface Tested {
  readonly tests: readonly TestEntry[];
  readonly data_tests: readonly TestEntry[];
}

function readNodeTests(reading: Reading, file: PropertiesFile, kind: "model" | "seed" | "snapshot"): void {
  const folders = foldersOf(reading, file.folder);
  file.properties[`${kind}s`].forEach((node, i) => {
    const attachedTo = `${kind}.${reading.context.projectName}.${node.name}`;
    if (!reading.nodes.has(attachedTo)) return;
    const path = [`${kind}s`, i];
    readOwner(
      reading,
      { file, folders, attachedTo, reference: `ref('${node.name}')`, prefix: "", target: node.name, path },
      node,
    );
  });
}

function readSourceTests(reading: Reading, file: PropertiesFile): void {
  const folders = foldersOf(reading, file.folder);
  file.properties.sources.forEach((source, i) => {
    source.tables.forEach((table, j) => {
      const attachedTo = sourceId(reading.context.projectName, source.name, table.name);
      if (!reading.sources.has(attachedTo)) return;
      const owner = {
        file,
        folders,
        attachedTo,
        reference: `source('${source.name}', '${table.name}')`,
        prefix: "source_",
        target: `${source.name}_${table.name}`,
        path: ["sources", i, "tables", j],
      };
      readOwner(reading, owner, table);
    });
  });
}

function readOwner(
  reading: Reading,
  owner: Owner,
  tested: Tested & { readonly columns: readonly ColumnProperties[] },
): void {
  readEntries(reading, owner, tested, undefined);
  tested.columns.forEach((column, i) => {
    const inColumn = { ...owner, path: [...owner.path, "columns", i] };
    readEntries(reading, inColumn, column, column);
  });
}

function readEntries(
  reading: Reading,
  owner: Owner,
  tested: Tested,
  column: ColumnProperties | undefined,
): void {
  for (const key of ["tests", "data_tests"] as const) {
    tested[key].forEach((entry, i) =>
      readEntry(reading, { ...owner, path: [...owner.path, key, i] }, entry, column),
    );
  }
}

interface Entry {
  /** As written: `not_null`, `dbt_utils.equality`. */
  readonly name: string;
  readonly customName: string | undefined;
  readonly description: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly arguments: ValueMap;
  readonly columnTags?: readonly unknown[];
}

function readEntry(
  reading: Reading,
  owner: Owner,
  written: TestEntry,
  column: ColumnProperties | undefined,
): void {
  const entry = parseEntry(written);
  const place = (): string => `${owner.file.yaml.path}:${owner.file.yaml.lineOf(owner.path)}`;
  if (entry === undefined) {
    reading.problems.add(
      "A test is a name, or one name with its arguments.",
      place(),
      "Check the indentation of its arguments.",
    );
    return;
  }
  const tagged = column === undefined ? entry : withColumnTags(entry, column);
  const columnName =
    column === undefined ? undefined : column.quote === true ? `"${column.name}"` : column.name;
  addGenericTest(reading, owner, tagged, columnName, place);
}

/** A test of a column has the column's tags beside its own. */
function withColumnTags(entry: Entry, { tags = [], config }: ColumnProperties): Entry {
  const all = [tags, config["tags"] ?? []].flat();
  return all.length === 0 ? entry : { ...entry, columnTags: all };
}

function parseEntry(written: TestEntry): Entry | undefined {
  const [name, body] = typeof written === "string" ? [written, {}] : nameAndBody(written);
  if (name === undefined || !(body === null || isPlainObject(body))) return undefined;
  const { name: customName, description, config, arguments: nested, test_name: _, ...rest } = body ?? {};
  const inline = Object.entries(rest);
  const plainArguments = [
    ...inline.filter(([key]) => !testConfigKeys.has(key)),
    ...Object.entries(isPlainObject(nested) ? nested : {}),
  ];
  return {
    name,
    customName: typeof customName === "string" ? customName : undefined,
    description: typeof description === "string" ? description : "",
    config: {
      ...Object.fromEntries(inline.filter(([key]) => testConfigKeys.has(key))),
      ...(isPlainObject(config) ? config : {}),
    },
    arguments: new Map(plainArguments.map(([key, value]) => [key, fromPlain(value)])),
  };
}

function nameAndBody(written: Readonly<Record<string, unknown>>): [string | undefined, unknown] {
  if (typeof written["test_name"] === "string") return [written["test_name"], written];
  const keys = Object.keys(written);
  return keys.length === 1 && keys[0] !== undefined ? [keys[0], written[keys[0]]] : [undefined, undefined];
}

function addGenericTest(
  reading: Reading,
  owner: Owner,
  entry: Entry,
  columnName: string | undefined,
  place: () => string,
): void {
  const { context, problems } = reading;
  const [name, namespace] = splitName(entry.name);
  const macro =
    namespace === undefined
      ? context.macros.find(`test_${name}`)
      : context.macros.inPackage(namespace, `test_${name}`);
  if (macro === undefined) {
    problems.add(
      `There is no generic test named '${entry.name}'.`,
      place(),
      insteadOf(reading, name, namespace),
    );
    return;
  }
  const given: ValueMap = new Map(entry.arguments);
  if (columnName !== undefined) given.set("column_name", columnName);
  const parameters = macro.node.parameters;
  const missing = parameters.filter(
    ({ name, otherwise }) => name !== "model" && otherwise === undefined && !given.has(name),
  );
  const unknown = [...given.keys()]
    .map(str)
    .filter((key) => !parameters.some((parameter) => parameter.name === key));
  for (const parameter of missing) {
    problems.add(
      `The test '${entry.name}' needs the argument '${parameter.name}'.`,
      place(),
      argumentAdvice(parameter.name),
    );
  }
  for (const key of usesOf(macro.node).kwargs ? [] : unknown) {
    problems.add(
      `The test '${entry.name}' has no argument '${key}'.`,
      place(),
      didYouMean(
        key,
        parameters.map((p) => p.name),
      ) ?? "Drop it, or put what configures the test below config.",
    );
  }
  if (missing.length > 0) return;
  instantiate(reading, owner, entry, {
    name,
    namespace,
    columnName,
    given,
    place,
    macroName: `test_${name}`,
    macroId: macro.uniqueId,
  });
}

function argumentAdvice(name: string): string {
  return `Write it below the test: 'arguments: {${name}: …}'.`;
}

/** What to do about a test that does not exist: its package, or a name like it. */
function insteadOf({ context }: Reading, name: string, namespace: string | undefined): string {
  const { macros, projectName } = context;
  const tests = macros
    .all()
    .filter((macro) => macro.name.startsWith("test_"))
    .map(({ packageName, name: macro }) => ({ packageName, test: macro.slice("test_".length) }));
  if (namespace !== undefined && !macros.hasPackage(namespace)) {
    return `There is no package '${namespace}' in the packages folder either: install it there, or drop the test.`;
  }
  const elsewhere = tests.find(({ test }) => test === name);
  if (elsewhere !== undefined) return `Write ${elsewhere.packageName}.${name}.`;
  const reachable = tests.filter(({ packageName }) =>
    namespace === undefined ? [projectName, "dbt"].includes(packageName) : packageName === namespace,
  );
  const prefix = namespace === undefined ? "" : `${namespace}.`;
  const names = reachable.map(({ test }) => `${prefix}${test}`);
  return didYouMean(`${prefix}${name}`, names) ?? "Define it: {% test … %} in a file below tests/generic.";
}

interface Instance {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly columnName: string | undefined;
  readonly given: ValueMap;
  readonly place: () => string;
  readonly macroName: string;
  readonly macroId: string;
}

/**
 * Whether the test is one of dbt's own four, as they come: they refer to nothing that is not among their arguments, so
 * that their text needs no rendering to know what they read.
 */
function readsOnlyItsArguments(
  { macros, target, projectName }: ProjectContext,
  { macroName, macroId }: Instance,
): boolean {
  if (!macroId.startsWith("macro.dbt.")) return false;
  const adapter = target.kind;
  return macros.dispatch(macroName, { namespace: "dbt", from: projectName, adapter })?.packageName === "dbt";
}

function instantiate(reading: Reading, owner: Owner, entry: Entry, instance: Instance): void {
  const { context } = reading;
  const { projectName: packageName, target } = context;
  const { name, namespace, given, place } = instance;
  const subject = `The test '${entry.name}' of '${owner.target}'`;
  const names = testNames({
    name,
    namespace,
    given,
    customName: entry.customName,
    prefix: owner.prefix,
    target: owner.target,
  });
  const fqn = [packageName, ...owner.folders, names.full];
  const config = testConfig(reading, fqn, entry, place);
  if (names.short !== names.full) config.apply([["alias", names.short]]);
  if (!config.flag("enabled", true)) return;
  const modelArgument = `{{ get_where_subquery(${owner.reference}) }}`;
  const kwargs: ValueMap = new Map<Value, Value>([...given, ["model", modelArgument]]);
  const uniqueId = `test.${packageName}.${names.full}.${testHash(names.full, instance, kwargs)}`;
  const callee = namespace === undefined ? instance.macroName : `${namespace}.${instance.macroName}`;
  const rawCode = `{{ ${callee}(**_dbt_generic_test_kwargs) }}${configText(names, entry)}`;
  const { path } = owner.file;
  const template = parsedOnce(rawCode, owner.file.yaml.path);
  const alias = config.text("alias") ?? names.short;
  const model = (): Value =>
    templateNode({
      uniqueId,
      name: names.full,
      packageName,
      path,
      fqn,
      resourceType: "test",
      config,
      schema: target.schema,
      database: target.database,
      alias,
    });
  const relation = testRelation(reading, config, model, alias);
  const isBuiltIn = readsOnlyItsArguments(context, instance);
  const set = new Set(Object.keys(entry.config));
  const parsed =
    (isBuiltIn ? literalLinks(context, kwargs, config) : undefined) ??
    parseNode(reading, {
      subject,
      config,
      relation,
      model: model(),
      configure: (values) =>
        values.forEach((value, key) => (set.has(key) ? undefined : config.set(key, value))),
      run: (scope) =>
        isBuiltIn ? renderArguments(kwargs, scope) : void renderGenericTest(template, kwargs, scope),
    });
  if (parsed === undefined) return;
  completeTestConfig(reading, config, subject, place);
  // Without spreads: there are thousands of tests.
  addNode(reading, {
    resourceType: "test",
    uniqueId,
    name: names.full,
    packageName,
    path,
    fqn,
    description: entry.description,
    columns: [],
    config,
    relation,
    refs: parsed.refs,
    sourceRefs: parsed.sourceRefs,
    dependsOnMacros: isBuiltIn ? [instance.macroId, ...parsed.dependsOnMacros] : parsed.dependsOnMacros,
    rawCode,
    template,
    describedIn: undefined,
    place,
    placeOf: place,
    generic: {
      name,
      namespace,
      columnName: instance.columnName,
      arguments: kwargs,
      attachedTo: owner.attachedTo,
    },
  });
}

const testTrees = new WeakMap<Reading, Readonly<Record<string, unknown>>>();

/** The project file's configuration of tests. */
function testTree(reading: Reading): Readonly<Record<string, unknown>> {
  const known = testTrees.get(reading);
  if (known !== undefined) return known;
  const { tests, data_tests } = reading.file;
  const tree = renderTestConfig(reading, { ...tests, ...data_tests }, () => "dbt_project.yml");
  testTrees.set(reading, tree);
  return tree;
}

function testConfig(reading: Reading, fqn: readonly string[], entry: Entry, place: () => string): NodeConfig {
  const config = NodeConfig.of({
    enabled: true,
    tags: [],
    meta: {},
    ...configDefaults.test,
    where: null,
    limit: null,
  });
  for (const layer of layersOf(testTree(reading), fqn)) config.apply(layer);
  if (entry.columnTags !== undefined) config.apply([["tags", entry.columnTags]]);
  return config.apply(Object.entries(renderTestConfig(reading, entry.config, place)));
}

/** Where dbt would store the rows a test finds; asked of the naming macros once for each schema. */
function testRelation(reading: Reading, config: NodeConfig, model: () => Value, alias: string): Relation {
  const key = `${config.text("database") ?? ""}.${config.text("schema") ?? ""}`;
  const known = reading.testSchemas.get(key) ?? relationOf(reading, { config, model: model() }, alias);
  reading.testSchemas.set(key, known);
  return new Relation({ database: known.database, schema: known.schema, identifier: alias });
}

/** The configuration as dbt appends it to a generic test's code. */
function configText(names: { readonly short: string; readonly full: string }, entry: Entry): string {
  const values = Object.entries({
    ...entry.config,
    ...(names.short === names.full ? {} : { alias: names.short }),
  });
  const text = values.map(
    ([key, value]) => `${key}=${typeof value === "string" ? JSON.stringify(value) : repr(fromPlain(value))}`,
  );
  return text.length === 0 ? "" : `{{ config(${text.join(",")}) }}`;
}

function splitName(written: string): [string, string | undefined] {
  const dot = written.lastIndexOf(".");
  return dot < 0 ? [written, undefined] : [written.slice(dot + 1), written.slice(0, dot)];
}
