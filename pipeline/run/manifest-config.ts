import { isTrue, toPlain, type Value } from "../project/jinja/values.ts";
import type { NodeConfig } from "../project/node-config.ts";
import type { ProjectNode } from "../project/project.ts";

const shared = {
  enabled: true,
  alias: null,
  schema: null,
  database: null,
  tags: [],
  meta: {},
  group: null,
  static_analysis: null,
} as const;

const built = {
  ...shared,
  materialized: "view",
  incremental_strategy: null,
  batch_size: null,
  lookback: 1,
  begin: null,
  persist_docs: {},
  "post-hook": [],
  "pre-hook": [],
  quoting: {},
  column_types: {},
  full_refresh: null,
  unique_key: null,
  on_schema_change: "ignore",
  on_configuration_change: "apply",
  grants: {},
  packages: [],
  docs: { show: true, node_color: null },
  contract: { enforced: false, alias_types: true },
  event_time: null,
  concurrent_batches: null,
} as const;

/** What dbt's configuration of each type of node holds when nothing is said. */
const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  model: { ...built, access: "protected", freshness: null },
  seed: { ...built, materialized: "seed", delimiter: ",", quote_columns: null },
  snapshot: built,
  test: {
    ...shared,
    materialized: "test",
    severity: "ERROR",
    store_failures: null,
    store_failures_as: null,
    where: null,
    limit: null,
    fail_calc: "count(*)",
    warn_if: "!= 0",
    error_if: "!= 0",
  },
};

/** A node's configuration in dbt's shape, complete. */
export function configEntry(node: ProjectNode): Record<string, unknown> {
  const entry: Record<string, unknown> = { ...defaults[node.resourceType] };
  for (const [key, value] of node.config.values) {
    const name = writtenKey(String(key));
    entry[name] = name.endsWith("-hook") ? hooks(value) : merged(entry[name], toPlain(value));
  }
  if (node.resourceType === "test" && node.generic !== undefined)
    entry["alias"] = aliasOf(node.config, entry["alias"]);
  entry["tags"] = node.config.list("tags");
  return entry;
}

function aliasOf(config: NodeConfig, alias: unknown): unknown {
  return config.text("alias") === undefined ? null : alias;
}

/** Parts that a project writes only some keys of. */
function merged(otherwise: unknown, value: unknown): unknown {
  return isRecord(otherwise) && isRecord(value) ? { ...otherwise, ...value } : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the project says itself, as it says it (dbt's `unrendered_config`). */
export function writtenConfig(config: NodeConfig): Record<string, unknown> {
  return Object.fromEntries([...config.written].map(([key, value]) => [writtenKey(key), toPlain(value)]));
}

function writtenKey(key: string): string {
  return key === "pre_hook" || key === "post_hook" ? key.replace("_", "-") : key;
}

function hooks(value: Value): unknown[] {
  const list = Array.isArray(value) ? Array.from(value) : value === null ? [] : [value];
  return list.map((hook) => {
    if (!(hook instanceof Map)) return { sql: toPlain(hook), transaction: true, index: null };
    const transaction = hook.get("transaction");
    return {
      sql: toPlain(hook.get("sql") ?? ""),
      transaction: transaction === undefined || isTrue(transaction),
      index: null,
    };
  });
}
