import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Moment } from "../../foundation/calendar.ts";
import type { TableDefinition } from "../opendental/schema/definition.ts";
import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { ByteWriter } from "./byte-writer.ts";
import { csvRows } from "./csv-rows.ts";
import type { RowEncoder } from "./row-encoder.ts";
import type { LooseRow } from "./row-plan.ts";
import type { RowWriter } from "./sink.ts";

/** The rows of one table, encoded and waiting for their load. */
export interface SpooledTable {
  readonly table: TableName;
  readonly rows: number;
  readonly bytes: number;
  /** Those of the bytes that were not taken as a part. */
  readonly waitingBytes: number;
  readonly lastKey: number;
  /** The bytes as a stream. */
  stream(): Readable;
  /** The bytes that were not taken as a part before, as a file; its path. */
  file(): string;
  /** Removes the file: its rows are where they belong. */
  release(): void;
}

/** A file of rows that will not grow any more. */
export interface SpooledPart {
  readonly table: TableName;
  readonly path: string;
}

/**
 * Where rows wait between the simulation, which writes tables in the order of events, and a database, which takes
 * them table by table: a buffer per table that overflows into a file of a private temporary folder. Files are written
 * at once rather than later, so that memory stays bounded however fast rows come.
 */
export interface RowSpool extends RowWriter {
  /** The tables with rows, largest first. */
  tables(): readonly SpooledTable[];
  /**
   * Closes the files of tables that wait with at least so many bytes: what comes later goes into a second file. A
   * table gives one part, so that its rows can only be loaded in their order.
   */
  takeParts(leastBytes: number): readonly SpooledPart[];
  /** Removes the files. */
  remove(): void;
}

const bufferLimit = 256 * 1024;

/** What rows are encoded as while they wait. */
export interface SpoolFormat {
  /** Of the files. */
  readonly extension: string;
  encoderOf(table: TableDefinition, stamp: Moment): RowEncoder;
}

export interface SpoolOptions {
  /** What edit stamps become that a row leaves out. */
  readonly stamp: Moment;
  /** CSV unless told otherwise. */
  readonly format?: SpoolFormat;
  /** The system's unless told otherwise. */
  readonly temporaryFolder?: string | undefined;
}

export function openRowSpool({
  stamp,
  format = csvRows,
  temporaryFolder = tmpdir(),
}: SpoolOptions): RowSpool {
  const folder = mkdtempSync(join(temporaryFolder, "bitewing-"));
  const entries = new Map<TableName, SpoolEntry>();
  const entryOf = (table: TableName): SpoolEntry => {
    let entry = entries.get(table);
    if (entry === undefined) {
      const encoder = format.encoderOf(tableNamed(table), stamp);
      entry = new SpoolEntry(table, encoder, join(folder, table), format.extension);
      entries.set(table, entry);
    }
    return entry;
  };
  return {
    write: <T extends TableName>(table: T, row: Row<T>) => entryOf(table).add(row),
    tables: () => [...entries.values()].sort((a, b) => b.bytes - a.bytes || (a.table < b.table ? -1 : 1)),
    takeParts: (leastBytes) =>
      [...entries.values()]
        .filter((entry) => !entry.hasPart && entry.waitingBytes >= leastBytes)
        .map((entry) => ({ table: entry.table, path: entry.takePart() })),
    remove: () => {
      for (const entry of entries.values()) entry.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

class SpoolEntry implements SpooledTable {
  readonly table: TableName;
  rows = 0;
  readonly #encoder: RowEncoder;
  readonly #stem: string;
  readonly #extension: string;
  readonly #buffer = new ByteWriter();
  /** Files that were taken as parts. */
  #parts = 0;
  #partBytes = 0;
  /** In the file that grows. */
  #written = 0;
  #handle: number | undefined;

  constructor(table: TableName, encoder: RowEncoder, stem: string, extension: string) {
    this.table = table;
    this.#encoder = encoder;
    this.#stem = stem;
    this.#extension = extension;
  }

  get bytes(): number {
    return this.#partBytes + this.waitingBytes;
  }

  get hasPart(): boolean {
    return this.#parts > 0;
  }

  get waitingBytes(): number {
    return this.#written + this.#buffer.length;
  }

  get lastKey(): number {
    return this.#encoder.lastKey;
  }

  add(row: LooseRow): void {
    this.#encoder.encode(this.#buffer, row);
    this.rows++;
    if (this.#buffer.length >= bufferLimit) this.#overflow();
  }

  stream(): Readable {
    return this.#handle === undefined ? Readable.from([this.#buffer.view()]) : createReadStream(this.file());
  }

  file(): string {
    this.#overflow();
    return this.#path();
  }

  release(): void {
    this.close();
    rmSync(this.#path(), { force: true });
  }

  takePart(): string {
    const path = this.file();
    this.close();
    this.#partBytes += this.#written;
    this.#written = 0;
    this.#parts++;
    return path;
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #path(): string {
    return `${this.#stem}.${this.#parts}.${this.#extension}`;
  }

  #overflow(): void {
    this.#handle ??= openSync(this.#path(), "wx", 0o600);
    const bytes = this.#buffer.view();
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#written += bytes.length;
    this.#buffer.clear();
  }
}
