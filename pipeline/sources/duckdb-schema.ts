import { groupBy } from "../../foundation/group-by.ts";
import { literalSql } from "../../foundation/sql-text.ts";
import type { DuckDbSession } from "../duckdb-session.ts";
import { columnTypeOfDuckDb } from "../types/type-rules.ts";
import {
  commented,
  type SourceColumn,
  type SourceForeignKey,
  type SourceIndex,
  type SourceSchema,
  type SourceTable,
} from "./source-schema.ts";

/** Reads the tables of an attached database's `main` schema with five queries. */
export async function readDuckDbSchema(session: DuckDbSession, attachedAs: string): Promise<SourceSchema> {
  const inMain = `database_name = ${literalSql(attachedAs)} and schema_name = 'main'`;
  const [[version] = []] = await session.rows("select version()");
  const columns = groupBy(await session.rows(columnsQuery(inMain)), ([table]) => table);
  const constraints = groupBy(await session.rows(constraintsQuery(inMain)), ([table]) => table);
  const indexes = groupBy(await session.rows(indexesQuery(inMain)), ([table]) => table);
  const tables = await session.rows(
    `select table_name, estimated_size, comment from duckdb_tables() where ${inMain} and not internal order by lower(table_name)`,
  );
  return {
    server: `DuckDB ${String(version)}`,
    tables: tables.map(([table = null, rows, comment]): SourceTable => {
      const keys = constraints.get(table) ?? [];
      return commented(comment, {
        name: String(table),
        rowEstimate: Number(rows),
        sizeBytes: null,
        columns: (columns.get(table) ?? []).map(columnOf),
        primaryKey: keys
          .filter(([, kind]) => kind === "PRIMARY KEY")
          .flatMap(([, , names]) => namesOf(names)),
        indexes: (indexes.get(table) ?? []).map(indexOf),
        foreignKeys: keys.filter(([, kind]) => kind === "FOREIGN KEY").flatMap(foreignKeysOf),
      });
    }),
  };
}

const columnsQuery = (inMain: string): string =>
  `select table_name, column_name, data_type, is_nullable, column_default, comment
   from duckdb_columns() where ${inMain} and not internal order by table_name, column_index`;

/** Lists arrive as texts joined by a character that names do not contain. */
const constraintsQuery = (inMain: string): string =>
  `select table_name, constraint_type, array_to_string(constraint_column_names, chr(31)), referenced_table,
          array_to_string(referenced_column_names, chr(31))
   from duckdb_constraints() where ${inMain} order by table_name, constraint_index`;

const indexesQuery = (inMain: string): string =>
  `select table_name, index_name, is_unique, expressions from duckdb_indexes() where ${inMain} order by table_name, index_name`;

function columnOf([, name, declared, nullable, defaultValue, comment]: readonly unknown[]): SourceColumn {
  const declaredType = String(declared);
  return {
    name: String(name),
    declaredType,
    type: columnTypeOfDuckDb(declaredType),
    nullable: nullable === true,
    default: defaultText(defaultValue),
    autoIncrement: String(defaultValue).startsWith("nextval("),
    onUpdateNow: false,
    comment: typeof comment === "string" ? comment : "",
    collation: null,
  };
}

/** DuckDB writes defaults as SQL: `'text'`, `CAST('0001-01-01' AS DATE)`, `NULL`. */
function defaultText(value: unknown): string | null {
  if (typeof value !== "string" || value === "NULL") return null;
  const text = /^(?:CAST\()?'((?:[^']|'')*)'(?: AS \w+\))?$/.exec(value)?.[1];
  return text === undefined ? value : text.replaceAll("''", "'");
}

function indexOf([, name, unique, expressions]: readonly unknown[]): SourceIndex {
  const columns = [...String(expressions).matchAll(/"([^"]+)"|(\w+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
  return { name: String(name), unique: unique === true, columns };
}

function foreignKeysOf([, , columns, toTable, toColumns]: readonly unknown[]): SourceForeignKey[] {
  const targets = namesOf(toColumns);
  return namesOf(columns).map((column, i) => ({
    column,
    toTable: String(toTable),
    toColumn: targets[i] ?? "",
  }));
}

function namesOf(joined: unknown): string[] {
  return typeof joined === "string" && joined !== "" ? joined.split("\u001f") : [];
}
