import { str } from "../project/jinja/values.ts";
import type { GenericTest, Project, Test } from "../project/project.ts";

/**
 * Which table's key a column of a failing row holds, by the column's name. A staging model over one source table has
 * OpenDental's key in the column that is tested to be unique and names no row of another table, and a column with a
 * `relationships` test to such a key holds the same key. A name that stands for the keys of two tables says nothing and
 * is left out.
 */
export function keyColumnsOf(project: Project): ReadonlyMap<string, string> {
  const keys = new Map<string, Set<string>>();
  const rules = [...project.nodes.values()].flatMap((node) =>
    node.resourceType === "test" && node.generic !== undefined ? [node.generic] : [],
  );
  const references = rules.filter(({ name }) => name === "relationships");
  const isReference = ({ attachedTo, columnName }: GenericTest): boolean =>
    references.some((rule) => rule.attachedTo === attachedTo && rule.columnName === columnName);
  for (const rule of rules.filter(({ name }) => name === "unique")) {
    const table = sourceTableOf(project, rule.attachedTo);
    if (table !== undefined && !isReference(rule)) addTo(keys, rule.columnName, [table]);
  }
  const columns = new Map([...keys].map(([column, tables]) => [column, new Set(tables)]));
  for (const rule of references)
    addTo(columns, rule.columnName, keys.get(argumentOf(rule, "field") ?? "") ?? []);
  return new Map(
    [...columns].flatMap(([column, tables]) => (tables.size === 1 ? [[column, [...tables][0] ?? ""]] : [])),
  );
}

function addTo(sets: Map<string, Set<string>>, column: string | undefined, tables: Iterable<string>): void {
  if (column === undefined) return;
  const known = sets.get(column) ?? new Set();
  for (const table of tables) known.add(table);
  sets.set(column, known);
}

/** What the load writes down about itself stands beside the source's tables. */
const loadRecords = /^etl_/;

/** The source table that a staging model stands for: the one table of the source that it reads. */
function sourceTableOf(project: Project, id: string): string | undefined {
  const model = project.nodes.get(id);
  if (model?.resourceType !== "model" || model.refs.length > 0) return undefined;
  const tables = new Set(
    model.sourceRefs.map(([, table]) => table).filter((table) => !loadRecords.test(table)),
  );
  return tables.size === 1 ? [...tables][0] : undefined;
}

function argumentOf(rule: GenericTest, name: string): string | undefined {
  const value = rule.arguments.get(name);
  return value === undefined ? undefined : str(value);
}

/** The table of a test that hangs on a source. */
export function testedSource(project: Project, { generic }: Test): string | undefined {
  return generic === undefined ? undefined : project.sources.get(generic.attachedTo)?.name;
}
