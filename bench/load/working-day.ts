import mysql from "mysql2/promise";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { readSourceTables, type SourceTable } from "./source-tables.ts";

/** What a day at the practice does to one table, in rows; a table that is not mentioned stays as it is. */
interface TableDay {
  readonly table: string;
  readonly inserted?: number;
  /** Edits that the table's edit stamp tells of. */
  readonly edited?: { readonly rows: number; readonly set: string };
  /** Edits that leave no trace in an edit stamp, as a script of the vendor's makes them. */
  readonly editedSilently?: { readonly rows: number; readonly set: string };
  readonly deleted?: number;
}

/** The server's clock for these changes: edit stamps of a generated practice end the day before. */
const dayAfterGeneration = "2026-07-01";

/** About 60 visits: what they write, what they touch again, and what is taken back. */
const day: readonly TableDay[] = [
  { table: "securitylog", inserted: 2000 },
  { table: "securityloghash", inserted: 2000 },
  { table: "entrylog", inserted: 300 },
  {
    table: "commlog",
    inserted: 250,
    edited: { rows: 20, set: "Note = CONCAT(Note, ' called')" },
    deleted: 5,
  },
  {
    table: "procedurelog",
    inserted: 300,
    edited: { rows: 250, set: "ProcFee = ProcFee + 1" },
    editedSilently: { rows: 40, set: "Discount = Discount + 1, DateTStamp = DateTStamp" },
    deleted: 10,
  },
  { table: "procnote", inserted: 150 },
  {
    table: "appointment",
    inserted: 80,
    edited: { rows: 120, set: "Note = CONCAT(Note, ' moved')" },
    deleted: 8,
  },
  { table: "histappointment", inserted: 250 },
  {
    table: "claimproc",
    inserted: 150,
    edited: { rows: 200, set: "InsPayAmt = InsPayAmt + 1" },
    editedSilently: { rows: 30, set: "WriteOff = WriteOff + 1, SecDateTEdit = SecDateTEdit" },
  },
  { table: "claim", inserted: 40, edited: { rows: 60, set: "ClaimNote = 'sent again'" } },
  {
    table: "paysplit",
    inserted: 120,
    edited: { rows: 20, set: "SplitAmt = SplitAmt + 1" },
    editedSilently: { rows: 20, set: "SplitAmt = SplitAmt - 1, SecDateTEdit = SecDateTEdit" },
    deleted: 6,
  },
  { table: "payment", inserted: 80 },
  { table: "adjustment", inserted: 30, deleted: 2 },
  {
    table: "periomeasure",
    inserted: 600,
    editedSilently: { rows: 30, set: "ToothValue = ToothValue + 1, SecDateTEdit = SecDateTEdit" },
  },
  { table: "statementprod", inserted: 200, deleted: 20 },
  { table: "document", inserted: 60 },
  { table: "recall", inserted: 20, edited: { rows: 60, set: "Note = CONCAT(Note, ' booked')" } },
  { table: "patient", edited: { rows: 70, set: "AskToArriveEarly = AskToArriveEarly + 1" } },
];

/** What was done to the source, in rows. */
export interface DayOfChanges {
  readonly inserted: number;
  readonly edited: number;
  readonly editedSilently: number;
  readonly deleted: number;
}

/** Lets a day pass in the source. The rows it touches are spread over the whole of each table, by arithmetic on keys. */
export async function letADayPass(url: string): Promise<DayOfChanges> {
  const connection = await mysql.createConnection({ uri: url });
  try {
    await connection.query(
      `SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO', timestamp = UNIX_TIMESTAMP('${dayAfterGeneration} 17:00:00')`,
    );
    const tables = new Map((await readSourceTables(connection)).map((table) => [table.name, table]));
    const done = { inserted: 0, edited: 0, editedSilently: 0, deleted: 0 };
    for (const work of day) {
      const table = tables.get(work.table);
      if (table?.key === undefined || table.rows === 0) continue;
      const run = async (sql: string): Promise<number> => {
        const [result] = await connection.query<mysql.ResultSetHeader>(sql);
        return result.affectedRows;
      };
      const { edited, editedSilently } = work;
      if (edited !== undefined) done.edited += await run(update(table, edited, 1));
      if (editedSilently !== undefined) done.editedSilently += await run(update(table, editedSilently, 2));
      if (work.deleted !== undefined) {
        done.deleted += await run(
          `DELETE FROM ${quoteMySql(table.name)} WHERE ${spread(table, work.deleted, 3)}`,
        );
      }
      if (work.inserted !== undefined) done.inserted += await run(insert(table, work.inserted));
    }
    return done;
  } finally {
    await connection.end();
  }
}

function update(table: SourceTable, { rows, set }: { rows: number; set: string }, remainder: number): string {
  return `UPDATE ${quoteMySql(table.name)} SET ${set} WHERE ${spread(table, rows, remainder)}`;
}

/** New rows at the end of the table: its first ones again, under new keys and stamped now. */
function insert({ name, key, columns, stamps, lastKey }: SourceTable, rows: number): string {
  const values = columns.map((column) => {
    if (column === key) return `${column} + ${lastKey}`;
    return stamps.includes(column) ? "CURRENT_TIMESTAMP" : column;
  });
  return `INSERT INTO ${quoteMySql(name)} (${columns.join(", ")})
    SELECT ${values.join(", ")} FROM ${quoteMySql(name)} ORDER BY ${key} LIMIT ${rows}`;
}

/** `rows` keys or, where some are missing, fewer, evenly apart; another remainder names other rows. */
function spread({ key, lastKey }: SourceTable, rows: number, remainder: number): string {
  const step = Math.max(10, Math.ceil(lastKey / rows));
  return `${key} % ${step} = ${remainder}`;
}
