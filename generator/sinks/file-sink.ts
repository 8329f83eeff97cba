import { setImmediate } from "node:timers/promises";
import type { Row, TableName } from "../opendental/schema/tables.ts";
import { explainFileError } from "./file-errors.ts";
import type { SinkOptions } from "./open-sink.ts";
import { openRowSpool, type RowSpool } from "./row-spool.ts";
import { defaultStamp, type LoadListener, type PracticeMarker, type Sink, type SinkReport } from "./sink.ts";
import { reportOf } from "./sink-report.ts";
import type { SpoolFormatName } from "./spool-formats.ts";

/** A practice as one file or one folder. */
export interface PracticeFiles {
  /** How the rows wait that it is made of. */
  readonly format: SpoolFormatName;
  /** As shown to a person. */
  readonly name: string;
  /**
   * Asks whether the practice may be written there.
   *
   * @throws {BitewingError} of kind `database` when there is anything that is not bitewing's own.
   */
  admit(): Promise<unknown>;
  /** Begins to write it beside its place. What is under way stops with an error when `remove` takes the place away. */
  start(marker: PracticeMarker, spool: RowSpool): Promise<FilesUnderWay>;
  /** Puts what was filled in its place, where it replaces an earlier practice. */
  publish(): void;
  /** Removes what an unfinished `fill` left behind. */
  remove(): void;
}

/** A practice whose files are being written. */
export interface FilesUnderWay {
  /** Begins with the tables that are complete, where that can be done beside the writing. Does not wait for it. */
  settle(): void;
  /** Writes everything that is left. */
  finish(heard?: LoadListener): Promise<void>;
  /** Lets go of what is held, finished or not. */
  close(): void;
}

/** What exists between `begin` and the end. */
interface Filling {
  readonly spool: RowSpool;
  readonly files: FilesUnderWay;
}

/** Writes a practice into files beside its place: nothing half-written is ever seen. */
export class FileSink implements Sink {
  readonly #files: PracticeFiles;
  readonly #temporaryFolder: string | undefined;
  #filling: Filling | undefined;

  get format(): SpoolFormatName {
    return this.#files.format;
  }

  constructor(files: PracticeFiles, { temporaryFolder }: SinkOptions) {
    this.#files = files;
    this.#temporaryFolder = temporaryFolder;
  }

  async begin(marker: PracticeMarker): Promise<void> {
    await this.#files.admit();
    this.#files.remove();
    const spool = openRowSpool({
      stamp: defaultStamp(marker.asOf),
      format: this.#files.format,
      temporaryFolder: this.#temporaryFolder,
    });
    try {
      this.#filling = { spool, files: await this.#files.start(marker, spool) };
    } catch (error) {
      spool.remove();
      throw explainFileError(error, this.#files.name);
    }
  }

  write<T extends TableName>(table: T, row: Row<T>): void {
    this.#demandFilling().spool.write(table, row);
  }

  spool(): RowSpool {
    return this.#demandFilling().spool;
  }

  /** A file is written once, when all its rows are there. */
  async settle(areComplete = false): Promise<void> {
    const { files } = this.#demandFilling();
    if (!areComplete) return;
    files.settle();
    await setImmediate();
  }

  async finish(heard?: LoadListener): Promise<SinkReport> {
    const filling = this.#demandFilling();
    const report = reportOf(filling.spool.tables());
    try {
      await filling.files.finish(heard);
      if (this.#filling !== filling) throw new Error("the sink was given up while it was writing");
      filling.files.close();
      this.#files.publish();
    } catch (error) {
      throw explainFileError(error, this.#files.name);
    }
    this.#filling = undefined;
    filling.spool.remove();
    return report;
  }

  async abort(): Promise<void> {
    const filling = this.#filling;
    this.#filling = undefined;
    if (filling === undefined) return;
    filling.spool.remove();
    filling.files.close();
    this.#files.remove();
  }

  #demandFilling(): Filling {
    if (this.#filling === undefined) throw new Error("a sink takes rows only between begin and finish");
    return this.#filling;
  }
}
