import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { constants, gunzipSync } from "node:zlib";
import { BitewingError } from "../../foundation/errors.ts";
import { readMarker, writeMarker } from "./practice-marker.ts";
import type { PracticeMarker } from "./sink.ts";
import { type SqlDumpTarget, showTarget } from "./target.ts";

const firstWords = "-- bitewing practice ";
/** Of the file: more than the first line needs. */
const headBytes = 64 * 1024;

/** The line that a dump begins with. */
export function markerLine(marker: PracticeMarker): string {
  return `${firstWords}${writeMarker(marker, "complete")}`;
}

/**
 * Asks whether a dump may be written to the target's file: it is missing, empty, or a dump of bitewing's.
 *
 * @throws {BitewingError} of kind `database` for anything else.
 */
export async function admitSqlDump(target: SqlDumpTarget): Promise<void> {
  const { path } = target;
  if (!existsSync(path)) return;
  const status = statSync(path);
  if (status.isFile() && (status.size === 0 || isOwnDump(headOf(path)))) return;
  throw new BitewingError({
    kind: "database",
    what: status.isDirectory()
      ? "This is a folder, and a SQL dump is a file."
      : "The file is not empty and not bitewing's own: it does not begin with a mark of bitewing.",
    where: showTarget(target),
    next: "Name a file that does not exist yet. Nothing was changed.",
  });
}

function isOwnDump(head: string): boolean {
  const [line = ""] = head.split("\n", 1);
  return line.startsWith(firstWords) && readMarker(line.slice(firstWords.length)) !== undefined;
}

function headOf(path: string): string {
  const bytes = Buffer.alloc(headBytes);
  const file = openSync(path, "r");
  try {
    const head = bytes.subarray(0, readSync(file, bytes, 0, headBytes, 0));
    return (path.endsWith(".gz") ? unzippedHead(head) : head).toString("utf8");
  } finally {
    closeSync(file);
  }
}

/** As far as the bytes go; nothing where they are no gzip. */
function unzippedHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
