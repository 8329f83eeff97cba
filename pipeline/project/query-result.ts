import {
  Decimal,
  fromPlain,
  HostObject,
  type JinjaFunction,
  jinjaFunction,
  orUndefined,
  repr,
  str,
  tupleOf,
  type Value,
} from "./jinja/values.ts";
import { parseIso } from "./template-time.ts";

/** A type whose values come as text, though templates see something else. */
export type TextualType = "decimal" | "date" | "timestamp";

/** What a query answered: rows as lists in the order of the columns. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** By column; undefined for a column whose values are what they are. */
  readonly types?: readonly (TextualType | undefined)[];
}

/** A query's answer with the values that templates see. */
export interface TemplateRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** A value of a query's answer as a template sees it: exact numbers can be reckoned with, dates be asked for their month. */
export function typedValue(value: unknown, type: TextualType | undefined): Value {
  if (type === undefined || typeof value !== "string") return fromPlain(value);
  if (type === "decimal") return Number.isNaN(Number(value)) ? value : new Decimal(value);
  const isPlain = /^\d{4}-\d{2}-\d{2}(?:[ T]|$)/.test(value); // not infinity, and no year before Christ
  return isPlain ? parseIso(value, type === "date" ? "date" : "naive") : value;
}

/** A template asked the database; the renderer runs the query and renders again with its answer. */
export class PendingQuery {
  readonly sql: string;
  constructor(sql: string) {
    this.sql = sql;
  }
}

/** A query's answer as dbt shows it to templates (an agate table). */
export function resultTable({ columns, rows }: TemplateRows): HostObject {
  const all = new NamedSequence(
    rows.map((_, i) => String(i)),
    rows.map((row) => new ResultRow(columns, row)),
  );
  const columnList = columns.map(
    (name, i) =>
      new ResultColumn(
        name,
        rows.map((row) => row[i] ?? null),
      ),
  );
  return new ResultTable(columns, new NamedSequence(columns, columnList), all);
}

/** Items in order that also have names: agate's mapped sequence. */
class NamedSequence extends HostObject {
  protected readonly names: readonly string[];
  protected readonly items: readonly Value[];

  constructor(names: readonly string[], items: readonly Value[]) {
    super();
    this.names = names;
    this.items = items;
  }

  attribute(name: string): Value | undefined {
    if (name === "__iter__") return [...this.items];
    return this.method(name) ?? this.named(name);
  }

  private method(name: string): JinjaFunction | undefined {
    switch (name) {
      case "values":
        return jinjaFunction(name, () => tupleOf(...this.items));
      case "keys":
        return jinjaFunction(name, () => tupleOf(...this.names));
      case "items":
        return jinjaFunction(name, () => this.pairs());
      case "dict":
        return jinjaFunction(
          name,
          () => new Map(this.pairs().map(([key, value]) => [key ?? null, value ?? null])),
        );
      case "get":
        return jinjaFunction(name, ([key = "", otherwise = null]) => this.named(str(key)) ?? otherwise);
      default:
        return undefined;
    }
  }

  private pairs(): Value[][] {
    return this.items.map((item, i) => tupleOf(this.names[i] ?? null, item));
  }

  /** Names in any case, as projects write them for engines that fold them. */
  protected named(name: string): Value | undefined {
    const exact = this.names.indexOf(name);
    const at =
      exact >= 0 ? exact : this.names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    return at < 0 ? undefined : this.items[at];
  }

  text(): string {
    return `<agate.MappedSequence: (${this.items.map(repr).join(", ")})>`;
  }
}

class ResultColumn extends NamedSequence {
  private readonly name: string;
  constructor(name: string, values: readonly Value[]) {
    super(
      values.map((_, i) => String(i)),
      values,
    );
    this.name = name;
  }

  override attribute(name: string): Value | undefined {
    if (name === "name") return this.name;
    if (name === "values_distinct") {
      return jinjaFunction(name, () =>
        tupleOf(...new Map(this.items.map((item) => [repr(item), item])).values()),
      );
    }
    return super.attribute(name);
  }
}

class ResultRow extends NamedSequence {
  override attribute(name: string): Value | undefined {
    return orUndefined(super.attribute(name), name);
  }
}

class ResultTable extends HostObject {
  private readonly columnNames: readonly string[];
  private readonly columns: NamedSequence;
  private readonly rows: NamedSequence;

  constructor(columnNames: readonly string[], columns: NamedSequence, rows: NamedSequence) {
    super();
    this.columnNames = columnNames;
    this.columns = columns;
    this.rows = rows;
  }

  attribute(name: string): Value | undefined {
    if (name === "rows") return this.rows;
    if (name === "columns") return this.columns;
    if (name === "column_names") return tupleOf(...this.columnNames);
    if (name === "__iter__") return this.rows.attribute("__iter__");
    return name === "print_table" ? jinjaFunction(name, () => "") : undefined;
  }

  text(): string {
    return `<table of ${this.columnNames.join(", ")}>`;
  }
}
