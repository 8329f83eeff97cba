/**
 * Rows as CSV bytes that both MySQL's LOAD DATA and DuckDB's CSV reader take: every text in double quotes, NULL as the
 * bare word, nothing escaped, one row a line. `mySqlFormat` and `duckDbFormat` are how to read it.
 */
import { emptyDay, emptyMoment, type Moment } from "../../foundation/calendar.ts";
import { messageOf } from "../../foundation/errors.ts";
import {
  type ColumnDefinition,
  currentTimestamp,
  type TableDefinition,
} from "../opendental/schema/definition.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type CellEncoder, type CellValue, cellEncoder } from "./cell-encoders.ts";

/** The clauses of `LOAD DATA` for these bytes. */
export const mySqlFormat =
  "CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '' LINES TERMINATED BY '\\n'";

/** The options of DuckDB's `COPY … FROM` for these bytes. */
export const duckDbFormat =
  "FORMAT csv, HEADER false, AUTO_DETECT false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR 'NULL', ALLOW_QUOTED_NULLS false, NEW_LINE '\\n'";

/** A row as it reaches the encoder, its columns no longer checked by the compiler. */
export type LooseRow = Readonly<Record<string, CellValue>>;

export interface RowEncoder {
  /** Appends one row. A row that is refused leaves nothing behind. */
  encode(out: ByteWriter, row: LooseRow): void;
  /** The largest primary key so far; 0 before the first row and in a table without one. */
  readonly lastKey: number;
}

interface ColumnEncoder {
  readonly name: string;
  readonly nullable: boolean;
  readonly numbered: boolean;
  /** What a value that is left out becomes; undefined when it must be given. */
  readonly fallback: string | undefined;
  readonly write: CellEncoder;
}

const comma = 0x2c;
const newline = 0x0a;
const nullWord = "NULL";

/**
 * Makes the encoder of a table.
 *
 * @param stamp what edit stamps become that a row leaves out.
 */
export function rowEncoder(table: TableDefinition, stamp: Moment): RowEncoder {
  const columns = table.columns.map((column) => columnEncoder(column, table, stamp));
  const state = { lastKey: 0 };
  const encode = (out: ByteWriter, row: LooseRow): void => {
    const start = out.length;
    try {
      encodeRow(out, row, columns, state);
    } catch (error) {
      out.truncate(start);
      throw new RangeError(`${table.name}: ${messageOf(error)}`);
    }
  };
  return {
    encode,
    get lastKey() {
      return state.lastKey;
    },
  };
}

function encodeRow(
  out: ByteWriter,
  row: LooseRow,
  columns: readonly ColumnEncoder[],
  state: { lastKey: number },
): void {
  let given = 0;
  for (const column of columns) {
    const value = row[column.name];
    if (column.numbered)
      state.lastKey = value === undefined ? state.lastKey + 1 : Math.max(state.lastKey, Number(value));
    if (value === undefined) {
      writeLeftOut(out, column, state.lastKey);
    } else {
      given++;
      writeGiven(out, column, value);
    }
    out.byte(comma);
  }
  if (given !== countGiven(row)) throw new RangeError(`there is no column ${unknownColumns(row, columns)}`);
  out.truncate(out.length - 1);
  out.byte(newline);
}

function writeLeftOut(out: ByteWriter, column: ColumnEncoder, key: number): void {
  if (column.numbered) out.integer(key);
  else if (column.fallback === undefined) throw new RangeError(`${column.name} must be given`);
  else out.ascii(column.fallback);
}

function writeGiven(out: ByteWriter, column: ColumnEncoder, value: number | bigint | string | null): void {
  if (value !== null) {
    if (!column.write(out, value)) throw new RangeError(`${column.name} cannot hold ${show(value)}`);
  } else if (column.nullable) {
    out.ascii(nullWord);
  } else {
    throw new RangeError(`${column.name} takes no NULL`);
  }
}

function columnEncoder(column: ColumnDefinition, table: TableDefinition, stamp: Moment): ColumnEncoder {
  const numbered = column.autoIncrement === true;
  return {
    name: column.name,
    nullable: column.nullable,
    numbered,
    fallback: column.name === table.primaryKey ? undefined : fallbackOf(column, stamp),
    write: cellEncoder(column),
  };
}

/** The bytes of a value that is left out: the schema's default, or what MySQL itself calls empty. */
function fallbackOf(column: ColumnDefinition, stamp: Moment): string {
  if (column.nullable && (column.default === null || column.default === undefined)) return nullWord;
  const out = new ByteWriter();
  cellEncoder(column)(out, fallbackValue(column, stamp));
  return out.view().toString("latin1");
}

function fallbackValue(column: ColumnDefinition, stamp: Moment): number | string {
  const value = column.default;
  if (value === currentTimestamp || column.type === "timestamp") return stamp;
  if (column.kind === "date") return emptyDay;
  if (column.kind === "moment") return emptyMoment;
  if (column.kind === "time") return 0;
  return value ?? (column.kind === "text" || column.kind === "bytes" ? "" : 0);
}

function countGiven(row: LooseRow): number {
  let count = 0;
  for (const name in row) if (row[name] !== undefined) count++;
  return count;
}

function unknownColumns(row: LooseRow, columns: readonly ColumnEncoder[]): string {
  const known = new Set(columns.map((column) => column.name));
  return Object.keys(row)
    .filter((name) => !known.has(name))
    .join(", ");
}

function show(value: CellValue): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}… (${text.length} characters)` : text;
}
