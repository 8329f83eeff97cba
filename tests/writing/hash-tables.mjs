import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A line a table of a spool: its rows, bytes, last key and a hash. Removes the spool's files. */
export function hashTables(spool) {
  const lines = spool.tables().map((table) => {
    const hash = createHash("sha256").update(readFileSync(table.file())).digest("hex");
    return `${table.table} ${table.rows} ${table.bytes} ${table.lastKey} ${hash}`;
  });
  spool.remove();
  return `${lines.sort().join("\n")}\n`;
}
