import type { Project } from "../project/project.ts";

/**
 * What each of the chosen nodes waits for: what it reads, through nodes that are not executed themselves, the tests
 * of what it reads, and the unit tests of itself and of what it reads. A unit test waits for what its model reads. A test that also reads something the node does not build on gates nothing, since waiting
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
  const isChosen = new Set(chosen);
  const unitTestsOf = unitTestsByModel(project, chosen);
  return new Map(
    chosen.map((id) => {
      const node = project.nodes.get(id);
      const built = node?.resourceType === "unit_test" ? node.testedModel : id;
      const above = [...(ancestors.get(built) ?? [])];
      if (node?.resourceType === "test" || !isChosen.has(built)) return [id, above];
      const tests = new Set(above.flatMap((parent) => testsOf.get(parent) ?? []));
      const gates = [...tests].filter((test) =>
        isWithin(project.nodes.get(test)?.dependsOn ?? [], ancestors.get(built)),
      );
      const unitTests = (built === id ? [...above, id] : above).flatMap(
        (model) => unitTestsOf.get(model) ?? [],
      );
      return [id, [...above, ...gates, ...unitTests]];
    }),
  );
}

function unitTestsByModel(project: Project, chosen: readonly string[]): Map<string, string[]> {
  const byModel = new Map<string, string[]>();
  for (const id of chosen) {
    const node = project.nodes.get(id);
    if (node?.resourceType !== "unit_test") continue;
    byModel.set(node.testedModel, [...(byModel.get(node.testedModel) ?? []), id]);
  }
  return byModel;
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
