import { once } from "node:events";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import type { Connection, ResultSetHeader } from "mysql2/promise";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { mySqlFormat } from "./csv-rows.ts";
import { selectRows } from "./mysql-connection.ts";
import type { SpooledTable } from "./row-spool.ts";

interface LoadOptions {
  /** The quoted name of a table of the same columns, where it is not the rows' own. */
  readonly into?: string | undefined;
  /** Hears of each block of bytes that the server has taken. */
  readonly sent?: ((bytes: number) => void) | undefined;
}

/**
 * Streams a table's rows with `LOAD DATA LOCAL INFILE`. A local load turns errors into warnings and skips duplicate
 * keys, so that the counts are compared afterwards.
 *
 * @throws {BitewingError} of kind `database` when a row or a value did not arrive as it was.
 */
export async function loadIntoMySql(
  connection: Connection,
  spooled: SpooledTable,
  { into = quoteMySql(spooled.table), sent = () => {} }: LoadOptions = {},
): Promise<void> {
  const [result] = await connection.query<ResultSetHeader>({
    sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${into} ${mySqlFormat}`,
    infileStreamFactory: () => paced(spooled.stream(), socketOf(connection), sent),
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
function paced(source: Readable, socket: Socket, sent: (bytes: number) => void): Readable {
  return Readable.from(pacedChunks(source, socket, sent));
}

async function* pacedChunks(
  source: Readable,
  socket: Socket,
  sent: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    if (socket.writableNeedDrain && !socket.destroyed) await once(socket, "drain");
    yield chunk;
    sent(chunk.length);
  }
}

/** mysql2 does not declare the socket of its connection. */
function socketOf(connection: Connection): Socket {
  return (connection as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
}
