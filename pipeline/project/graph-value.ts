import { fromPlain, type Value, type ValueMap } from "./jinja/values.ts";
import type { Column, Project, ProjectNode, Source } from "./project.ts";
import type { Resource } from "./resources.ts";
import type { Metric, SemanticModel } from "./semantic/semantics.ts";

/** dbt's `graph`: what templates may look up about every node while they execute. */
export function graphOf(project: Project): Value {
  return new Map<Value, Value>([
    ["nodes", new Map([...project.nodes].map(([id, node]) => [id, nodeValue(node)]))],
    ["sources", new Map([...project.sources].map(([id, source]) => [id, sourceValue(source)]))],
    [
      "exposures",
      new Map(
        [...project.resources]
          .filter(([, one]) => one.resourceType === "exposure")
          .map(([id, one]) => [id, resourceValue(one)]),
      ),
    ],
    ["metrics", new Map([...project.metrics.values()].map((one) => [one.uniqueId, resourceValue(one)]))],
    ["semantic_models", new Map([...project.semanticModels].map(([id, one]) => [id, resourceValue(one)]))],
    ["groups", new Map([...project.groups.values()].map((one) => [one.uniqueId, fromPlain({ ...one })]))],
  ]);
}

/** A node as `graph` and `model` show it. */
export function nodeValue(node: ProjectNode): ValueMap {
  const { schema, database, identifier } = node.relation;
  return new Map<Value, Value>([
    ["unique_id", node.uniqueId],
    ["name", node.name],
    ["resource_type", node.resourceType],
    ["package_name", node.packageName],
    ["original_file_path", node.path],
    ["path", node.path.split("/").slice(1).join("/")],
    ["fqn", [...node.fqn]],
    ["config", new Map(node.config.values)],
    ["tags", fromPlain(node.config.list("tags"))],
    ["meta", node.config.get("meta") ?? new Map()],
    ["description", node.description],
    ["columns", columnsValue(node.columns)],
    ["schema", schema],
    ["database", database],
    ["alias", identifier],
    [
      "relation_name",
      node.resourceType === "test" || node.relation.type === "cte" ? null : node.relation.text(),
    ],
    ["raw_code", node.rawCode],
    ["language", "sql"],
    [
      "depends_on",
      new Map<Value, Value>([
        ["nodes", [...node.dependsOn]],
        ["macros", [...node.dependsOnMacros]],
      ]),
    ],
  ]);
}

function columnsValue(columns: readonly Column[]): ValueMap {
  return new Map(
    columns.map((column): [Value, Value] => [
      column.name,
      new Map<Value, Value>([
        ["name", column.name],
        ["description", column.description],
        ["data_type", column.dataType ?? null],
        ["meta", fromPlain(column.meta)],
        ["tags", [...column.tags]],
      ]),
    ]),
  );
}

/** What its properties file says, and what dbt adds to that. */
function resourceValue(resource: Resource | Metric | SemanticModel): Value {
  const { uniqueId, name, resourceType, packageName, path, fqn, tags, meta, dependsOn } = resource;
  return fromPlain({
    ...resource.properties,
    unique_id: uniqueId,
    name,
    resource_type: resourceType,
    package_name: packageName,
    original_file_path: path,
    fqn,
    tags,
    meta,
    depends_on: { nodes: dependsOn, macros: [] },
  });
}

function sourceValue(source: Source): ValueMap {
  return new Map<Value, Value>([
    ["unique_id", source.uniqueId],
    ["name", source.name],
    ["source_name", source.sourceName],
    ["resource_type", "source"],
    ["package_name", source.packageName],
    ["original_file_path", source.path],
    ["fqn", [...source.fqn]],
    ["tags", [...source.tags]],
    ["meta", fromPlain(source.meta)],
    ["description", source.description],
    ["columns", columnsValue(source.columns)],
    ["schema", source.relation.schema],
    ["database", source.relation.database],
    ["identifier", source.relation.identifier],
    ["relation_name", source.relation.text()],
  ]);
}
