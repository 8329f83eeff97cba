import type { Connection } from "mysql2/promise";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { BlockQueue } from "./block-queue.ts";
import { BlockWriter } from "./block-writer.ts";
import { withMySqlErrors } from "./connect-mysql.ts";
import type { ConvertedValue } from "./converted-value.ts";
import { CopyBinaryEncoder } from "./copy-binary-encoder.ts";
import { copyTextFormat } from "./copy-text-format.ts";
import { csvFormat } from "./csv-format.ts";
import { queryRowPackets, type RowPhase } from "./mysql-row-phase.ts";
import type { RowEncoder, TranscodedColumn } from "./row-encoder.ts";
import { RowTranscoder } from "./row-transcoder.ts";

export interface TranscodeOptions {
  readonly connection: Connection;
  /** For messages. */
  readonly url: ServerUrl;
  /** A query with one result, whose texts are sent in UTF-8. */
  readonly sql: string;
  /** The result's columns, in its order. */
  readonly columns: readonly TranscodedColumn[];
  /** Which of them are the primary key, by position, in the key's order. */
  readonly keyColumns: readonly number[];
  readonly format: TranscodedFormat;
}

/** A query's rows on their way. The figures grow as the blocks are consumed and are complete after the last one. */
export interface TranscodedRows {
  /**
   * The rows' bytes; a block may begin and end within a row. The query starts with the first block that is asked for,
   * the server waits while the reader is behind, and a reader that stops before the end ends the connection, because
   * the rest of the rows would come first.
   *
   * @throws {BitewingError} of kind `database` when the server refuses or leaves
   */
  readonly blocks: AsyncIterable<Uint8Array>;
  /** The values converted since the last call, so that whoever writes them down need not hold them all. */
  takeConversions(): readonly ConvertedValue[];
  rows(): number;
  /** Bytes of all blocks. */
  bytes(): number;
  /** Bytes of the longest row. */
  longestRow(): number;
}

/** `csv`: as `csvFormat`; `copy-text`: as `copyTextFormat`; `copy-binary`: as `CopyBinaryEncoder`, for shorter texts. */
export type TranscodedFormat = "csv" | "copy-text" | "copy-binary";

/**
 * Streams a query's rows in another format, without JavaScript objects for them and in bounded memory whatever the
 * length of a row.
 *
 * @example const { blocks } = transcodeRows({ connection, url, sql, columns, keyColumns: [0], format: "copy-text" });
 */
export function transcodeRows(options: TranscodeOptions): TranscodedRows {
  let phase: RowPhase | undefined;
  const queue = new BlockQueue({ pause: () => phase?.pause(), resume: () => phase?.resume() });
  const out = new BlockWriter((block) => queue.push(block));
  const sink = encoderOf(options, out);
  const ended = (error: Error | null): void => {
    if (error !== null) return queue.fail(error);
    sink.end();
    queue.close();
  };
  async function* blocks(): AsyncGenerator<Uint8Array> {
    let isOver = false;
    try {
      phase = queryRowPackets(options.connection, { sql: options.sql, sink, ended });
      for (;;) {
        const block = await withMySqlErrors(options.url, () => queue.next()).catch((error: unknown) => {
          isOver = true;
          throw error;
        });
        isOver = block === null;
        if (block === null) return;
        yield block;
      }
    } finally {
      if (!isOver) phase?.abandon();
    }
  }
  return {
    blocks: { [Symbol.asyncIterator]: blocks },
    takeConversions: () => sink.takeConversions(),
    rows: () => sink.rows,
    bytes: () => out.written,
    longestRow: () => sink.longestRow,
  };
}

function encoderOf({ format, columns, keyColumns }: TranscodeOptions, out: BlockWriter): RowEncoder {
  switch (format) {
    case "csv":
      return new RowTranscoder({ columns, keyColumns, format: csvFormat, out });
    case "copy-text":
      return new RowTranscoder({ columns, keyColumns, format: copyTextFormat, out });
    case "copy-binary":
      return new CopyBinaryEncoder({ columns, keyColumns, out });
  }
}
