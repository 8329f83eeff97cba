/** A cycle among named things, first name repeated at the end: a → b → a. */
export interface Cycle {
  readonly cycle: readonly string[];
}

/**
 * The ids so that each stands after what it depends on; among those that are free to go, the order given. When the
 * graph has a cycle, that cycle. Dependencies that are not among the ids are ignored.
 */
export function dependencyOrder(
  ids: readonly string[],
  dependenciesOf: (id: string) => readonly string[],
): readonly string[] | Cycle {
  const known = new Set(ids);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    if (done.has(id)) return undefined;
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    path.push(id);
    for (const dependency of dependenciesOf(id)) {
      const cycle = known.has(dependency) ? visit(dependency) : undefined;
      if (cycle !== undefined) return cycle;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const id of ids) {
    const cycle = visit(id);
    if (cycle !== undefined) return { cycle };
  }
  return [...done];
}
