import mysql from "mysql2/promise";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { readSourceTables, type SourceTable } from "./source-tables.ts";

/** Tables with fewer rows stay as they are. */
const largeTable = 10_000;
const connections = 2;

/** A large table can be grown: it has a key to shift. */
type LargeTable = SourceTable & { readonly key: string };

/**
 * Copies the rows of all large tables, under shifted keys, until the database holds `rows` in all.
 *
 * The width of the rows, their text and the proportions of the tables stay as they were generated. The copies refer
 * to the same patients as their originals, which no load looks at.
 */
export async function growTables(url: string, rows: number): Promise<void> {
  const pool = await Promise.all(
    Array.from({ length: connections }, () => mysql.createConnection({ uri: url })),
  );
  try {
    const [first] = pool;
    if (first === undefined) return;
    const tables = await readSourceTables(first);
    const large = tables.filter(isLarge);
    const total = sumOfRows(tables);
    const factor = 1 + Math.max(0, rows - total) / Math.max(1, sumOfRows(large));
    if (factor === 1) return;
    const waiting = [...large];
    await Promise.all(
      pool.map(async (connection) => {
        // Dates such as 0001-01-01 and zero keys are OpenDental's own; the copies take them as they are.
        await connection.query(
          "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO', unique_checks = 0, foreign_key_checks = 0",
        );
        for (let table = waiting.shift(); table !== undefined; table = waiting.shift()) {
          await growTable(connection, table, factor);
        }
      }),
    );
  } finally {
    await Promise.all(pool.map((connection) => connection.end()));
  }
}

function isLarge(table: SourceTable): table is LargeTable {
  return table.rows >= largeTable && table.key !== undefined;
}

function sumOfRows(tables: readonly SourceTable[]): number {
  return tables.reduce((sum, table) => sum + table.rows, 0);
}

/** Into a new table, whose secondary indexes are built at the end: that takes half the time. */
async function growTable(connection: mysql.Connection, table: LargeTable, factor: number): Promise<void> {
  const [name, grown] = [quoteMySql(table.name), quoteMySql(`${table.name}_grown`)];
  const indexes = await secondaryIndexes(connection, name);
  await connection.query(`CREATE TABLE ${grown} LIKE ${name}`);
  if (indexes.length > 0) {
    await connection.query(
      `ALTER TABLE ${grown} ${indexes.map((index) => `DROP KEY ${index.name}`).join(", ")}`,
    );
  }
  for (const copy of copiesOf(table, factor)) {
    const values = table.columns.map((column) =>
      column === table.key ? `${column} + ${copy.shift}` : column,
    );
    await connection.query(
      `INSERT INTO ${grown} (${table.columns.join(", ")})
       SELECT ${values.join(", ")} FROM ${name} ORDER BY ${table.key} LIMIT ${copy.rows}`,
    );
  }
  if (indexes.length > 0) {
    await connection.query(
      `ALTER TABLE ${grown} ${indexes.map((index) => `ADD ${index.definition}`).join(", ")}`,
    );
  }
  await connection.query(`DROP TABLE ${name}`);
  await connection.query(`RENAME TABLE ${grown} TO ${name}`);
}

interface Copy {
  /** What is added to each key. */
  readonly shift: number;
  /** Rows to copy, from the smallest key on. */
  readonly rows: number;
}

/** Whole copies and a last one in part, the original being the first. */
function copiesOf({ rows, lastKey }: LargeTable, factor: number): readonly Copy[] {
  const wanted = Math.round(rows * factor);
  return Array.from({ length: Math.ceil(wanted / rows) }, (_, copy) => ({
    shift: copy * lastKey,
    rows: Math.min(rows, wanted - copy * rows),
  }));
}

interface CreateTableRow extends mysql.RowDataPacket {
  readonly "Create Table": string;
}

/** The secondary indexes of a table, each as CREATE TABLE words it. */
async function secondaryIndexes(
  connection: mysql.Connection,
  table: string,
): Promise<readonly { readonly name: string; readonly definition: string }[]> {
  const [rows] = await connection.query<CreateTableRow[]>(`SHOW CREATE TABLE ${table}`);
  const lines = (rows[0]?.["Create Table"] ?? "").split("\n");
  return lines.flatMap((line) => {
    const found = /^\s*(KEY (`(?:[^`]|``)+`).*?),?$/.exec(line);
    return found?.[1] === undefined || found[2] === undefined
      ? []
      : [{ definition: found[1], name: found[2] }];
  });
}
