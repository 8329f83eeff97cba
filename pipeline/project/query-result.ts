import { HostObject, HostRecord, jinjaFunction, tupleOf, Undefined, type Value } from "./jinja/values.ts";

/** What a query answered: rows as lists in the order of the columns. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A template asked the database; the renderer runs the query and renders again with its answer. */
export class PendingQuery {
  readonly sql: string;
  constructor(sql: string) {
    this.sql = sql;
  }
}

/** A query's answer as dbt shows it to templates: `rows`, `columns[0].values()`, `column_names`, or looped over. */
export function resultTable(columns: readonly string[], rows: readonly (readonly Value[])[]): HostRecord {
  const all: Value[] = rows.map((row) => new ResultRow(columns, row));
  const columnList: Value[] = columns.map(
    (name, i) =>
      new HostRecord("column", [
        ["name", name],
        ["values", jinjaFunction("values", () => rows.map((row) => row[i] ?? null))],
        ["__iter__", rows.map((row) => row[i] ?? null)],
      ]),
  );
  return new HostRecord("table", [
    ["rows", all],
    ["columns", columnList],
    ["column_names", tupleOf(...columns)],
    ["__iter__", all],
  ]);
}

class ResultRow extends HostObject {
  private readonly columns: readonly string[];
  private readonly values: readonly Value[];

  constructor(columns: readonly string[], values: readonly Value[]) {
    super();
    this.columns = columns;
    this.values = values;
  }

  attribute(name: string): Value | undefined {
    if (name === "__iter__") return [...this.values];
    if (name === "values") return jinjaFunction("values", () => [...this.values]);
    if (name === "keys") return jinjaFunction("keys", () => [...this.columns]);
    const at = this.columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
    return at < 0 ? new Undefined(name) : this.values[at];
  }

  text(): string {
    return `<row of ${this.columns.join(", ")}>`;
  }
}
