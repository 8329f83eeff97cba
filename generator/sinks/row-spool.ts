import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Moment } from "../../foundation/calendar.ts";
import { type Row, type TableName, tableNamed } from "../opendental/schema/tables.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type RowEncoder, rowEncoder } from "./row-encoder.ts";
import type { LooseRow } from "./row-plan.ts";
import type { RowWriter } from "./sink.ts";

/** The rows of one table, encoded and waiting for their load. */
export interface SpooledTable {
  readonly table: TableName;
  readonly rows: number;
  readonly bytes: number;
  readonly lastKey: number;
  /** The bytes as a stream. */
  stream(): Readable;
  /** The bytes as a file; its path. */
  file(): string;
}

/**
 * Where rows wait between the simulation, which writes tables in the order of events, and a database, which takes
 * them table by table: a buffer per table that overflows into a file of a private temporary folder. Files are written
 * at once rather than later, so that memory stays bounded however fast rows come.
 */
export interface RowSpool extends RowWriter {
  /** The tables with rows, largest first. */
  tables(): readonly SpooledTable[];
  /** Removes the files. */
  remove(): void;
}

const bufferLimit = 256 * 1024;

/** Makes a spool; `stamp` is what edit stamps become that a row leaves out. */
export function openRowSpool(stamp: Moment, temporaryFolder: string = tmpdir()): RowSpool {
  const folder = mkdtempSync(join(temporaryFolder, "bitewing-"));
  const entries = new Map<TableName, SpoolEntry>();
  const entryOf = (table: TableName): SpoolEntry => {
    let entry = entries.get(table);
    if (entry === undefined) {
      entry = new SpoolEntry(table, rowEncoder(tableNamed(table), stamp), join(folder, `${table}.csv`));
      entries.set(table, entry);
    }
    return entry;
  };
  return {
    write: <T extends TableName>(table: T, row: Row<T>) => entryOf(table).add(row),
    tables: () => [...entries.values()].sort((a, b) => b.bytes - a.bytes || (a.table < b.table ? -1 : 1)),
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
  readonly #path: string;
  readonly #buffer = new ByteWriter();
  #written = 0;
  #handle: number | undefined;

  constructor(table: TableName, encoder: RowEncoder, path: string) {
    this.table = table;
    this.#encoder = encoder;
    this.#path = path;
  }

  get bytes(): number {
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
    return this.#path;
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #overflow(): void {
    this.#handle ??= openSync(this.#path, "wx", 0o600);
    const bytes = this.#buffer.view();
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#written += bytes.length;
    this.#buffer.clear();
  }
}
