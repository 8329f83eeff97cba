import type { DocBlock } from "../project/doc-blocks.ts";
import { macroCalls } from "../project/macro-calls.ts";
import type { Macro } from "../project/macro-library.ts";
import { isPlainObject } from "../project/node-config.ts";
import type { Group, Resource } from "../project/resources.ts";
import { belowRoot, type ManifestContext } from "./manifest-node.ts";

function identity(resource: Resource): Record<string, unknown> {
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
  const { properties, dependsOn, refs, sourceRefs } = resource;
  return {
    label: properties["label"] ?? null,
    config: { enabled: true, ...resource.config, meta: resource.meta },
    unrendered_config: isPlainObject(properties["config"]) ? properties["config"] : {},
    depends_on: { macros: [], nodes: dependsOn },
    refs: refs.map(({ name, packageName }) => ({ name, package: packageName ?? null, version: null })),
    sources: sourceRefs,
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
    metrics: dependsOn.filter((id) => id.startsWith("metric.")).map((id) => [id.split(".")[2]]),
    ...described(exposure, createdAt),
    config: { enabled: true, tags: exposure.tags, meta: exposure.meta },
  };
}

/** A metric, semantic model or saved query: what its properties file says, with dbt's fields around it. */
export function semanticEntry({ createdAt }: ManifestContext, resource: Resource): Record<string, unknown> {
  const { config: _, depends_on: __, ...properties } = resource.properties;
  return {
    ...properties,
    ...identity(resource),
    description: resource.description,
    ...described(resource, createdAt),
  };
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
