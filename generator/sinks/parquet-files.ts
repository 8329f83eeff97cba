import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFolder } from "../../foundation/replace-folder.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { parquetType } from "../opendental/schema/ddl-parquet.ts";
import type { ColumnDefinition } from "../opendental/schema/definition.ts";
import { type TableName, tableNamed, tables } from "../opendental/schema/tables.ts";
import { duckDbParameters } from "./csv-rows.ts";
import { openDuckDb } from "./duckdb-connection.ts";
import type { PracticeFiles } from "./file-sink.ts";
import type { SinkOptions } from "./open-sink.ts";
import { admitParquet, demandOwnFiles } from "./parquet-inspection.ts";
import { markedTable, markerPreference, writeMarker } from "./practice-marker.ts";
import type { RowSpool, SpooledTable } from "./row-spool.ts";
import { defaultWorkers, type LoadListener, type PracticeMarker } from "./sink.ts";
import { type ParquetTarget, showTarget } from "./target.ts";

/** DuckDB takes up to most of the machine's memory otherwise, beside the practice. */
const memoryLimit = "512MB";

/** A practice as a folder with one Parquet file a table, empty tables included. */
export function parquetFiles(
  target: ParquetTarget,
  { workers = defaultWorkers }: SinkOptions,
): PracticeFiles {
  const beside = `${target.folder}.filling`;
  return {
    format: "csv",
    name: showTarget(target),
    admit: () => admitParquet(target),
    fill: async (marker, spool, heard) => {
      mkdirSync(beside, { recursive: true });
      await fillFolder({ folder: beside, marker, spool, heard, threads: workers });
    },
    publish: () => replaceFolder(beside, target.folder),
    remove: () => {
      demandOwnFiles(beside);
      rmSync(beside, { recursive: true, force: true });
    },
  };
}

interface FolderFill {
  readonly folder: string;
  readonly marker: PracticeMarker;
  readonly spool: RowSpool;
  readonly heard: LoadListener | undefined;
  readonly threads: number;
}

/** The marked table comes last. */
async function fillFolder({ folder, marker, spool, heard, threads }: FolderFill): Promise<void> {
  spool.write(markedTable, markerRow(marker));
  const spooled = spool.tables();
  const filled = new Set(spooled.map(({ table }) => table));
  const empty = [...tables.keys()].filter((table) => !filled.has(table));
  const session = await openDuckDb(":memory:", { threads, memoryLimit });
  const ofBytes = spooled.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = 0;
  try {
    for (const table of empty) await session.run(copyNothing(table, folder));
    for (const entry of markedLast(spooled)) {
      await session.run(copyRows(entry, folder));
      bytes += entry.bytes;
      entry.release();
      heard?.({ bytes, ofBytes });
    }
  } finally {
    session.close();
  }
}

/** A practice's preferences, the marker behind them. */
const markerRow = (marker: PracticeMarker) => ({
  PrefName: markerPreference,
  ValueString: writeMarker(marker, "complete"),
});

function markedLast(spooled: readonly SpooledTable[]): readonly SpooledTable[] {
  return [
    ...spooled.filter(({ table }) => table !== markedTable),
    ...spooled.filter(({ table }) => table === markedTable),
  ];
}

function copyRows(entry: SpooledTable, folder: string): string {
  const columns = columnsOf(entry.table).map(
    (column) => `${literalSql(column.name)}: '${parquetType(column)}'`,
  );
  const rows = `read_csv(${literalSql(entry.file())}, columns = {${columns.join(", ")}}, ${duckDbParameters})`;
  return copyTo(entry.table, `FROM ${rows}`, folder);
}

/** A table without rows has a file all the same, so that a reader finds its columns. */
function copyNothing(table: TableName, folder: string): string {
  const columns = columnsOf(table).map(
    (column) => `CAST(NULL AS ${parquetType(column)}) AS ${quoteSql(column.name)}`,
  );
  return copyTo(table, `SELECT ${columns.join(", ")} LIMIT 0`, folder);
}

function copyTo(table: TableName, query: string, folder: string): string {
  const file = literalSql(join(folder, `${table}.parquet`));
  return `COPY (${query}) TO ${file} (FORMAT parquet, COMPRESSION zstd);`;
}

const columnsOf = (table: TableName): readonly ColumnDefinition[] => tableNamed(table).columns;
