import { dependencyOrder } from "./dependency-order.ts";
import { findReferable, findSource } from "./find-referred.ts";
import { didYouMean } from "./nearest.ts";
import type { Project, ProjectHook, ProjectNode } from "./project.ts";
import type { Reading, Reference, UnlinkedNode } from "./reading.ts";
import type { Semantics } from "./semantic/read-semantics.ts";

/**
 * Looks up every reference, orders the nodes and hands out the finished project; problems are collected. The project
 * itself is the last of the readings, its packages come before it.
 */
export function checkProject(readings: readonly [...Reading[], Reading], semantics: Semantics): Project {
  const reading = readings[readings.length - 1] as Reading; // there is at least one
  const nodes = new Map([...reading.nodes].map(([id, node]) => [id, link(reading, node)] as const));
  checkRelations(reading, [...nodes.values()]);
  return {
    name: reading.context.projectName,
    directory: reading.directory,
    target: reading.context.target,
    vars: reading.context.vars,
    varsOf: new Map(readings.map(({ context }) => [context.projectName, context.vars])),
    docs: reading.context.docs,
    hooks: readings.flatMap(hooksOfProject),
    env: reading.context.env,
    nodes,
    sources: reading.sources,
    macros: reading.context.macros,
    order: orderOf(reading, nodes),
    exposures: reading.exposures,
    ...semantics,
  };
}

function hooksOfProject({ file }: Reading): ProjectHook[] {
  return (["on-run-start", "on-run-end"] as const).flatMap((when) =>
    file[when].map((sql, i) => ({ name: `${file.name}-${when}-${i}`, packageName: file.name, when, sql })),
  );
}

function link(reading: Reading, node: UnlinkedNode): ProjectNode {
  const dependsOn = new Set<string>();
  for (const reference of node.refs) addId(dependsOn, resolveRef(reading, node, reference));
  for (const [source, table] of node.sourceRefs)
    addId(dependsOn, resolveSource(reading, node, source, table));
  const { refs: _, sourceRefs: __, placeOf: ___, ...rest } = node;
  return { ...rest, dependsOn: [...dependsOn] };
}

function addId(ids: Set<string>, id: string | undefined): void {
  if (id !== undefined) ids.add(id);
}

function subject(node: UnlinkedNode): string {
  return `The ${node.resourceType.replace("_", " ")} '${node.name}'`;
}

function resolveRef(
  reading: Reading,
  node: UnlinkedNode,
  { name, packageName }: Reference,
): string | undefined {
  const root = reading.context.projectName;
  const found = findReferable(reading.nodes, root, node.packageName, name, packageName);
  if (found !== undefined) return found;
  if (isAlreadyReported(reading, name)) return undefined;
  const where = node.placeOf("ref", name);
  if (reading.disabled.has(name)) {
    reading.problems.add(
      `${subject(node)} refers to '${name}', which is disabled.`,
      where,
      "Enable it, or drop the reference.",
    );
    return undefined;
  }
  const names = [...reading.nodes.values()]
    .filter((other) => other.resourceType !== "test" && other.resourceType !== "unit_test")
    .map((other) => other.name);
  const next = didYouMean(name, names) ?? "Create the model, or correct the name.";
  reading.problems.add(
    `${subject(node)} refers to a model named '${name}', which does not exist.`,
    where,
    next,
  );
  return undefined;
}

/** A model that could not be read is there all the same: its own problem says enough. */
function isAlreadyReported(reading: Reading, name: string): boolean {
  return reading.problems.failures.some(({ what }) => what.startsWith(`The model '${name}' cannot`));
}

function resolveSource(
  reading: Reading,
  node: UnlinkedNode,
  source: string,
  table: string,
): string | undefined {
  const root = reading.context.projectName;
  const id = findSource(reading.sources, root, node.packageName, source, table);
  if (id !== undefined) return id;
  const known = [...reading.sources.values()].map(({ sourceName, name }) => `${sourceName}.${name}`);
  const next = didYouMean(`${source}.${table}`, known) ?? "Describe it under sources in a properties file.";
  const what = `${subject(node)} reads the source '${source}.${table}', which does not exist.`;
  reading.problems.add(what, node.placeOf("source", table), next);
  return undefined;
}

/** Two nodes must not write the same table. */
function checkRelations(reading: Reading, nodes: readonly ProjectNode[]): void {
  const owners = new Map<string, ProjectNode>();
  for (const node of nodes.filter(
    ({ resourceType }) => resourceType !== "test" && resourceType !== "unit_test",
  )) {
    const name = node.relation.text();
    const other = owners.get(name);
    if (other === undefined) owners.set(name, node);
    else {
      const what = `'${other.name}' and '${node.name}' would both be written to ${name}.`;
      reading.problems.add(what, node.path, "Give one of them another alias or schema.");
    }
  }
}

function orderOf(reading: Reading, nodes: ReadonlyMap<string, ProjectNode>): readonly string[] {
  const result = dependencyOrder([...nodes.keys()].sort(), (id) => nodes.get(id)?.dependsOn ?? []);
  if (!("cycle" in result)) return result;
  const names = result.cycle.map((id) => nodes.get(id)?.name ?? id);
  const path = nodes.get(result.cycle[0] ?? "")?.path;
  reading.problems.add(
    `The models depend on each other in a cycle: ${names.join(" → ")}.`,
    path,
    "Drop one of these references.",
  );
  return [];
}
