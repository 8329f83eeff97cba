import { closeSync, createReadStream, mkdtempSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Moment } from "../../foundation/calendar.ts";
import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { ByteWriter } from "./byte-writer.ts";
import { explainFileError } from "./file-errors.ts";
import type { EncodedSoFar, RowEncoder } from "./row-encoder.ts";
import type { LooseRow } from "./row-plan.ts";
import type { RowWriter } from "./sink.ts";
import { type SpoolFormatName, spoolFormats } from "./spool-formats.ts";

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

/** A table whose rows another thread encoded into a file. */
export interface EncodedTable extends EncodedSoFar {
  readonly table: TableName;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
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
  /** What a spool of another thread needs to encode rows for this one: its files disappear with this one's. */
  readonly place: SpoolPlace;
  /**
   * Takes the tables of another thread.
   *
   * @throws {Error} when a table has rows here already.
   */
  adopt(tables: readonly EncodedTable[]): void;
  /**
   * Takes tables that another thread has begun: what is written here follows its rows. Its files move here.
   *
   * @throws {Error} when a table has rows here already.
   */
  resume(tables: readonly EncodedTable[]): void;
  /** Closes the files of all tables for good; for `adopt` or `resume` in another thread. */
  takeAll(): readonly EncodedTable[];
  /** Removes the files. */
  remove(): void;
}

const bufferLimit = 256 * 1024;

/** Where a spool encodes rows, and how. It may be told to another thread. */
export interface SpoolPlace {
  /** What edit stamps become that a row leaves out. */
  readonly stamp: Moment;
  readonly format: SpoolFormatName;
  /** A folder for the files. */
  readonly folder: string;
}

export interface SpoolOptions extends Pick<SpoolPlace, "stamp"> {
  /** CSV unless told otherwise. */
  readonly format?: SpoolFormatName;
  /** The system's unless told otherwise. */
  readonly temporaryFolder?: string | undefined;
}

/** Opens a spool in a folder of its own. */
export function openRowSpool({ stamp, format = "csv", temporaryFolder = tmpdir() }: SpoolOptions): RowSpool {
  return rowSpoolAt({ stamp, format, folder: mkdtempSync(join(temporaryFolder, "bitewing-")) });
}

/** Opens a spool in the folder of another thread's, for other tables than that one gets. */
export function rowSpoolAt(place: SpoolPlace): RowSpool {
  const { stamp, folder } = place;
  const format = spoolFormats[place.format];
  const entries = new Map<TableName, SpoolEntry | AdoptedEntry>();
  const enter = <E extends SpoolEntry | AdoptedEntry>(entry: E): E => {
    if (entries.has(entry.table)) throw new Error(`two threads write rows of ${entry.table}`);
    entries.set(entry.table, entry);
    return entry;
  };
  const open = (table: TableName, begun?: EncodedTable): SpoolEntry => {
    const encoder = format.encoderOf(tableNamed(table), stamp, begun);
    return enter(new SpoolEntry(table, encoder, join(folder, table), place.format));
  };
  const entryOf = (table: TableName): SpoolEntry => {
    const known = entries.get(table);
    return known instanceof SpoolEntry ? known : open(table);
  };
  return {
    place,
    adopt: (tables) => {
      for (const table of tables) enter(new AdoptedEntry(table));
    },
    resume: (tables) => {
      for (const begun of tables) open(begun.table, begun).resume(begun);
    },
    write: <T extends TableName>(table: T, row: Row<T>) => entryOf(table).add(row),
    takeAll: () =>
      [...entries.values()].map((entry) => {
        const { table, rows, bytes, lastKey, statementBytes } = entry;
        return { table, rows, bytes, lastKey, statementBytes, path: entry.takePart() };
      }),
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

  get statementBytes(): number {
    return this.#encoder.statementBytes;
  }

  /** Goes on with the file that the encoder's predecessor left. */
  resume({ path, rows, bytes }: EncodedTable): void {
    renameSync(path, this.#path());
    this.#handle = openSync(this.#path(), "a", 0o600);
    this.rows = rows;
    this.#written = bytes;
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
    const bytes = this.#buffer.view();
    try {
      this.#handle ??= openSync(this.#path(), "wx", 0o600);
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    } catch (error) {
      throw explainFileError(error, this.#path(), "Nothing unfinished looks like a practice.");
    }
    this.#written += bytes.length;
    this.#buffer.clear();
  }
}

/** Rows of another thread, complete in their file. */
class AdoptedEntry implements SpooledTable {
  readonly table: TableName;
  readonly rows: number;
  readonly bytes: number;
  readonly lastKey: number;
  readonly statementBytes: number;
  readonly #path: string;
  hasPart = false;

  constructor({ table, rows, bytes, lastKey, statementBytes, path }: EncodedTable) {
    this.table = table;
    this.rows = rows;
    this.bytes = bytes;
    this.lastKey = lastKey;
    this.statementBytes = statementBytes;
    this.#path = path;
  }

  get waitingBytes(): number {
    return this.hasPart ? 0 : this.bytes;
  }

  stream(): Readable {
    return createReadStream(this.#path);
  }

  file(): string {
    return this.#path;
  }

  takePart(): string {
    this.hasPart = true;
    return this.#path;
  }

  close(): void {}

  release(): void {
    rmSync(this.#path, { force: true });
  }
}
