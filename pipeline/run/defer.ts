import { BitewingError } from "../../foundation/errors.ts";
import { isTest, type Project } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import type { RunOptions } from "./invocation.ts";
import { readStateManifest } from "./previous-state.ts";

/**
 * The relations of an earlier run that stand in for nodes of this project, by id: those that are not selected and do
 * not exist, with `favorState` those that are not selected.
 *
 * @throws {BitewingError} of kind `usage` when no state is named, or it has no manifest.
 */
export function deferredRelations(
  project: Project,
  options: RunOptions,
  selected: readonly string[],
  existing: ReadonlyMap<string, Relation>,
): ReadonlyMap<string, Relation> {
  if (options.defer !== true) return new Map();
  if (options.state === undefined) {
    throw new BitewingError({
      kind: "usage",
      what: "--defer needs to know what to defer to.",
      next: "Name the folder of the other run's artifacts with --state.",
    });
  }
  const { nodes } = readStateManifest(options.state);
  const own = new Set(selected);
  const deferred = new Map<string, Relation>();
  for (const node of project.nodes.values()) {
    const entry = nodes[node.uniqueId];
    if (own.has(node.uniqueId) || isTest(node) || node.relation.type === "cte") continue;
    if (options.favorState !== true && existing.has(node.relation.text())) continue;
    if (entry?.relation_name === undefined || entry.relation_name === null) continue;
    const { database, schema, alias } = entry;
    if (typeof database !== "string" || typeof schema !== "string" || typeof alias !== "string") continue;
    deferred.set(node.uniqueId, new Relation({ database, schema, identifier: alias }));
  }
  return deferred;
}
