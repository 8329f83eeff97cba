import { quoteSql } from "../../foundation/sql-text.ts";
import type { RelationName } from "../project/relation.ts";
import type { RelationColumn } from "./relation-columns.ts";
import { type Engine, nameOf } from "./statements.ts";

export interface SchemaAlteration {
  /** Columns of the query that the table lacks. */
  readonly added: readonly RelationColumn[];
  /** Columns of the table that the query lacks. */
  readonly removed: readonly RelationColumn[];
  /** Columns whose type is another one, with the query's type. */
  readonly retyped: readonly RelationColumn[];
  /** Text columns that the query makes longer, with the query's type. */
  readonly wider: readonly RelationColumn[];
}

export interface SchemaDifferences extends SchemaAlteration {
  readonly any: boolean;
  readonly none: SchemaAlteration;
}

const none: SchemaAlteration = { added: [], removed: [], retyped: [], wider: [] };

/** How the columns of a query differ from those of the table that it writes to. */
export function differences(
  query: readonly RelationColumn[],
  table: readonly RelationColumn[],
): SchemaDifferences {
  const added = without(query, table);
  const removed = without(table, query);
  const changed = query.filter((column) => {
    const same = table.find(({ name }) => name === column.name);
    return same !== undefined && same.type !== column.type;
  });
  const typeBefore = new Map(table.map(({ name, type }) => [name, type]));
  const isText = ({ name, type }: RelationColumn): boolean =>
    textLength(type) !== undefined && textLength(typeBefore.get(name) ?? "") !== undefined;
  const wider = changed.filter(
    (column) => isText(column) && length(column.type) > length(typeBefore.get(column.name) ?? ""),
  );
  const retyped = changed.filter((column) => !isText(column));
  const any = added.length + removed.length + retyped.length > 0;
  return { added, removed, retyped, wider, any, none };
}

function without(columns: readonly RelationColumn[], others: readonly RelationColumn[]): RelationColumn[] {
  return columns.filter(({ name }) => !others.some((other) => other.name === name));
}

const textType = /^(?:character varying|varchar|text|character)(?:\((\d+)\))?$/i;

/** The length that a text type is limited to, infinite without a limit; undefined for other types. */
function textLength(type: string): number | undefined {
  const match = textType.exec(type);
  if (match === null) return undefined;
  return match[1] === undefined ? Number.POSITIVE_INFINITY : Number(match[1]);
}

function length(type: string): number {
  return textLength(type) ?? 0;
}

/** The statements that change a table so. */
export function alterSchema(engine: Engine, table: RelationName, change: SchemaAlteration): string[] {
  const alter = `alter table ${nameOf(table)}`;
  const cascade = engine === "postgres" ? " cascade" : "";
  const retype = ({ name, type }: RelationColumn): string =>
    `${alter} alter column ${quoteSql(name)} type ${type}${engine === "postgres" ? ` using ${quoteSql(name)}::${type}` : ""}`;
  return [
    ...change.added.map(({ name, type }) => `${alter} add column ${quoteSql(name)} ${type}`),
    ...change.removed.map(({ name }) => `${alter} drop column ${quoteSql(name)}${cascade}`),
    ...[...change.retyped, ...change.wider].map(retype),
  ];
}
