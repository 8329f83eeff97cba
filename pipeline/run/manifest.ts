import { toPlain } from "../project/jinja/values.ts";
import type {
  Column,
  Fixture,
  FixtureValue,
  Project,
  ProjectNode,
  Source,
  UnitTest,
} from "../project/project.ts";
import { compiledPath } from "./artifacts.ts";
import type { Execution } from "./execute.ts";

/** dbt's manifest.json, version 12, as far as its fields have a meaning here. */
export function manifestOf(project: Project, { compiled, startedAt }: Execution): unknown {
  return {
    metadata: {
      dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v12.json",
      dbt_version: "1.10.0",
      generated_at: startedAt.toISOString(),
      invocation_id: null,
      env: {},
      project_name: project.name,
      adapter_type: project.target.kind,
    },
    nodes: mapValues(nodesBut(project, "unit_test"), (node) =>
      nodeEntry(project, node, compiled.get(node.uniqueId)),
    ),
    unit_tests: Object.fromEntries(
      [...project.nodes.values()].flatMap((node) =>
        node.resourceType === "unit_test" ? [[node.uniqueId, unitTestEntry(node)]] : [],
      ),
    ),
    sources: mapValues(project.sources, sourceEntry),
    macros: Object.fromEntries(
      project.macros.all().map((macro) => [
        macro.uniqueId,
        {
          name: macro.name,
          resource_type: "macro",
          package_name: macro.packageName,
          path: macro.path,
          unique_id: macro.uniqueId,
        },
      ]),
    ),
    docs: {},
    exposures: {},
    metrics: {},
    groups: {},
    selectors: {},
    disabled: {},
    parent_map: mapValues(project.nodes, ({ dependsOn }) => dependsOn),
    child_map: childMap(project),
  };
}

function nodesBut(project: Project, type: ProjectNode["resourceType"]): Map<string, ProjectNode> {
  return new Map([...project.nodes].filter(([, { resourceType }]) => resourceType !== type));
}

function unitTestEntry(unitTest: UnitTest): unknown {
  const { overrides } = unitTest;
  return {
    name: unitTest.name,
    resource_type: "unit_test",
    package_name: unitTest.packageName,
    path: unitTest.path.split("/").slice(1).join("/"),
    original_file_path: unitTest.path,
    unique_id: unitTest.uniqueId,
    fqn: unitTest.fqn,
    model: unitTest.model,
    description: unitTest.description,
    given: unitTest.given.map(({ input, fixture }) => ({ input, ...fixtureEntry(fixture) })),
    expect: fixtureEntry(unitTest.expect),
    overrides: {
      macros: Object.fromEntries([...overrides.macros].map(([name, value]) => [name, toPlain(value)])),
      vars: overrides.vars,
      env_vars: overrides.env,
    },
    config: toPlain(unitTest.config.values),
    depends_on: { macros: unitTest.dependsOnMacros, nodes: unitTest.dependsOn },
    schema: unitTest.relation.schema,
    versions: null,
    version: null,
  };
}

function fixtureEntry(fixture: Fixture): Record<string, unknown> {
  if (fixture.kind === "sql") return { format: "sql", rows: fixture.sql, fixture: null };
  const plain = (value: FixtureValue): string | null =>
    value === null || typeof value === "string" ? value : value.expression;
  const rows = fixture.rows.map((row) =>
    Object.fromEntries([...row].map(([name, value]) => [name, plain(value)])),
  );
  return { format: "dict", rows, fixture: null };
}

function mapValues<T, R>(map: ReadonlyMap<string, T>, of: (value: T) => R): Record<string, R> {
  return Object.fromEntries([...map].map(([key, value]) => [key, of(value)]));
}

function nodeEntry(project: Project, node: ProjectNode, compiledCode: string | undefined): unknown {
  const { relation } = node;
  const isGeneric = node.resourceType === "test" && node.generic !== undefined;
  const isCte = relation.type === "cte";
  const path = compiledPath(project, node.uniqueId);
  return {
    database: relation.database,
    schema: relation.schema,
    alias: relation.identifier,
    name: node.name,
    resource_type: node.resourceType,
    package_name: node.packageName,
    path: isGeneric ? `${relation.identifier}.sql` : node.path.split("/").slice(1).join("/"),
    original_file_path: node.path,
    unique_id: node.uniqueId,
    fqn: node.fqn,
    tags: node.config.list("tags"),
    description: node.description,
    columns: columnEntries(node.columns),
    meta: toPlain(node.config.get("meta") ?? null) ?? {},
    config: toPlain(node.config.values),
    raw_code: node.rawCode,
    language: "sql",
    depends_on: { macros: node.dependsOnMacros, nodes: node.dependsOn },
    compiled: compiledCode !== undefined,
    ...(compiledCode === undefined
      ? {}
      : { compiled_code: compiledCode, compiled_path: `target/compiled/${path}` }),
    relation_name: isCte || node.resourceType === "test" ? null : relation.text(),
    patch_path: node.describedIn === undefined ? null : `${project.name}://${node.describedIn}`,
    ...(node.resourceType === "test" ? testFields(node) : {}),
  };
}

function testFields(node: Extract<ProjectNode, { resourceType: "test" }>): Record<string, unknown> {
  if (node.generic === undefined) return {};
  const { name, namespace, columnName, attachedTo } = node.generic;
  return {
    test_metadata: { name, namespace: namespace ?? null, kwargs: toPlain(node.generic.arguments) },
    column_name: columnName ?? null,
    attached_node: attachedTo.startsWith("source.") ? null : attachedTo,
  };
}

function columnEntries(columns: readonly Column[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      {
        name: column.name,
        description: column.description,
        data_type: column.dataType ?? null,
        meta: column.meta,
        tags: column.tags,
      },
    ]),
  );
}

function sourceEntry(source: Source): unknown {
  return {
    database: source.relation.database,
    schema: source.relation.schema,
    identifier: source.relation.identifier,
    name: source.name,
    resource_type: "source",
    package_name: source.packageName,
    path: source.path,
    original_file_path: source.path,
    unique_id: source.uniqueId,
    fqn: source.fqn,
    source_name: source.sourceName,
    source_description: source.sourceDescription,
    description: source.description,
    columns: columnEntries(source.columns),
    meta: source.meta,
    tags: source.tags,
    relation_name: source.relation.text(),
  };
}

function childMap(project: Project): Record<string, string[]> {
  const children: Record<string, string[]> = {};
  for (const id of [...project.sources.keys(), ...project.nodes.keys()]) children[id] = [];
  for (const node of project.nodes.values()) {
    for (const parent of node.dependsOn) children[parent]?.push(node.uniqueId);
  }
  return children;
}
