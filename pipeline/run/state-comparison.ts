import { isDeepStrictEqual } from "node:util";
import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { isPlainObject } from "../project/node-config.ts";
import { entryOf, type ManifestEntry, type StateManifest } from "./previous-state.ts";

type Entry = ManifestEntry;
/** Whether a node of now is what the state's name says, given what it was before. */
type Check = (now: Entry, before: Entry | undefined) => boolean;

/**
 * The ids in the present manifest that `state:` with this value means, by dbt's rules: what counts is what the project
 * says (raw code, configuration as written), not what the target makes of it.
 *
 * @throws {BitewingError} of kind `usage` for a value that does not exist.
 */
export function stateMatcher(
  now: StateManifest,
  before: StateManifest,
  value: string,
): (id: string) => boolean {
  const macros = new MacroChanges(now, before);
  const isModified: Check = (node, old) => !sameContents(node, old) || macros.reach(node);
  const checks = new Map<string, Check>([
    ["new", (_, old) => old === undefined],
    ["old", (_, old) => old !== undefined],
    ["modified", isModified],
    ["unmodified", (node, old) => !isModified(node, old)],
    ["modified.body", (node, old) => hasBody(node) && (old === undefined || !sameBody(node, old))],
    ["modified.configs", (node, old) => isConfigured(node) && (old === undefined || !sameConfig(node, old))],
    [
      "modified.persisted_descriptions",
      (node, old) => hasBody(node) && (old === undefined || !sameDescriptions(node, old)),
    ],
    [
      "modified.relation",
      (node, old) => isConfigured(node) && (old === undefined || !sameRelation(node, old)),
    ],
    ["modified.macros", (node) => macros.reach(node)],
    ["modified.contract", (node, old) => hasBody(node) && (old === undefined || !sameContract(node, old))],
  ]);
  const check = checks.get(value);
  if (check === undefined) {
    throw new BitewingError({
      kind: "usage",
      what: `There is no state '${value}'.`,
      next: didYouMean(value, [...checks.keys()]) ?? `Use one of ${[...checks.keys()].join(", ")}.`,
    });
  }
  return (id) => {
    const node = entryOf(now, id);
    return node !== undefined && check(node, entryOf(before, id));
  };
}

const plainTypes = new Set([
  "source",
  "exposure",
  "metric",
  "semantic_model",
  "saved_query",
  "unit_test",
  "group",
]);

function hasBody({ resource_type: type }: Entry): boolean {
  return !plainTypes.has(type);
}

function isConfigured({ resource_type: type }: Entry): boolean {
  return hasBody({ resource_type: type } as Entry) || type === "source" || type === "exposure"; // only the type is looked at
}

function sameContents(now: Entry, before: Entry | undefined): boolean {
  switch (now.resource_type) {
    case "source":
      return before === undefined || sameSource(now, before);
    case "exposure":
      return before === undefined || sameExposure(now, before);
    case "metric":
    case "semantic_model":
    case "saved_query":
      return before === undefined || sameFields(now, before, semanticFields);
    case "unit_test":
      return before !== undefined && sameFields(now, before, unitTestFields);
    default:
      return before !== undefined && sameNode(now, before);
  }
}

function sameNode(now: Entry, before: Entry): boolean {
  const isGenericTest = now["test_metadata"] !== undefined;
  if (isGenericTest) return sameConfig(now, before) && sameFields(now, before, ["fqn"]);
  return (
    sameBody(now, before) &&
    sameConfig(now, before) &&
    sameDescriptions(now, before) &&
    sameFields(now, before, ["fqn"]) &&
    sameRelation(now, before) &&
    sameContract(now, before)
  );
}

const unitTestFields = ["model", "given", "expect", "overrides"];

const semanticFields = [
  "description",
  "label",
  "type",
  "type_params",
  "filter",
  "model",
  "entities",
  "dimensions",
  "measures",
  "query_params",
];

function sameSource(now: Entry, before: Entry): boolean {
  const fields = ["fqn", "quoting", "freshness", "loaded_at_field", "external"];
  return sameRelation(now, before) && sameFields(now, before, fields) && sameConfig(now, before);
}

function sameExposure(now: Entry, before: Entry): boolean {
  const fields = ["fqn", "type", "owner", "maturity", "url", "description", "label"];
  const nodes = (entry: Entry): unknown => [record(entry["depends_on"])["nodes"] ?? []].flat().sort();
  return sameFields(now, before, fields) && isSame(nodes(now), nodes(before)) && sameConfig(now, before);
}

function sameBody(now: Entry, before: Entry): boolean {
  return now.resource_type === "seed"
    ? sameFields(now, before, ["checksum"])
    : sameFields(now, before, ["raw_code"]);
}

/** What changes where a node lives, but not what it is. */
const places = new Set(["alias", "schema", "database", "tags", "group"]);
const testKeys = [
  "severity",
  "where",
  "limit",
  "fail_calc",
  "warn_if",
  "error_if",
  "store_failures",
  "store_failures_as",
];

function sameConfig(now: Entry, before: Entry): boolean {
  const mine = record(now["unrendered_config"]);
  const theirs = record(before["unrendered_config"]);
  const all = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const isPlain = now.resource_type === "source" || now.resource_type === "exposure";
  const keys = now.resource_type === "test" ? testKeys : all.filter((key) => isPlain || !places.has(key));
  return keys.every((key) => isSame(mine[key], theirs[key]));
}

function sameRelation(now: Entry, before: Entry): boolean {
  if (now.resource_type === "source") return sameFields(now, before, ["database", "schema", "identifier"]);
  const mine = record(now["unrendered_config"]);
  const theirs = record(before["unrendered_config"]);
  return ["database", "schema", "alias"].every((key) => isSame(mine[key], theirs[key]));
}

function sameDescriptions(now: Entry, before: Entry): boolean {
  const persisted = record(record(now["config"])["persist_docs"]);
  const columns = (entry: Entry): unknown =>
    Object.entries(record(entry["columns"])).map(([name, column]) => [name, record(column)["description"]]);
  return (
    (persisted["relation"] !== true || sameFields(now, before, ["description"])) &&
    (persisted["columns"] !== true || isSame(columns(now), columns(before)))
  );
}

function sameContract(now: Entry, before: Entry): boolean {
  const isEnforced = (entry: Entry): boolean => record(entry["contract"])["enforced"] === true;
  if (!isEnforced(now) && !isEnforced(before)) return true;
  const columns = (entry: Entry): unknown =>
    Object.entries(record(entry["columns"])).map(([name, column]) => [
      name,
      record(column)["data_type"] ?? null,
    ]);
  return isEnforced(now) && isEnforced(before) && isSame(columns(now), columns(before));
}

function sameFields(now: Entry, before: Entry, fields: readonly string[]): boolean {
  return fields.every((field) => isSame(now[field], before[field]));
}

/** Nothing, null and an absent key are the same. */
function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a ?? null, b ?? null);
}

function record(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? value : {};
}

/** The packages that dbt brings along: their text is the tool's, and says nothing of the project. */
const toolPackages = new Set(["dbt", "dbt_duckdb", "dbt_postgres"]);

/** Which macros changed, and whom that reaches. */
class MacroChanges {
  private readonly macros: StateManifest["macros"];
  private readonly changed: ReadonlySet<string>;

  constructor(now: StateManifest, before: StateManifest) {
    this.macros = now.macros;
    const ids = new Set([...Object.keys(now.macros), ...Object.keys(before.macros)]);
    this.changed = new Set(
      [...ids].filter((id) => {
        const mine = now.macros[id];
        const theirs = before.macros[id];
        if (toolPackages.has((mine ?? theirs)?.package_name ?? "")) return false;
        return mine?.macro_sql !== theirs?.macro_sql;
      }),
    );
  }

  /** Whether a node calls a changed macro, itself or through others. */
  reach(node: Entry): boolean {
    if (this.changed.size === 0) return false;
    const { macros } = record(node["depends_on"]);
    return Array.isArray(macros) && this.reachFrom(macros.map(String), new Set());
  }

  private reachFrom(ids: readonly string[], seen: Set<string>): boolean {
    return ids.some((id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return this.changed.has(id) || this.reachFrom(this.macros[id]?.depends_on.macros ?? [], seen);
    });
  }
}
