import { fromPlain, type Value } from "./jinja/values.ts";
import type { NodeConfig } from "./node-config.ts";
import type { Column } from "./project.ts";
import type { ColumnProperties } from "./properties.ts";

/** The columns of a properties file as the project keeps them. */
export function columnsOf(columns: readonly ColumnProperties[]): Column[] {
  return columns.map((column) => ({
    name: column.name,
    description: column.description,
    dataType: column.data_type,
    meta: { ...plainMeta(column.config), ...column.meta },
    tags: [...[column.tags ?? []].flat(), ...tagsOf(column.config["tags"])],
    quote: column.quote,
  }));
}

function tagsOf(tags: unknown): string[] {
  return [tags ?? []].flat().map(String);
}

function plainMeta(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { meta } = config;
  return typeof meta === "object" && meta !== null ? { ...meta } : {};
}

/** A node as templates see it: the argument `node` of naming macros, and `model`. */
export function templateNode(node: {
  uniqueId: string;
  name: string;
  resourceType: string;
  packageName: string;
  path: string;
  fqn: readonly string[];
  config: NodeConfig;
  schema: string;
  database: string;
  alias: string;
}): Value {
  return new Map<Value, Value>([
    ["unique_id", node.uniqueId],
    ["name", node.name],
    ["resource_type", node.resourceType],
    ["package_name", node.packageName],
    ["original_file_path", node.path],
    ["path", node.path],
    ["fqn", [...node.fqn]],
    ["config", new Map(node.config.values)],
    ["tags", fromPlain(node.config.list("tags"))],
    ["schema", node.schema],
    ["database", node.database],
    ["alias", node.alias],
  ]);
}
