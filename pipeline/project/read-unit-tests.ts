import { didYouMean } from "../../foundation/nearest.ts";
import { isContextName } from "./context.ts";
import { readFixture } from "./fixtures.ts";
import { literalCalls } from "./jinja/literal-calls.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { fromPlain, str, TemplateFault, type Value } from "./jinja/values.ts";
import { layersOf, NodeConfig } from "./node-config.ts";
import type { UnitTestInput } from "./project.ts";
import type { UnitTestProperties } from "./properties.ts";
import { addNode } from "./read-nodes.ts";
import { foldersOf, sourceId } from "./read-sources.ts";
import type { PropertiesFile, Reading, UnlinkedNode } from "./reading.ts";
import { renderTestConfig } from "./test-config.ts";

type UnlinkedModel = Extract<UnlinkedNode, { resourceType: "model" }>;

interface Written {
  readonly reading: Reading;
  readonly file: PropertiesFile;
  readonly unitTest: UnitTestProperties;
  /** `The unit test 'x'`. */
  readonly subject: string;
  /** `file:line` of a part of it. */
  readonly placeOf: (path?: readonly PropertyKey[]) => string;
}

/** Reads the `unit_tests` of all properties files. */
export function readUnitTests(reading: Reading): void {
  for (const file of reading.properties) {
    file.properties.unit_tests.forEach((unitTest, i) => {
      const placeOf = (path: readonly PropertyKey[] = []): string =>
        `${file.yaml.path}:${file.yaml.lineOf(["unit_tests", i, ...path])}`;
      readUnitTest({ reading, file, unitTest, subject: `The unit test '${unitTest.name}'`, placeOf });
    });
  }
}

function readUnitTest(written: Written): void {
  const { reading, file, unitTest, placeOf } = written;
  const { projectName } = reading.context;
  const fqn = [projectName, ...foldersOf(reading, file.folder), unitTest.model, unitTest.name];
  const config = configOf(written, fqn);
  if (!config.flag("enabled", true) || reading.disabled.has(unitTest.model)) return;
  const model = testedModel(written);
  const given = unitTest.given.flatMap((_, i) => readInput(written, i) ?? []);
  const expect = readFixture(reading, {
    ...unitTest.expect,
    subject: `${written.subject} expects rows`,
    seed: undefined,
    isComplete: true,
    place: () => placeOf(["expect", "rows"]),
  });
  if (model === undefined || expect === undefined) return;
  checkOverrides(written, model);
  warnOfVersions(written);
  addNode(reading, {
    resourceType: "unit_test",
    uniqueId: `unit_test.${projectName}.${unitTest.model}.${unitTest.name}`,
    name: unitTest.name,
    packageName: projectName,
    path: file.path,
    fqn,
    description: unitTest.description,
    columns: [],
    config,
    relation: model.relation,
    dependsOnMacros: [],
    rawCode: model.rawCode,
    describedIn: undefined,
    model: unitTest.model,
    testedModel: model.uniqueId,
    given,
    expect,
    overrides: overridesOf(unitTest),
    place: () => placeOf(),
    refs: [{ name: unitTest.model, packageName: undefined }],
    sourceRefs: [],
    placeOf: () => placeOf(),
  });
}

function configOf({ reading, unitTest, placeOf }: Written, fqn: readonly string[]): NodeConfig {
  const config = NodeConfig.of({ enabled: true, tags: [], meta: {} });
  const tree = renderTestConfig(reading, reading.file.unit_tests, () => "dbt_project.yml");
  for (const layer of layersOf(tree, fqn)) config.apply(layer);
  return config.apply(Object.entries(renderTestConfig(reading, unitTest.config, () => placeOf(["config"]))));
}

function testedModel({ reading, unitTest, subject, placeOf }: Written): UnlinkedModel | undefined {
  const found = reading.nodes.get(`model.${reading.context.projectName}.${unitTest.model}`);
  if (found?.resourceType === "model") return found;
  if (isBroken(reading, unitTest.model)) return undefined;
  const what = `${subject} tests a model named '${unitTest.model}', which does not exist.`;
  reading.problems.add(what, placeOf(["model"]), didYouMean(unitTest.model, modelNames(reading)));
  return undefined;
}

/** A model that could not be read is there all the same: its own problem says enough. */
function isBroken(reading: Reading, name: string): boolean {
  return reading.problems.failures.some(({ what }) => what.startsWith(`The model '${name}' cannot`));
}

function modelNames(reading: Reading): string[] {
  return [...reading.nodes.values()]
    .filter(({ resourceType }) => resourceType === "model" || resourceType === "seed")
    .map(({ name }) => name);
}

function readInput(written: Written, i: number): UnitTestInput | undefined {
  const { reading, unitTest, subject, placeOf } = written;
  const given = unitTest.given[i];
  if (given === undefined) return undefined;
  const place = (): string => placeOf(["given", i]);
  const target = inputTarget(written, given.input, place);
  if (target === undefined) return undefined;
  const node = reading.nodes.get(target);
  const fixture = readFixture(reading, {
    ...given,
    subject: `${subject} gives rows for ${given.input}`,
    seed: node?.resourceType === "seed" ? node : undefined,
    isComplete: false,
    place,
  });
  return fixture === undefined ? undefined : { input: given.input, target, fixture, place };
}

/** The id of the node that an input stands for. */
function inputTarget(written: Written, input: string, place: () => string): string | undefined {
  const { reading, unitTest, subject } = written;
  const { projectName } = reading.context;
  if (input.trim() === "this") return `model.${projectName}.${unitTest.model}`;
  const call = inputCall(input);
  const [first, second] = (call?.positional ?? []).map(str);
  if (call === undefined || first === undefined) {
    const next = "Write ref('name'), source('source', 'table') or this.";
    reading.problems.add(`${subject} has the input '${input}', which is no reference.`, place(), next);
    return undefined;
  }
  const isSource = call.name === "source";
  const found = isSource
    ? [sourceId(projectName, first, second ?? "")].find((id) => reading.sources.has(id))
    : referredId(reading, second ?? first, second === undefined ? projectName : first);
  if (found !== undefined || isBroken(reading, second ?? first)) return found;
  const name = isSource ? `${first}.${second ?? ""}` : (second ?? first);
  const known = isSource
    ? [...reading.sources.values()].map((source) => `${source.sourceName}.${source.name}`)
    : modelNames(reading);
  const what = `${subject} has the input ${input}, which does not exist.`;
  reading.problems.add(what, place(), didYouMean(name, known));
  return undefined;
}

function inputCall(input: string): ReturnType<typeof literalCalls>[number] | undefined {
  try {
    return literalCalls(parseTemplate(`{{ ${input} }}`, "an input"), ["ref", "source"])[0];
  } catch (thrown) {
    if (thrown instanceof TemplateFault) return undefined;
    throw thrown;
  }
}

/** The model, seed or snapshot of a name. */
function referredId(reading: Reading, name: string, packageName: string): string | undefined {
  const ids = ["model", "seed", "snapshot"].map((kind) => `${kind}.${packageName}.${name}`);
  return ids.find((id) => reading.nodes.has(id));
}

function overridesOf({ overrides }: UnitTestProperties): {
  macros: ReadonlyMap<string, Value>;
  vars: Readonly<Record<string, unknown>>;
  env: Readonly<Record<string, string>>;
} {
  const { macros, vars, env_vars } = overrides;
  return {
    macros: new Map(Object.entries(macros).map(([name, value]) => [name, fromPlain(value)])),
    vars,
    env: Object.fromEntries(Object.entries(env_vars).map(([name, value]) => [name, String(value)])),
  };
}

/** An override of nothing would change nothing without a word. */
function checkOverrides(written: Written, model: UnlinkedModel): void {
  const { reading, unitTest, subject, placeOf } = written;
  const { macros } = reading.context;
  for (const name of Object.keys(unitTest.overrides.macros)) {
    const [bare = name, packageName] = name.split(".").reverse();
    const known = packageName === undefined ? macros.find(bare) : macros.inPackage(packageName, bare);
    if (known !== undefined || isContextName(name)) continue;
    const what = `${subject} overrides the macro '${name}', which does not exist.`;
    const names = [...macros.names(), "is_incremental"];
    reading.problems.add(what, placeOf(["overrides", "macros", name]), didYouMean(name, names));
  }
  if (model.config.text("materialized") === "incremental") checkIncremental(written);
}

/** Whether an incremental model is tested on its first run or on a later one is for the test to say. */
function checkIncremental({ reading, unitTest, subject, placeOf }: Written): void {
  const isIncremental = unitTest.overrides.macros["is_incremental"];
  if (typeof isIncremental !== "boolean") {
    const what = `${subject} of the incremental model '${unitTest.model}' does not say whether it runs incrementally.`;
    const next =
      "Override the macro is_incremental with true or false: overrides: {macros: {is_incremental: true}}.";
    reading.problems.add(what, placeOf(), next);
    return;
  }
  if (!isIncremental || unitTest.given.some(({ input }) => input.trim() === "this")) return;
  const what = `${subject} runs the model '${unitTest.model}' incrementally, but gives no rows for 'this'.`;
  const next = "Add an input: this, with the rows that stand in the table.";
  reading.problems.add(what, placeOf(["given"]), next);
}

function warnOfVersions({ reading, unitTest, placeOf }: Written): void {
  if (unitTest.versions === undefined || unitTest.versions === null) return;
  reading.context.log(
    `warning: ${placeOf(["versions"])}: 'versions' of a unit test are ignored, because models have no versions here.`,
  );
}
