import { BitewingError } from "../../../foundation/errors.ts";
import { didYouMean } from "../../../foundation/nearest.ts";
import type { GraphItem } from "./graph-item.ts";
import type { Criterion } from "./selection-tree.ts";
import { hasWildcard, isPathMatch, isWildcardMatch } from "./wildcard.ts";

/** Tells whether an item is meant. */
export type Matcher = (item: GraphItem) => boolean;

/** What some methods need to know beside the graph. */
export interface SelectionContext {
  readonly projectName: string;
  /** `state:` of an item; throws when there is no state to compare with. */
  readonly state: (value: string) => (item: GraphItem) => boolean;
  /** Ids with this status in the state's run_results.json. */
  readonly idsWithResult: (status: string) => ReadonlySet<string>;
  /** Ids of sources that the state's sources.json has older. */
  readonly fresherSources: () => ReadonlySet<string>;
}

type Method = (criterion: Criterion, context: SelectionContext) => Matcher;

/** A method that compares one text of an item with a pattern. */
const byText =
  (textOf: (item: GraphItem) => string | undefined): Method =>
  ({ value }) =>
  (item) => {
    const text = textOf(item);
    return text !== undefined && isWildcardMatch(value, text);
  };

/** `name` or `package.name` of one type of resource. */
const named =
  (...resourceTypes: readonly string[]): Method =>
  ({ value, text }) => {
    const parts = value.split(".");
    if (parts.length > 2) throw usage(`'${text}' has too many parts.`, "Write the name, or package.name.");
    const [name = "", packageName = "*"] = parts.reverse();
    return (item) =>
      resourceTypes.includes(item.resourceType) &&
      isWildcardMatch(packageName, item.packageName) &&
      isWildcardMatch(name, item.name);
  };

const resourceTypes = [
  "model",
  "seed",
  "snapshot",
  "test",
  "unit_test",
  "source",
  "exposure",
  "metric",
  "semantic_model",
  "saved_query",
  "analysis",
];

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    "fqn",
    ({ value }) =>
      (item) =>
        item.resourceType !== "source" && isFqnMatch(item.fqn, value),
  ],
  [
    "name",
    ({ value }) =>
      (item) =>
        item.resourceType !== "source" && isWildcardMatch(value, item.name),
  ],
  [
    "tag",
    ({ value }) =>
      ({ tags }) =>
        tags.some((tag) => isWildcardMatch(value, tag)),
  ],
  ["group", byText((item) => optionalText(item.configAt(["group"])))],
  [
    "access",
    ({ value }) =>
      (item) =>
        item.resourceType === "model" && (item.configAt(["access"]) ?? "protected") === value,
  ],
  ["source", sourceMethod],
  ["path", ({ value }) => pathMatcher(value)],
  [
    "file",
    ({ value }) =>
      (item) =>
        isFileMatch(item.path, value),
  ],
  [
    "package",
    ({ value }, { projectName }) =>
      ({ packageName }) =>
        isWildcardMatch(value === "this" ? projectName : value, packageName),
  ],
  ["config", configMethod],
  ["test_name", byText((item) => (item.resourceType === "unit_test" ? item.name : item.testName))],
  ["test_type", testTypeMethod],
  ["resource_type", resourceTypeMethod],
  ["exposure", named("exposure")],
  ["metric", named("metric")],
  ["semantic_model", named("semantic_model")],
  ["saved_query", named("saved_query")],
  ["unit_test", named("unit_test")],
  ["version", versionMethod],
  ["state", ({ value }, { state }) => state(value)],
  [
    "result",
    ({ value }, context) => {
      const ids = context.idsWithResult(value);
      return ({ uniqueId }) => ids.has(uniqueId);
    },
  ],
  [
    "source_status",
    ({ value, text }, context) => {
      if (value !== "fresher")
        throw usage(`'${text}' is not a status of sources.`, "Write source_status:fresher.");
      const ids = context.fresherSources();
      return ({ uniqueId }) => ids.has(uniqueId);
    },
  ],
]);

/** Methods whose answer depends on the past, so that finding nothing is no mistake. */
const changing = new Set(["state", "result", "source_status"]);

export function mayFindNothing({ method }: Criterion): boolean {
  return changing.has(method);
}

/** @throws {BitewingError} of kind `usage` for a method or a value that does not exist. */
export function matcherOf(criterion: Criterion, context: SelectionContext): Matcher {
  const method = methods.get(criterion.method);
  if (method !== undefined) return method(criterion, context);
  const known = [...methods.keys()];
  throw usage(
    `There is no selection method '${criterion.method}'.`,
    didYouMean(criterion.method, known) ?? `Use one of ${known.join(", ")}.`,
  );
}

function usage(what: string, next: string): BitewingError {
  return new BitewingError({ kind: "usage", what, next });
}

/** A name, a folder, or a path of both, from the package on or from below it. */
function isFqnMatch(fqn: readonly string[], value: string): boolean {
  return isPathOfNames(fqn, value) || isPathOfNames(fqn.slice(1), value);
}

function isPathOfNames(fqn: readonly string[], value: string): boolean {
  const leaf = fqn.at(-1) ?? "";
  if (leaf === value) return true;
  const wanted = value.split(".");
  const have = fqn.flatMap((part) => part.split("."));
  if (have.length < wanted.length) return false;
  const wild = wanted.findIndex(hasWildcard);
  const plain = wild < 0 ? wanted : wanted.slice(0, wild);
  if (!plain.every((part, i) => part === have[i])) return false;
  if (wild < 0 || isWildcardMatch(wanted.slice(wild).join("."), have.slice(wild).join("."))) return true;
  return !value.includes(".") && isWildcardMatch(value, leaf);
}

function sourceMethod({ value, text }: Criterion): Matcher {
  const parts = value.split(".");
  if (parts.length > 3)
    throw usage(`'${text}' has too many parts.`, "Write source:name, or source:name.table.");
  const [packageName = "*", source = "*", table = "*"] = parts.length === 3 ? parts : ["*", ...parts];
  return (item) =>
    item.sourceName !== undefined &&
    isWildcardMatch(packageName, item.packageName) &&
    isWildcardMatch(source, item.sourceName) &&
    isWildcardMatch(table, item.name);
}

/** A file, its properties file, or any folder above it. */
function pathMatcher(value: string): Matcher {
  const clean = value.replace(/^\.\//, "").replace(/\/+$/, "");
  return ({ path, describedIn }) => {
    if (describedIn !== undefined && isPathMatch(clean, describedIn)) return true;
    const parts = path.split("/");
    return parts.some((_, i) => isPathMatch(clean, parts.slice(0, i + 1).join("/")));
  };
}

function isFileMatch(path: string, value: string): boolean {
  const name = path.split("/").at(-1) ?? "";
  return isWildcardMatch(value, name) || isWildcardMatch(value, name.replace(/\.[^.]*$/, ""));
}

function configMethod({ methodPath, value, text }: Criterion): Matcher {
  if (methodPath.length === 0)
    throw usage(`'${text}' names no key.`, "Write config.materialized:table, for example.");
  const ignoresCase = methodPath.join(".") === "severity";
  const isEqual = (found: unknown): boolean => {
    if (typeof found === "boolean") return value.toLowerCase() === String(found);
    return (
      typeof found === "string" &&
      (ignoresCase ? found.toLowerCase() === value.toLowerCase() : found === value)
    );
  };
  return (item) => {
    const found = item.configAt(methodPath);
    return Array.isArray(found) ? found.some(isEqual) : isEqual(found);
  };
}

function testTypeMethod({ value }: Criterion): Matcher {
  const types = new Map<string, Matcher>([
    ["generic", (item) => item.testName !== undefined],
    ["schema", (item) => item.testName !== undefined],
    ["singular", (item) => item.resourceType === "test" && item.testName === undefined],
    ["data", (item) => item.resourceType === "test"],
    ["unit", (item) => item.resourceType === "unit_test"],
  ]);
  const matcher = types.get(value);
  if (matcher !== undefined) return matcher;
  throw usage(`There is no test type '${value}'.`, "Use generic, singular, unit or data.");
}

function resourceTypeMethod({ value }: Criterion): Matcher {
  assertResourceType(value);
  return ({ resourceType }) => resourceType === value;
}

/** @throws {BitewingError} of kind `usage` when there is no such type. */
export function assertResourceType(type: string): void {
  if (resourceTypes.includes(type)) return;
  throw usage(
    `There is no resource type '${type}'.`,
    didYouMean(type, resourceTypes) ?? `Use one of ${resourceTypes.join(", ")}.`,
  );
}

/** Models have no versions here, so all of them are `none`. */
function versionMethod({ value }: Criterion): Matcher {
  if (value === "none") return ({ resourceType }) => resourceType === "model";
  if (["latest", "prerelease", "old"].includes(value)) return () => false;
  throw usage(`There is no version '${value}'.`, "Use latest, prerelease, old or none.");
}

function optionalText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
