/**
 * Rows as `INSERT` statements of many rows each, in the SQL that MySQL 5.6 to 9 and MariaDB read alike: texts and dates
 * in single quotes, backslash as the escape.
 */
import type { Moment } from "../../foundation/calendar.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import type { ColumnDefinition, ColumnKind, TableDefinition } from "../opendental/schema/definition.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { type CellEncoder, cellEncoder } from "./cell-encoders.ts";
import { type EncodedSoFar, type RowEncoder, type RowFormat, rowEncoder } from "./row-encoder.ts";
import type { LooseRow } from "./row-plan.ts";
import type { SpoolFormat } from "./spool-formats.ts";

/** Servers take at least 4 MB in a statement unless they are set otherwise, clients 1 MB. */
const statementLimit = 512 * 1024;
const quote = 0x27;

/** A table's last statement has no end yet: `sqlStatementEnd` is it. */
export const sqlRows: SpoolFormat = {
  encoderOf: insertEncoder,
};

export const sqlStatementEnd = ";\n";

const tupleFormat: RowFormat = { rowStart: "(", rowEnd: ")", cellEncoder: sqlCellEncoder };

function insertEncoder(table: TableDefinition, stamp: Moment, begun?: EncodedSoFar): RowEncoder {
  const tuples = rowEncoder(table, stamp, tupleFormat, begun);
  const insert = `INSERT INTO ${quoteMySql(table.name)} VALUES\n`;
  /** Of the statement that is being written; 0 before the first. */
  let statementBytes = begun?.statementBytes ?? 0;
  const encode = (out: ByteWriter, row: LooseRow): void => {
    const start = out.length;
    const begins = statementBytes === 0 || statementBytes >= statementLimit;
    out.ascii(begins ? `${statementBytes === 0 ? "" : sqlStatementEnd}${insert}` : ",\n");
    try {
      tuples.encode(out, row);
    } catch (error) {
      out.truncate(start);
      throw error;
    }
    statementBytes = (begins ? 0 : statementBytes) + out.length - start;
  };
  return {
    encode,
    get lastKey() {
      return tuples.lastKey;
    },
    get statementBytes() {
      return statementBytes;
    },
  };
}

const dated: ReadonlySet<ColumnKind> = new Set(["date", "moment", "time"]);

function sqlCellEncoder(column: ColumnDefinition): CellEncoder {
  const encode = cellEncoder(column, (out, text) => out.escaped(text));
  return dated.has(column.kind) ? quoted(encode) : encode;
}

function quoted(encode: CellEncoder): CellEncoder {
  return (out, value) => {
    out.byte(quote);
    if (!encode(out, value)) return false;
    out.byte(quote);
    return true;
  };
}
