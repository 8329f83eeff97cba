import { mkdirSync, rmSync } from "node:fs";
import { replaceFolder } from "../../foundation/replace-folder.ts";
import { type TableName, tables } from "../opendental/schema/tables.ts";
import { type DuckDbSession, openDuckDb } from "./duckdb-connection.ts";
import type { FilesUnderWay, PracticeFiles } from "./file-sink.ts";
import type { SinkOptions } from "./open-sink.ts";
import { copyEmptyTable, copyTable } from "./parquet-copy.ts";
import { admitParquet, demandOwnFiles } from "./parquet-inspection.ts";
import { markedTable, markerPreference, writeMarker } from "./practice-marker.ts";
import type { RowSpool, SpooledTable } from "./row-spool.ts";
import { defaultWorkers, type LoadListener, type PracticeMarker } from "./sink.ts";
import { type ParquetTarget, showTarget } from "./target.ts";

/** DuckDB takes up to most of the machine's memory otherwise, beside the practice. */
const memoryLimit = "384MB";
/** Tables with fewer bytes are written at the end: a statement has its price. */
const leastBytes = 4 * 1024 * 1024;

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
    start: async (marker, spool) => {
      mkdirSync(beside, { recursive: true });
      // One worker is the thread that writes the rows.
      const session = await openDuckDb(":memory:", {
        threads: Math.max(1, workers - 1),
        memoryLimit,
        further: 1,
      });
      return new ParquetUnderWay({ folder: beside, marker, spool, session, workers });
    },
    publish: () => replaceFolder(beside, target.folder),
    remove: () => {
      demandOwnFiles(beside);
      rmSync(beside, { recursive: true, force: true });
    },
  };
}

interface ParquetRequest {
  readonly folder: string;
  readonly marker: PracticeMarker;
  readonly spool: RowSpool;
  readonly session: DuckDbSession;
  readonly workers: number;
}

class ParquetUnderWay implements FilesUnderWay {
  readonly #request: ParquetRequest;
  /** Tables handed over. */
  readonly #begun = new Set<TableName>();
  readonly #copying: Promise<void>[] = [];

  constructor(request: ParquetRequest) {
    this.#request = request;
  }

  settle(): void {
    const { session, folder } = this.#request;
    const complete = this.#left().filter(({ table, bytes }) => table !== markedTable && bytes >= leastBytes);
    if (complete.length === 0) return;
    for (const { table } of complete) this.#begun.add(table);
    const copied = session
      .runBeside(complete.map((entry) => copyTable(entry, folder)).join("\n"))
      .then(() => releaseAll(complete));
    // What goes wrong is told by `finish`.
    copied.catch(() => {});
    this.#copying.push(copied);
  }

  /** The marked table is the last one written. */
  async finish(heard: LoadListener = () => {}): Promise<void> {
    const { folder, marker, spool, session, workers } = this.#request;
    spool.write(markedTable, { PrefName: markerPreference, ValueString: writeMarker(marker, "complete") });
    await Promise.all(this.#copying);
    await session.run(`SET threads = ${workers}`);
    const filled = new Set(spool.tables().map(({ table }) => table));
    for (const table of tables.keys())
      if (!filled.has(table)) await session.run(copyEmptyTable(table, folder));
    const left = this.#left();
    const ofBytes = sumOfBytes(spool.tables());
    let bytes = ofBytes - sumOfBytes(left);
    for (const entry of markedLast(left)) {
      heard({ bytes, ofBytes });
      await session.run(copyTable(entry, folder));
      bytes += entry.bytes;
      entry.release();
    }
    heard({ bytes, ofBytes });
  }

  close(): void {
    this.#request.session.close();
  }

  #left(): readonly SpooledTable[] {
    return this.#request.spool.tables().filter(({ table }) => !this.#begun.has(table));
  }
}

function releaseAll(spooled: readonly SpooledTable[]): void {
  for (const entry of spooled) entry.release();
}

function markedLast(spooled: readonly SpooledTable[]): readonly SpooledTable[] {
  return spooled.toSorted((a, b) => Number(a.table === markedTable) - Number(b.table === markedTable));
}

function sumOfBytes(spooled: readonly SpooledTable[]): number {
  return spooled.reduce((sum, { bytes }) => sum + bytes, 0);
}
