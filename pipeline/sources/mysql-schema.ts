import type { Connection } from "mysql2/promise";
import { groupBy } from "../../foundation/group-by.ts";
import { columnTypeOfMySql } from "../types/type-rules.ts";
import { rowsOf } from "./connect-mysql.ts";
import {
  commented,
  type SourceColumn,
  type SourceForeignKey,
  type SourceIndex,
  type SourceSchema,
  type SourceTable,
} from "./source-schema.ts";

const queries = {
  tables: `select table_name, table_rows, coalesce(data_length, 0) + coalesce(index_length, 0), table_comment
    from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE' order by lower(table_name)`,
  columns: `select table_name, column_name, column_type, is_nullable, column_default, extra, column_comment,
      collation_name
    from information_schema.columns where table_schema = database() order by table_name, ordinal_position`,
  indexes: `select table_name, index_name, non_unique, column_name
    from information_schema.statistics where table_schema = database() order by table_name, index_name, seq_in_index`,
  foreignKeys: `select table_name, column_name, referenced_table_name, referenced_column_name
    from information_schema.key_column_usage
    where table_schema = database() and referenced_table_name is not null order by table_name, column_name`,
};

/** Reads the whole schema of the connection's database with five queries. */
export async function readMySqlSchema(connection: Connection): Promise<SourceSchema> {
  const [[version] = []] = await rowsOf(connection, "select version()");
  const isMariaDb = String(version).includes("MariaDB");
  await readFreshEstimates(connection);
  const columns = byTable(await rowsOf(connection, queries.columns));
  const indexes = byTable(await rowsOf(connection, queries.indexes));
  const foreignKeys = byTable(await rowsOf(connection, queries.foreignKeys));
  const tables = await rowsOf(connection, queries.tables);
  return {
    server: `${isMariaDb ? "MariaDB" : "MySQL"} ${String(version).split("-")[0]}`,
    tables: tables.map(([name, rows, bytes, comment]): SourceTable => {
      const table = String(name);
      const keys = indexesOf(indexes.get(table) ?? []);
      return commented(comment, {
        name: table,
        rowEstimate: Number(rows ?? 0),
        sizeBytes: Number(bytes),
        columns: (columns.get(table) ?? []).map((row) => columnOf(row, isMariaDb)),
        primaryKey: keys.find((index) => index.name === "PRIMARY")?.columns ?? [],
        indexes: keys.filter((index) => index.name !== "PRIMARY"),
        foreignKeys: (foreignKeys.get(table) ?? []).map(foreignKeyOf),
      });
    }),
  };
}

/** MySQL from 8 on answers with the row counts of the day before unless told otherwise; other servers know no such thing. */
async function readFreshEstimates(connection: Connection): Promise<void> {
  const [setting] = await rowsOf(connection, "show variables like 'information_schema_stats_expiry'");
  if (setting !== undefined) await connection.query("set session information_schema_stats_expiry = 0");
}

function byTable(rows: readonly unknown[][]): Map<string, unknown[][]> {
  return groupBy(rows, ([table]) => String(table));
}

function columnOf(row: readonly unknown[], isMariaDb: boolean): SourceColumn {
  const [, name, declared, nullable, defaultValue, extra, comment, collation] = row;
  const declaredType = String(declared);
  return {
    name: String(name),
    declaredType,
    type: columnTypeOfMySql(declaredType),
    nullable: nullable === "YES",
    default:
      defaultValue === null || defaultValue === undefined
        ? null
        : defaultText(String(defaultValue), isMariaDb),
    autoIncrement: /auto_increment/i.test(String(extra)),
    onUpdateNow: /on update/i.test(String(extra)),
    comment: String(comment),
    collation: typeof collation === "string" ? collation : null,
  };
}

/** MariaDB writes defaults as SQL (`'text'`, `NULL`), MySQL as their bare text. */
function defaultText(text: string, isMariaDb: boolean): string | null {
  if (!isMariaDb) return text;
  if (text === "NULL") return null;
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function indexesOf(rows: readonly unknown[][]): SourceIndex[] {
  const grouped = groupBy(rows, ([, index]) => String(index));
  return [...grouped].map(([name, parts]) => ({
    name,
    unique: Number(parts[0]?.[2]) === 0,
    columns: parts.map(([, , , column]) => String(column)),
  }));
}

function foreignKeyOf([, column, toTable, toColumn]: readonly unknown[]): SourceForeignKey {
  return { column: String(column), toTable: String(toTable), toColumn: String(toColumn) };
}
