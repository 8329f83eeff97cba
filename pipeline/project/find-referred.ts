/** Packages in the order that a bare name is looked for: the root project, the package that asks, any other. */
function searchOrder(root: string, from: string, wanted: string | undefined): (string | undefined)[] {
  return wanted === undefined ? [root, from, undefined] : [wanted];
}

interface Named {
  readonly uniqueId: string;
  readonly name: string;
  readonly packageName: string;
  readonly resourceType: string;
}

const referable = ["model", "seed", "snapshot"];

/** The id of what `ref(name)` or `ref(package, name)` means in a template of a package, undefined when nothing. */
export function findReferable(
  nodes: ReadonlyMap<string, Named>,
  root: string,
  from: string,
  name: string,
  wanted?: string,
): string | undefined {
  for (const packageName of searchOrder(root, from, wanted)) {
    const id =
      packageName === undefined
        ? [...nodes.values()].find((node) => node.name === name && referable.includes(node.resourceType))
            ?.uniqueId
        : referable.map((type) => `${type}.${packageName}.${name}`).find((candidate) => nodes.has(candidate));
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The id of what `source(source, table)` means in a template of a package, undefined when nothing. */
export function findSource(
  sources: ReadonlyMap<string, unknown>,
  root: string,
  from: string,
  source: string,
  table: string,
): string | undefined {
  const suffix = `.${source}.${table}`;
  const own = [root, from].map((packageName) => `source.${packageName}${suffix}`);
  return own.find((id) => sources.has(id)) ?? [...sources.keys()].find((id) => id.endsWith(suffix));
}
