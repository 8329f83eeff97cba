import { str } from "../project/jinja/values.ts";
import type { GenericTest, Project, Test } from "../project/project.ts";

/**
 * Which table's key a column of a failing row holds, by the column's name. A staging model over one source table has
 * OpenDental's key in the column that is tested to be unique and names no row of another table, and a column with a
 * `relationships` test to such a key holds the same key. A name that stands for the keys of two tables says nothing and is left out.
 */
export function keyColumnsOf(project: Project): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  const add = (column: string, table: string): void => {
    const tables = found.get(column);
    if (tables === undefined) found.set(column, new Set([table]));
    else tables.add(table);
  };
  const tests = [...project.nodes.values()].filter((node) => node.resourceType === "test");
  const generic = tests.flatMap((test) =>
    test.generic === undefined ? [] : [{ test, generic: test.generic }],
  );
  const references = generic.filter(({ name }) => name === "relationships");
  const isReference = ({ attachedTo, columnName }: GenericTest): boolean =>
    references.some((rule) => rule.attachedTo === attachedTo && rule.columnName === columnName);
  for (const rule of generic.filter(({ name }) => name === "unique")) {
    if (isReference(rule)) continue;
    const table = sourceTableOf(project, rule.attachedTo);
    if (table !== undefined && rule.columnName !== undefined) add(rule.columnName, table);
  }
  const keys = new Map(found);
  for (const rule of references) {
    const tables = keys.get(argumentOf(rule, "field") ?? "");
    if (rule.columnName === undefined || tables === undefined) continue;
    for (const table of tables) add(rule.columnName, table);
  }
  return new Map(
    [...found].flatMap(([column, tables]) => (tables.size === 1 ? [[column, [...tables][0] ?? ""]] : [])),
  );
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
