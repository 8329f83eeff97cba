import { didYouMean } from "../../foundation/nearest.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { findReferable, findSource } from "./find-referred.ts";
import { isPlainObject, NodeConfig } from "./node-config.ts";
import {
  isTest,
  type MacroDescription,
  type Project,
  type ProjectHook,
  type ProjectNode,
} from "./project.ts";
import type { Reading, Reference, UnlinkedNode, UnlinkedResource } from "./reading.ts";
import type { Resource } from "./resources.ts";
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
    hooks: readings.flatMap(hooksOfProject),
    env: reading.context.env,
    nodes,
    sources: reading.sources,
    macros: reading.context.macros,
    macroDescriptions: macroDescriptions(reading),
    docs: reading.context.docs,
    order: orderOf(reading, nodes),
    resources: new Map(
      [...reading.resources].map(([id, resource]) => [id, linkResource(reading, resource, semantics)]),
    ),
    ...semantics,
    groups: reading.groups,
    selectors: reading.selectors,
    defaultSelector: [...reading.selectors.values()].find(({ isDefault }) => isDefault)?.name,
  };
}

function hooksOfProject({ file }: Reading): ProjectHook[] {
  return (["on-run-start", "on-run-end"] as const).flatMap((when) =>
    file[when].map((sql, i) => {
      const name = `${file.name}-${when}-${i}`;
      return { uniqueId: `operation.${file.name}.${name}`, name, packageName: file.name, when, sql };
    }),
  );
}

function link(reading: Reading, node: UnlinkedNode): ProjectNode {
  const dependsOn = new Set<string>();
  for (const [source, table] of node.sourceRefs)
    addId(dependsOn, resolveSource(reading, node, source, table));
  for (const reference of node.refs) addId(dependsOn, resolveRef(reading, node, reference));
  return { ...node, dependsOn: [...dependsOn] };
}

function linkResource(reading: Reading, resource: UnlinkedResource, semantics: Semantics): Resource {
  const dependsOn = new Set<string>();
  for (const [source, table] of resource.sourceRefs)
    addId(dependsOn, resolveSource(reading, resource, source, table));
  for (const reference of resource.refs) addId(dependsOn, resolveRef(reading, resource, reference));
  for (const name of resource.metrics) addId(dependsOn, resolveMetric(reading, resource, name, semantics));
  const { metrics: _, placeOf: __, ...rest } = resource;
  return { ...rest, dependsOn: [...dependsOn] };
}

function resolveMetric(
  reading: Reading,
  resource: UnlinkedResource,
  name: string,
  { metrics }: Semantics,
): string | undefined {
  const found = metrics.get(name)?.uniqueId;
  const written = reading.properties.flatMap(({ properties }) => properties.metrics.map((one) => one.name));
  if (found !== undefined || written.includes(name)) return found;
  const what = `${subject(resource)} depends on the metric '${name}', which does not exist.`;
  const next = didYouMean(name, written) ?? "Describe it under metrics in a properties file.";
  reading.problems.add(what, resource.placeOf("ref", resource.name), next);
  return undefined;
}

function addId(ids: Set<string>, id: string | undefined): void {
  if (id !== undefined) ids.add(id);
}

/** What properties files say of macros; one that does not exist is a problem, as for models. */
function macroDescriptions({
  properties,
  context,
  problems,
}: Reading): ReadonlyMap<string, MacroDescription> {
  const descriptions = new Map<string, MacroDescription>();
  for (const { path, yaml, properties: file } of properties) {
    file.macros.forEach(({ name, description, meta, config, arguments: given }, i) => {
      const macro = context.macros.inPackage(context.projectName, name);
      if (macro === undefined) {
        const own = context.macros.all().filter(({ packageName }) => packageName === context.projectName);
        const next = didYouMean(
          name,
          own.map((other) => other.name),
        );
        const where = `${yaml.path}:${yaml.lineOf(["macros", i, "name"])}`;
        problems.add(`There is no macro named '${name}', but it is described.`, where, next);
        return;
      }
      const metaOfConfig = isPlainObject(config["meta"]) ? config["meta"] : {};
      descriptions.set(macro.uniqueId, {
        path,
        description,
        meta: { ...metaOfConfig, ...meta },
        arguments: given,
      });
    });
  }
  return descriptions;
}

type Referring = Pick<
  UnlinkedNode | UnlinkedResource,
  "resourceType" | "name" | "packageName" | "placeOf"
> & {
  readonly config?: unknown;
};

function subject(node: Referring): string {
  return `The ${node.resourceType.replace("_", " ")} '${node.name}'`;
}

function resolveRef(reading: Reading, node: Referring, { name, packageName }: Reference): string | undefined {
  const root = reading.context.projectName;
  const found = findReferable(reading.nodes, root, node.packageName, name, packageName);
  if (found !== undefined) {
    assertMayRead(reading, node, found, name);
    return found;
  }
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
  const names = [...reading.nodes.values()].filter((other) => !isTest(other)).map((other) => other.name);
  const next = didYouMean(name, names) ?? "Create the model, or correct the name.";
  reading.problems.add(
    `${subject(node)} refers to a model named '${name}', which does not exist.`,
    where,
    next,
  );
  return undefined;
}

/** A private model is read by the models of its own group only. */
function assertMayRead(reading: Reading, node: Referring, id: string, name: string): void {
  const config = reading.nodes.get(id)?.config;
  if (config?.text("access") !== "private" || isTest(node)) return;
  const group = "config" in node && node.config instanceof NodeConfig ? node.config.text("group") : undefined;
  if (group !== undefined && group === config.text("group")) return;
  const what = `${subject(node)} refers to '${name}', which is private to the group '${config.text("group") ?? ""}'.`;
  reading.problems.add(
    what,
    node.placeOf("ref", name),
    "Put both into one group, or let its access be protected.",
  );
}

/** A model that could not be read is there all the same: its own problem says enough. */
function isAlreadyReported(reading: Reading, name: string): boolean {
  return reading.problems.failures.some(
    ({ what }) => what.startsWith(`The model '${name}' `) || what.startsWith(`The seed '${name}' cannot`),
  );
}

function resolveSource(reading: Reading, node: Referring, source: string, table: string): string | undefined {
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
  for (const node of nodes.filter((node) => !isTest(node))) {
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
  const [first = "", second = ""] = result.cycle;
  const path = reading.nodes.get(first)?.placeOf("ref", nodes.get(second)?.name ?? "");
  reading.problems.add(
    `The models depend on each other in a cycle: ${names.join(" → ")}.`,
    path,
    "Drop one of these references.",
  );
  return [];
}
