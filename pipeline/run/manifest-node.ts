import { join } from "node:path";
import { sha256 } from "../../foundation/hash.ts";
import { toPlain } from "../project/jinja/values.ts";
import { isPlainObject } from "../project/node-config.ts";
import type {
  Column,
  GenericTest,
  Project,
  ProjectHook,
  ProjectNode,
  Source,
  Test,
} from "../project/project.ts";
import { compiledPath } from "./artifacts.ts";
import { configEntry, writtenConfig } from "./manifest-config.ts";

/** What all entries of one manifest share. */
export interface ManifestContext {
  readonly project: Project;
  /** SQL by id, of what was compiled. */
  readonly compiled: ReadonlyMap<string, string>;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** A model, seed, snapshot or test as manifest.json holds it. */
export function nodeEntry(context: ManifestContext, node: ProjectNode): Record<string, unknown> {
  const { relation } = node;
  const config = configEntry(node);
  const isStored = node.resourceType !== "test" && relation.type !== "cte";
  return {
    database: relation.database,
    schema: relation.schema,
    name: node.name,
    resource_type: node.resourceType,
    package_name: node.packageName,
    path: pathBelowRoot(node),
    original_file_path: node.path,
    unique_id: node.uniqueId,
    fqn: node.fqn,
    alias: relation.identifier,
    checksum: checksumOf(node),
    config,
    tags: config["tags"],
    description: node.description,
    columns: columnEntries(node.columns),
    meta: config["meta"],
    group: groupOf(context.project, node) ?? null,
    docs: config["docs"] ?? { show: true, node_color: null },
    patch_path: node.describedIn === undefined ? null : `${node.packageName}://${node.describedIn}`,
    build_path: null,
    unrendered_config: writtenConfig(node.config),
    created_at: context.createdAt,
    relation_name: isStored ? relation.text() : null,
    raw_code: node.rawCode,
    doc_blocks: [],
    ...(node.resourceType === "seed"
      ? { root_path: context.project.directory, depends_on: { macros: [] } }
      : codeFields(context, node, config)),
    ...(node.resourceType === "model" ? modelFields(context.project, node, config) : {}),
    ...(node.resourceType === "test" && node.generic !== undefined ? genericTestFields(node.generic) : {}),
  };
}

/** An `on-run-start` or `on-run-end` statement as manifest.json holds it. */
export function operationEntry(
  { project, createdAt }: ManifestContext,
  { uniqueId, name, packageName, sql, when }: ProjectHook,
): Record<string, unknown> {
  return {
    database: project.target.database,
    schema: project.target.schema,
    name,
    resource_type: "operation",
    package_name: packageName,
    path: `hooks/${name}.sql`,
    original_file_path: "./dbt_project.yml",
    unique_id: uniqueId,
    fqn: [packageName, "hooks", name],
    alias: name,
    checksum: { name: "sha256", checksum: sha256(sql) },
    tags: [when],
    raw_code: sql,
    created_at: createdAt,
    index: Number(name.slice(name.lastIndexOf("-") + 1)),
  };
}

function codeFields(
  { project, compiled }: ManifestContext,
  node: ProjectNode,
  config: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const sql = compiled.get(node.uniqueId);
  return {
    language: "sql",
    refs: node.refs.map(({ name, packageName }) => ({ name, package: packageName ?? null, version: null })),
    sources: node.sourceRefs,
    metrics: [],
    functions: [],
    depends_on: { macros: node.dependsOnMacros, nodes: node.dependsOn },
    compiled_path:
      sql === undefined ? null : join("target", "compiled", compiledPath(project, node.uniqueId) ?? ""),
    compiled: sql !== undefined,
    ...(sql === undefined ? {} : { compiled_code: sql, extra_ctes_injected: true, extra_ctes: [] }),
    contract: { ...record(config["contract"] ?? { enforced: false, alias_types: true }), checksum: null },
  };
}

function modelFields(
  project: Project,
  node: ProjectNode,
  config: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    access: config["access"],
    constraints: [],
    version: null,
    latest_version: null,
    deprecation_date: null,
    primary_key: primaryKey(project, node.uniqueId),
    time_spine: null,
  };
}

/** The columns that tests say are unique and never null; else those that are unique. */
function primaryKey(project: Project, id: string): readonly string[] {
  const columnsWith = (test: string): string[] => {
    const found: string[] = [];
    for (const node of testsOn(project, id)) {
      const { name, arguments: given } = node.generic ?? { name: "", arguments: new Map() };
      const column = given.get("column_name");
      if (name === test && typeof column === "string") found.push(column);
    }
    return found;
  };
  const unique = columnsWith("unique");
  const filled = new Set(columnsWith("not_null"));
  const both = unique.filter((column) => filled.has(column));
  return (both.length > 0 ? both : unique).sort();
}

const testsByProject = new WeakMap<Project, ReadonlyMap<string, readonly Test[]>>();

function testsOn(project: Project, id: string): readonly Test[] {
  let byOwner = testsByProject.get(project);
  if (byOwner === undefined) {
    const map = new Map<string, Test[]>();
    for (const node of project.nodes.values()) {
      if (node.resourceType !== "test" || node.generic === undefined) continue;
      map.set(node.generic.attachedTo, [...(map.get(node.generic.attachedTo) ?? []), node]);
    }
    byOwner = map;
    testsByProject.set(project, byOwner);
  }
  return byOwner.get(id) ?? [];
}

function genericTestFields(generic: GenericTest): Record<string, unknown> {
  const { name, namespace, columnName, attachedTo, arguments: given } = generic;
  const [type = "", , owner = ""] = attachedTo.split(".");
  return {
    column_name: columnName ?? null,
    file_key_name: `${type}s.${owner}`,
    attached_node: type === "source" ? null : attachedTo,
    test_metadata: { name, kwargs: toPlain(given), namespace: namespace ?? null },
  };
}

/** A test belongs to the group of what it hangs on. */
export function groupOf(project: Project, node: ProjectNode): string | undefined {
  const own = node.config.text("group");
  if (own !== undefined || node.resourceType !== "test" || node.generic === undefined) return own;
  return project.nodes.get(node.generic.attachedTo)?.config.text("group");
}

function pathBelowRoot(node: ProjectNode): string {
  const isGeneric = node.resourceType === "test" && node.generic !== undefined;
  return isGeneric ? `${node.relation.identifier}.sql` : belowRoot(node.path);
}

/** A path without its first folder, which is one of the project's `…-paths`. */
export function belowRoot(path: string): string {
  return path.split("/").slice(1).join("/");
}

function checksumOf(node: ProjectNode): { name: string; checksum: string } {
  if (node.resourceType === "seed") return { name: "sha256", checksum: node.checksum };
  if (node.resourceType === "test" && node.generic !== undefined) return { name: "none", checksum: "" };
  return { name: "sha256", checksum: sha256(node.rawCode) };
}

function record(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? value : {};
}

function columnEntries(columns: readonly Column[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, description, dataType, meta, tags, quote }) => [
      name,
      {
        name,
        description,
        meta,
        data_type: dataType ?? null,
        constraints: [],
        quote: quote ?? null,
        config: { meta, tags },
        tags,
        granularity: null,
        doc_blocks: [],
      },
    ]),
  );
}

const noLimit = { count: null, period: null };

/** A source's table as manifest.json holds it. */
export function sourceEntry({ createdAt }: ManifestContext, source: Source): Record<string, unknown> {
  const freshness =
    source.freshness === null
      ? null
      : {
          warn_after: { ...noLimit, ...source.freshness?.warn_after },
          error_after: { ...noLimit, ...source.freshness?.error_after },
          filter: source.freshness?.filter ?? null,
        };
  const loaded = {
    loaded_at_field: source.loadedAtField ?? null,
    loaded_at_query: source.loadedAtQuery ?? null,
  };
  return {
    database: source.relation.database,
    schema: source.relation.schema,
    name: source.name,
    resource_type: "source",
    package_name: source.packageName,
    path: source.path,
    original_file_path: source.path,
    unique_id: source.uniqueId,
    fqn: source.fqn,
    source_name: source.sourceName,
    source_description: source.sourceDescription,
    loader: source.loader,
    identifier: source.relation.identifier,
    quoting: { database: null, schema: null, identifier: null, column: null },
    ...loaded,
    freshness,
    external: null,
    description: source.description,
    columns: columnEntries(source.columns),
    meta: source.meta,
    source_meta: source.sourceMeta,
    tags: source.tags,
    config: {
      enabled: true,
      event_time: null,
      freshness,
      ...loaded,
      meta: source.meta,
      tags: source.tags,
      static_analysis: null,
    },
    patch_path: null,
    unrendered_config: {
      ...writtenConfig(source.config),
      ...(source.config.get("freshness") === undefined ? {} : { freshness }),
      ...loaded,
      meta: source.meta,
      tags: source.tags,
    },
    relation_name: source.relation.text(),
    created_at: createdAt,
    unrendered_database: null,
    unrendered_schema: source.relation.schema === source.sourceName ? null : source.relation.schema,
    doc_blocks: [],
  };
}
