import type { DocBlock } from "../project/doc-blocks.ts";
import { macroCalls } from "../project/macro-calls.ts";
import type { Macro } from "../project/macro-library.ts";
import { isPlainObject } from "../project/node-config.ts";
import type { DescribedResource, Group, Resource } from "../project/resources.ts";
import { writtenConfig } from "./manifest-config.ts";
import { belowRoot, type ManifestContext } from "./manifest-node.ts";

/** Who a part of the graph is, in dbt's words. */
export function identity(
  resource: DescribedResource & { readonly resourceType: string },
): Record<string, unknown> {
  const { uniqueId, name, packageName, path, fqn, resourceType } = resource;
  return {
    name,
    resource_type: resourceType,
    package_name: packageName,
    path: belowRoot(path),
    original_file_path: path,
    unique_id: uniqueId,
    fqn,
  };
}

function described(resource: Resource, createdAt: number): Record<string, unknown> {
  const { properties, dependsOn, refs } = resource;
  return {
    label: properties["label"] ?? null,
    unrendered_config: writtenConfig(resource.config),
    depends_on: { macros: [], nodes: dependsOn },
    refs: refs.map(({ name, packageName }) => ({ name, package: packageName ?? null, version: null })),
    created_at: createdAt,
  };
}

/** An exposure as manifest.json holds it. */
export function exposureEntry({ createdAt }: ManifestContext, exposure: Resource): Record<string, unknown> {
  const { properties, dependsOn } = exposure;
  const owner = isPlainObject(properties["owner"]) ? properties["owner"] : {};
  return {
    ...identity(exposure),
    type: properties["type"],
    owner: { email: null, name: null, ...owner },
    description: exposure.description,
    maturity: properties["maturity"] ?? null,
    meta: exposure.meta,
    tags: exposure.tags,
    url: properties["url"] ?? null,
    sources: exposure.sourceRefs,
    metrics: dependsOn.filter((id) => id.startsWith("metric.")).map((id) => [id.split(".")[2]]),
    ...described(exposure, createdAt),
    config: { enabled: true, tags: exposure.tags, meta: exposure.meta },
  };
}

/** A saved query as manifest.json holds it. */
export function savedQueryEntry({ createdAt }: ManifestContext, query: Resource): Record<string, unknown> {
  const { properties, tags, config } = query;
  const exports = Array.isArray(properties["exports"]) ? properties["exports"] : [];
  return {
    ...identity(query),
    description: query.description,
    query_params: queryParameters(properties["query_params"]),
    exports: exports.filter(isPlainObject).map(({ name, config: written }) => ({
      name,
      config: exportConfig(written),
      unrendered_config: {},
    })),
    metadata: null,
    tags,
    group: config.text("group") ?? null,
    ...described(query, createdAt),
    config: { enabled: true, group: config.text("group") ?? null, meta: query.meta },
  };
}

function queryParameters(written: unknown): Record<string, unknown> {
  const {
    metrics = [],
    group_by = [],
    where = [],
    order_by = [],
    limit = null,
  } = isPlainObject(written) ? written : {};
  return { metrics, group_by, where: whereFilters([where].flat().map(String)), order_by, limit };
}

/** Conditions in dbt's form; null for none. */
export function whereFilters(texts: readonly string[]): Record<string, unknown> | null {
  if (texts.length === 0) return null;
  return { where_filters: texts.map((text) => ({ where_sql_template: text })) };
}

function exportConfig(written: unknown): Record<string, unknown> {
  const { export_as, schema = null, alias = null } = isPlainObject(written) ? written : {};
  return { export_as, schema_name: schema, alias, database: null };
}

export function groupEntry(group: Group): Record<string, unknown> {
  const { name, packageName, path, uniqueId, description, owner } = group;
  return {
    name,
    resource_type: "group",
    package_name: packageName,
    path: belowRoot(path),
    original_file_path: path,
    unique_id: uniqueId,
    owner: { email: null, name: null, ...owner },
    description: description === "" ? null : description,
    config: { meta: {} },
  };
}

export function docEntry({ name, packageName, path, text }: DocBlock): Record<string, unknown> {
  return {
    name,
    resource_type: "doc",
    package_name: packageName,
    path: belowRoot(path),
    original_file_path: path,
    unique_id: `doc.${packageName}.${name}`,
    block_contents: text,
  };
}

export function macroEntry({ project, createdAt }: ManifestContext, macro: Macro): Record<string, unknown> {
  const { name, packageName, path, uniqueId, node } = macro;
  const described = project.macroDescriptions.get(uniqueId);
  const documented = new Map(described?.arguments.map((argument) => [argument.name, argument]));
  return {
    name,
    resource_type: "macro",
    package_name: packageName,
    path,
    original_file_path: path,
    unique_id: uniqueId,
    macro_sql: node.source,
    depends_on: { macros: macroCalls(project.macros, macro, project.target.kind) },
    description: described?.description ?? "",
    meta: described?.meta ?? {},
    docs: { show: true, node_color: null },
    config: { meta: described?.meta ?? {}, docs: { show: true, node_color: null } },
    patch_path: described === undefined ? null : `${packageName}://${described.path}`,
    arguments: node.parameters.map((parameter) => ({
      name: parameter.name,
      type: documented.get(parameter.name)?.type ?? null,
      description: documented.get(parameter.name)?.description ?? "",
    })),
    created_at: createdAt,
    supported_languages: node.blockKind === "materialization" ? ["sql"] : null,
  };
}
