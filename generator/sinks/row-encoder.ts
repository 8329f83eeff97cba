import { emptyDay, emptyMoment, type Moment } from "../../foundation/calendar.ts";
import { messageOf } from "../../foundation/errors.ts";
import {
  type ColumnDefinition,
  currentTimestamp,
  type TableDefinition,
} from "../opendental/schema/definition.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { CellEncoder, CellValue } from "./cell-encoders.ts";
import { type ColumnEncoder, fallbackOf, fits, type LooseRow, planRow, type RowPlan } from "./row-plan.ts";

/** How rows look as bytes: cells with commas between them, NULL as the bare word. */
export interface RowFormat {
  /** What stands before the first cell of a row and behind its last. */
  readonly rowStart: string;
  readonly rowEnd: string;
  /** How the cells of a column are written. */
  cellEncoder(column: ColumnDefinition): CellEncoder;
}

/** How far the encoding of a table is. */
export interface EncodedSoFar {
  /** The largest primary key so far; 0 before the first row and in a table without one. */
  readonly lastKey: number;
  /** Of the SQL statement under way; 0 before the first, and where rows are in no statements. */
  readonly statementBytes: number;
}

export interface RowEncoder extends EncodedSoFar {
  /** Appends one row. A row that is refused leaves nothing behind. */
  encode(out: ByteWriter, row: LooseRow): void;
}

const nullWord = "NULL";
/** Shapes of rows remembered per table; a table is rarely written from more than two places. */
const mostPlans = 32;

/**
 * Makes the encoder of a table in a format.
 *
 * @param stamp what edit stamps become that a row leaves out.
 * @param begun where another encoder of the table stopped.
 */
export function rowEncoder(
  table: TableDefinition,
  stamp: Moment,
  format: RowFormat,
  begun?: EncodedSoFar,
): RowEncoder {
  const columns = table.columns.map((column) => columnEncoder(column, table, stamp, format));
  const plans: RowPlan[] = [];
  let lastKey = begun?.lastKey ?? 0;

  const planFor = (row: LooseRow): RowPlan => {
    let plan = plans.find((known) => fits(known, row));
    if (plan === undefined) {
      plan = planRow(columns, row, format);
      if (plans.unshift(plan) > mostPlans) plans.pop();
    }
    return plan;
  };
  const encode = (out: ByteWriter, row: LooseRow): void => {
    const start = out.length;
    try {
      lastKey = encodeRow(out, row, planFor(row), lastKey);
    } catch (error) {
      out.truncate(start);
      throw new RangeError(`${table.name}: ${messageOf(error)}`);
    }
  };
  return {
    encode,
    statementBytes: 0,
    get lastKey() {
      return lastKey;
    },
  };
}

/** Writes a row by its plan; returns the largest key so far. */
function encodeRow(out: ByteWriter, row: LooseRow, { cells, tail }: RowPlan, lastKey: number): number {
  let key = lastKey;
  for (const { lead, column } of cells) {
    out.bytes(lead);
    const value = row[column.name];
    if (column.numbered) {
      key = value === undefined ? lastKey + 1 : Math.max(lastKey, Number(value));
      writeCell(out, column, value === undefined ? key : value);
    } else {
      writeCell(out, column, value);
    }
  }
  out.bytes(tail);
  return key;
}

function writeCell(out: ByteWriter, column: ColumnEncoder, value: CellValue): void {
  if (value === undefined) {
    out.ascii(fallbackOf(column));
  } else if (value !== null) {
    if (!column.write(out, value)) throw new RangeError(`${column.name} cannot hold ${show(value)}`);
  } else if (column.nullable) {
    out.ascii(nullWord);
  } else {
    throw new RangeError(`${column.name} takes no NULL`);
  }
}

function columnEncoder(
  column: ColumnDefinition,
  table: TableDefinition,
  stamp: Moment,
  format: RowFormat,
): ColumnEncoder {
  const numbered = column.autoIncrement === true;
  return {
    name: column.name,
    nullable: column.nullable,
    numbered,
    fallback: column.name === table.primaryKey ? undefined : fallbackText(column, stamp, format),
    write: format.cellEncoder(column),
  };
}

/** The bytes of a value that is left out: the schema's default, or what MySQL itself calls empty. */
function fallbackText(column: ColumnDefinition, stamp: Moment, format: RowFormat): string {
  if (column.nullable && (column.default === null || column.default === undefined)) return nullWord;
  const out = new ByteWriter();
  format.cellEncoder(column)(out, fallbackValue(column, stamp));
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

function show(value: CellValue): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}… (${text.length} characters)` : text;
}
