import type { Project, Test } from "../project/project.ts";

/** dbt's own tests answer the values that fail; the name that each gives them. */
const failingValue: Readonly<Record<string, string>> = {
  unique: "unique_field",
  accepted_values: "value_field",
  relationships: "from_field",
};

/**
 * The query of the whole rows that fail a test, so that each shows its key: dbt's own tests and those of combinations
 * of columns answer values, which are looked up in the model again.
 *
 * @param sql the test's compiled query.
 */
export function failingRowsSql(project: Project, test: Test, sql: string): string {
  const { generic, config } = test;
  if (generic === undefined || generic.namespace !== undefined) return sql;
  const node = project.nodes.get(generic.attachedTo);
  const tested = node !== undefined && "relation" in node ? node : project.sources.get(generic.attachedTo);
  if (tested === undefined) return sql;
  const where = config.text("where");
  const model =
    where === undefined ? tested.relation.text() : `(select * from ${tested.relation.text()} where ${where})`;
  const { name, columnName } = generic;
  if (name === "not_null") return `select * from ${model} as tested where ${columnName} is null`;
  const value = failingValue[name];
  if (value !== undefined) {
    return `select * from ${model} as tested where ${columnName} in (select ${value} from (${sql}) as failing)`;
  }
  const columns = combinationOf(generic.arguments.get("columns"));
  if (name !== "unique_combination_of_columns" || columns === undefined) return sql;
  const counted = `select *, count(*) over (partition by ${columns.join(", ")}) as occurrences from ${model} as tested`;
  const incomplete = columns.map((column) => ` or ${column} is null`).join("");
  return `select * from (${counted}) as counted where occurrences > 1${incomplete}`;
}

function combinationOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}
