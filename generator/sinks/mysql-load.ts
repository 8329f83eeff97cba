import { once } from "node:events";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import type { Connection, ResultSetHeader } from "mysql2/promise";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { selectRows } from "./mysql-connection.ts";
import { mySqlFormat } from "./row-encoder.ts";
import type { SpooledTable } from "./row-spool.ts";

/**
 * Streams a table's rows with `LOAD DATA LOCAL INFILE`. A local load turns errors into warnings and skips duplicate
 * keys, so that the counts are compared afterwards.
 *
 * @param into the quoted name of a table of the same columns, where it is not the rows' own.
 * @throws {BitewingError} of kind `database` when a row or a value did not arrive as it was.
 */
export async function loadIntoMySql(
  connection: Connection,
  spooled: SpooledTable,
  into: string = quoteMySql(spooled.table),
): Promise<void> {
  const [result] = await connection.query<ResultSetHeader>({
    sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${into} ${mySqlFormat}`,
    infileStreamFactory: () => paced(spooled.stream(), socketOf(connection)),
  });
  if (result.affectedRows === spooled.rows && result.warningStatus === 0) return;
  const warnings = await selectRows<{ Message: string }>(connection, "SHOW WARNINGS LIMIT 3");
  // MySQL 5.6 skips duplicates without a word.
  const why = warnings.map(({ Message }) => Message).join("; ") || "the others have keys that were taken";
  throw new BitewingError({
    kind: "database",
    what: `Of ${spooled.rows} rows of ${spooled.table}, ${result.affectedRows} arrived as they were: ${why}.`,
    next: "The rows do not fit the table; nothing in the database looks like a finished practice.",
  });
}

/** mysql2 writes all it can read into the socket's memory; this reads no faster than the server takes. */
function paced(source: Readable, socket: Socket): Readable {
  return Readable.from(pacedChunks(source, socket));
}

async function* pacedChunks(source: Readable, socket: Socket): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    if (socket.writableNeedDrain && !socket.destroyed) await once(socket, "drain");
    yield chunk;
  }
}

/** mysql2 does not declare the socket of its connection. */
function socketOf(connection: Connection): Socket {
  return (connection as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
}
