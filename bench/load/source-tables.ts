import type mysql from "mysql2/promise";
import { quoteMySql } from "../../foundation/sql-text.ts";

/** A table of the source, as copying and changing its rows needs to know it. */
export interface SourceTable {
  readonly name: string;
  /** Quoted, in the table's order. */
  readonly columns: readonly string[];
  /** The single column of an integer primary key, quoted; undefined when the table has another key or none. */
  readonly key: string | undefined;
  /** The columns that the server sets at each edit, quoted. */
  readonly stamps: readonly string[];
  readonly rows: number;
  /** The largest key, 0 without a key or rows. */
  readonly lastKey: number;
}

interface NameRow extends mysql.RowDataPacket {
  readonly name: string;
}
interface ColumnRow extends mysql.RowDataPacket {
  readonly tableName: string;
  readonly name: string;
  readonly isKey: number;
  readonly isInteger: number;
  readonly isStamp: number;
}
interface SizeRow extends mysql.RowDataPacket {
  readonly tableRows: number;
  readonly lastKey: number;
}

/** Every table of the connection's database with its exact count of rows, the largest first. */
export async function readSourceTables(connection: mysql.Connection): Promise<readonly SourceTable[]> {
  const [names] = await connection.query<NameRow[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
  );
  const [columns] = await connection.query<ColumnRow[]>(
    `SELECT table_name AS tableName, column_name AS name, column_key = 'PRI' AS isKey,
       data_type IN ('int', 'bigint') AS isInteger, extra LIKE '%on update%' AS isStamp
     FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  );
  const tables: SourceTable[] = [];
  for (const { name } of names) {
    const own = columns.filter(({ tableName }) => tableName === name);
    const keys = own.filter(({ isKey }) => isKey === 1);
    const [key] =
      keys.length === 1 && keys[0]?.isInteger === 1 ? keys.map((column) => quoteMySql(column.name)) : [];
    const lastKeySql = key === undefined ? "0" : `COALESCE(MAX(${key}), 0)`;
    const [sizes] = await connection.query<SizeRow[]>(
      `SELECT COUNT(*) AS tableRows, ${lastKeySql} AS lastKey FROM ${quoteMySql(name)}`,
    );
    const { tableRows: rows = 0, lastKey = 0 } = sizes[0] ?? {};
    const stamps = own.filter(({ isStamp }) => isStamp === 1).map((column) => quoteMySql(column.name));
    tables.push({ name, columns: own.map((column) => quoteMySql(column.name)), key, stamps, rows, lastKey });
  }
  return tables.toSorted((a, b) => b.rows - a.rows);
}
