import { mkdirSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { mySqlCreateIndexes, mySqlCreateTable, type StorageEngine } from "../opendental/schema/ddl-mysql.ts";
import { type TableName, tableNamed, tables } from "../opendental/schema/tables.ts";
import type { PracticeFiles } from "./file-sink.ts";
import { gzipBlocks } from "./gzip-blocks.ts";
import type { SinkOptions } from "./open-sink.ts";
import { markedTable, markerPreference, writeMarker } from "./practice-marker.ts";
import type { RowSpool, SpooledTable } from "./row-spool.ts";
import { defaultWorkers, type LoadListener, type PracticeMarker } from "./sink.ts";
import { admitSqlDump, markerLine } from "./sql-dump-inspection.ts";
import { sqlStatementEnd } from "./sql-rows.ts";
import { type SqlDumpTarget, showTarget } from "./target.ts";

/** A practice as the statements that make it in an empty MySQL or MariaDB database. */
export function sqlDump(
  target: SqlDumpTarget,
  { engine = "innodb", workers = defaultWorkers }: SinkOptions,
): PracticeFiles {
  const beside = `${target.path}.filling`;
  return {
    format: "sql",
    name: showTarget(target),
    admit: () => admitSqlDump(target),
    start: async (marker, spool) => ({
      settle: () => {},
      finish: async (heard) => {
        mkdirSync(dirname(target.path), { recursive: true });
        const blocks = dump(marker, spool, engine, heard);
        await writeFile(beside, target.path.endsWith(".gz") ? gzipBlocks(blocks, workers) : blocks);
      },
      close: () => {},
    }),
    publish: () => renameSync(beside, target.path),
    remove: () => rmSync(beside, { force: true }),
  };
}

async function writeFile(path: string, blocks: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, "wx");
  try {
    for await (const block of blocks) await file.writeFile(block);
    await file.sync();
  } finally {
    await file.close();
  }
}

const settings = [
  "SET NAMES utf8mb4;",
  "SET time_zone = '+00:00';",
  "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';",
  "SET foreign_key_checks = 0, unique_checks = 0;",
];

/**
 * The marked table comes first, with a mark that says "filling", and gets its rows last: whoever stops half-way through
 * has a database that bitewing knows for an unfinished one of its own. Nothing is dropped, so that a dump that is
 * loaded into a practice by mistake fails at its first table.
 */
async function* dump(
  marker: PracticeMarker,
  spool: RowSpool,
  engine: StorageEngine,
  heard: LoadListener | undefined,
): AsyncGenerator<Buffer> {
  const spooled = new Map(spool.tables().map((entry) => [entry.table, entry]));
  const ofBytes = [...spooled.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  let bytes = 0;
  yield lines(
    markerLine(marker),
    ...settings,
    `${mySqlCreateTable(tableNamed(markedTable), { engine })};`,
    insertMarker(marker),
  );
  for (const table of tables.keys()) {
    if (table === markedTable) continue;
    for await (const block of tableStatements(table, spooled.get(table), engine)) {
      bytes += block.length;
      yield block;
      heard?.({ bytes: Math.min(bytes, ofBytes), ofBytes });
    }
  }
  yield* markedRows(marker, spooled.get(markedTable));
}

async function* tableStatements(
  table: TableName,
  spooled: SpooledTable | undefined,
  engine: StorageEngine,
): AsyncGenerator<Buffer> {
  const definition = tableNamed(table);
  const withIndexes = spooled === undefined;
  yield lines(`${mySqlCreateTable(definition, { engine, withIndexes })};`);
  if (spooled === undefined) return;
  yield* rowsOf(spooled);
  const indexes = mySqlCreateIndexes(definition);
  if (indexes !== undefined) yield lines(`${indexes};`);
  spooled.release();
}

async function* rowsOf(spooled: SpooledTable): AsyncGenerator<Buffer> {
  for await (const block of spooled.stream()) yield block as Buffer;
  yield Buffer.from(sqlStatementEnd);
}

/** As the MySQL sink leaves it: the marker behind the practice's own preferences. */
async function* markedRows(
  marker: PracticeMarker,
  spooled: SpooledTable | undefined,
): AsyncGenerator<Buffer> {
  const number = (spooled?.lastKey ?? 0) + 1;
  const ofMarker = `WHERE PrefName = '${markerPreference}'`;
  yield lines(`UPDATE preference SET PrefNum = ${number} ${ofMarker};`);
  if (spooled !== undefined) yield* rowsOf(spooled);
  yield lines(
    `ALTER TABLE preference AUTO_INCREMENT = ${number + 1};`,
    `UPDATE preference SET ValueString = '${writeMarker(marker, "complete")}' ${ofMarker};`,
  );
}

function insertMarker(marker: PracticeMarker): string {
  const values = `1, '${markerPreference}', '${writeMarker(marker, "filling")}', ''`;
  return `INSERT INTO preference (PrefNum, PrefName, ValueString, Comments) VALUES (${values});`;
}

const lines = (...texts: readonly string[]): Buffer => Buffer.from(texts.map((text) => `${text}\n`).join(""));
