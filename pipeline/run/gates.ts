import type { Project } from "../project/project.ts";

/**
 * What each of the chosen nodes waits for: what it reads, through nodes that are not executed themselves, and the
 * tests of what it reads. A test that also reads something the node does not build on gates nothing, since waiting
 * for it could go round in a circle (dbt's rule for `build`).
 */
export function gatedDependencies(
  project: Project,
  chosen: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const ancestors = ancestorsOf(project);
  const testsOf = new Map<string, string[]>();
  for (const id of chosen) {
    const node = project.nodes.get(id);
    if (node?.resourceType !== "test") continue;
    for (const parent of node.dependsOn) testsOf.set(parent, [...(testsOf.get(parent) ?? []), id]);
  }
  return new Map(
    chosen.map((id) => {
      const above = [...(ancestors.get(id) ?? [])];
      if (project.nodes.get(id)?.resourceType === "test") return [id, above];
      const tests = new Set(above.flatMap((parent) => testsOf.get(parent) ?? []));
      const gates = [...tests].filter((test) =>
        isWithin(project.nodes.get(test)?.dependsOn ?? [], ancestors.get(id)),
      );
      return [id, [...above, ...gates]];
    }),
  );
}

function isWithin(ids: readonly string[], set: ReadonlySet<string> | undefined): boolean {
  return ids.every((id) => set?.has(id) === true);
}

/** All ancestors of each node, sources included. */
function ancestorsOf(project: Project): Map<string, Set<string>> {
  const ancestors = new Map<string, Set<string>>();
  for (const id of project.order) {
    const own = new Set<string>();
    for (const parent of project.nodes.get(id)?.dependsOn ?? []) {
      own.add(parent);
      for (const above of ancestors.get(parent) ?? []) own.add(above);
    }
    ancestors.set(id, own);
  }
  return ancestors;
}
