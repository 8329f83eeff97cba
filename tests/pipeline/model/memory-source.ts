import type { ConvertedValue } from "../../../pipeline/sources/converted-value.ts";
import type { OpenedSources } from "../../../pipeline/sources/open-source.ts";
import type {
  ByteExtract,
  KeyedTable,
  Source,
  TableExtent,
  TablePart,
} from "../../../pipeline/sources/source.ts";
import type { SourceTable } from "../../../pipeline/sources/source-schema.ts";
import type { Fingerprint, RowChecksum } from "../../../pipeline/types/fingerprint.ts";
import { isInRange } from "../../../pipeline/types/key-range.ts";
import { called, type ModelCalls } from "./model-calls.ts";
import type { DatabaseContent, ModelDatabase, TableContent } from "./model-database.ts";
import {
  type Cell,
  checksumOf,
  cutsOf,
  type Fingerprinting,
  fingerprintOfRows,
  keptCell,
  keptRow,
  type ModelRow,
} from "./model-rows.ts";
import { columnNames, isKeyed, primaryKeyOf, sourceTableOf } from "./model-table.ts";

export interface MemorySourcesOptions {
  readonly database: ModelDatabase;
  readonly connections: number;
  /** False for connections that are opened one after another, while others commit. */
  readonly isOneMoment: boolean;
  readonly calls: ModelCalls;
  /** How far the engine's estimates of rows are off, as a factor. */
  readonly estimate?: number;
  readonly fingerprinting?: Fingerprinting;
  /** Is told the moment that each connection sees. */
  readonly onOpen?: (seen: readonly DatabaseContent[]) => void;
}

/** Connections to a database in memory. */
export async function openMemorySources(options: MemorySourcesOptions): Promise<OpenedSources> {
  const { database, connections, isOneMoment, calls, onOpen } = options;
  const seen: DatabaseContent[] = [];
  for (let i = 0; i < connections; i++) {
    const [first] = seen;
    const moment = called(calls, "open", () => database.content());
    seen.push(isOneMoment && first !== undefined ? first : moment);
  }
  onOpen?.(seen);
  const sources = seen.map((moment) => new MemorySource(moment, options));
  return { sources, snapshotAt: "2026-01-01 00:00:00", isOneMoment };
}

/** One connection: a moment for tables that have snapshots, what is there now for others. */
class MemorySource implements Source {
  readonly kind = "mysql";
  private readonly moment: DatabaseContent;
  private readonly database: ModelDatabase;
  private readonly calls: ModelCalls;
  private readonly estimate: number;
  private readonly fingerprinting: Fingerprinting;

  constructor(moment: DatabaseContent, options: MemorySourcesOptions) {
    this.moment = moment;
    this.database = options.database;
    this.calls = options.calls;
    this.estimate = options.estimate ?? 1;
    this.fingerprinting = options.fingerprinting ?? fingerprintOfRows;
  }

  async schema(): ReturnType<Source["schema"]> {
    return called(this.calls, "schema", () => ({
      server: "model",
      tables: [...this.moment.values()].map(({ table, rows }) =>
        sourceTableOf(table, Math.round(rows.size * this.estimate)),
      ),
    }));
  }

  sampler(): never {
    throw new TypeError("a load takes no sample");
  }

  async extents(tables: readonly KeyedTable[]): Promise<ReadonlyMap<string, TableExtent>> {
    return called(
      this.calls,
      "extents",
      () => new Map(tables.map(({ table }) => [table.name, this.extentOf(table.name)])),
    );
  }

  /** Rows as lines of JSON. What the statement sees is fixed when it begins. */
  async extract(part: TablePart): Promise<ByteExtract> {
    const rows = called(this.calls, "extract", () => this.rowsOf(part));
    const columns = this.columnsOf(part);
    const lines = rows.map(({ cells }) => JSON.stringify(cells.map(keptCell)));
    const conversions = rows.flatMap((row) => conversionsOf(this.content(part.table.name), columns, row));
    const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
    return {
      kind: "copy-text",
      blocks: this.blocks(lines),
      conversions: () => conversions,
      rows: () => rows.length,
      bytes: () => length,
      longestRow: () => Math.max(0, ...lines.map((line) => line.length)),
    };
  }

  async fingerprint(part: TablePart): Promise<Fingerprint> {
    return called(this.calls, "fingerprint", () => this.fingerprinting(this.comparable(part)));
  }

  async rowChecksums(part: TablePart): Promise<readonly RowChecksum[]> {
    return called(this.calls, "rowChecksums", () =>
      this.comparable(part).map(({ key, cells }) => ({
        key: key === null ? null : String(key),
        checksum: String(checksumOf(cells)),
      })),
    );
  }

  async cuts(part: TablePart, rows: number): Promise<readonly bigint[]> {
    return called(this.calls, "cuts", () => cutsOf(this.rowsOf(part), rows));
  }

  async newestEdit(table: SourceTable, stamp: string): Promise<string | null> {
    return called(this.calls, "newestEdit", () => {
      const content = this.content(table.name);
      const column = columnNames(content.table).indexOf(stamp);
      const stamps = [...content.rows.values()].map(({ cells }) => cells[column] ?? null);
      return stamps.reduce<Cell>(
        (newest, one) => (one !== null && one > (newest ?? "") ? one : newest),
        null,
      );
    });
  }

  async close(): Promise<void> {}

  private async *blocks(lines: readonly string[]): AsyncIterable<Uint8Array> {
    const half = Math.ceil(lines.length / 2);
    for (const some of [lines.slice(0, half), lines.slice(half)]) {
      if (some.length === 0) continue;
      this.calls.before("block");
      yield Buffer.from(`${some.join("\n")}\n`);
    }
  }

  private content(name: string): TableContent {
    const seen = this.moment.get(name);
    const content = seen?.table.engine === "unprotected" ? this.database.content().get(name) : seen;
    if (content === undefined) throw new Error(`the model has no table ${name}`);
    return content;
  }

  private extentOf(name: string): TableExtent {
    const { table, rows } = this.content(name);
    if (rows.size === 0) return { kind: "empty" };
    if (!isKeyed(table)) return { kind: "filled" };
    const keys = [...rows.values()].flatMap(({ key }) => (key === null ? [] : [key]));
    return {
      kind: "keyed",
      least: keys.reduce((a, b) => (a < b ? a : b)),
      greatest: keys.reduce((a, b) => (a > b ? a : b)),
    };
  }

  private columnsOf({ table, without }: TablePart): readonly string[] {
    return table.columns.map(({ name }) => name).filter((name) => without?.has(name) !== true);
  }

  private rowsOf(part: TablePart): readonly ModelRow[] {
    const { table, rows } = this.content(part.table.name);
    const all = columnNames(table);
    const kept = this.columnsOf(part).map((name) => all.indexOf(name));
    const isPart = ({ key, cells }: ModelRow): boolean =>
      (key === null || isInRange(key, part.range)) && isEditedSince(cells, all, part.editedSince);
    const rowsOfPart = [...rows.values()].filter(isPart);
    return kept.length === all.length
      ? rowsOfPart
      : rowsOfPart.map(({ key, cells }) => ({ key, cells: kept.map((i) => cells[i] ?? null) }));
  }

  /** Rows as their fingerprint sees them: columns with values that cannot be kept are known, or not yet. */
  private comparable(part: TablePart): readonly ModelRow[] {
    const rows = this.rowsOf(part);
    if (part.converted.size === 0) return rows;
    const isConverted = this.columnsOf(part).map((name) => part.converted.has(name));
    return rows.map(({ key, cells }) => ({
      key,
      cells: cells.map((cell, i) => (isConverted[i] === true ? keptCell(cell) : cell)),
    }));
  }
}

function isEditedSince(
  cells: readonly Cell[],
  columns: readonly string[],
  since: TablePart["editedSince"],
): boolean {
  if (since === undefined) return true;
  const stamp = cells[columns.indexOf(since.stamp)] ?? null;
  return stamp !== null && secondsOf(stamp) >= secondsOf(since.time) - since.overlap;
}

function secondsOf(stamp: string): number {
  return Date.parse(`${stamp.replace(" ", "T")}Z`) / 1000;
}

/** The values of a row that no warehouse can keep. */
function conversionsOf(
  { table }: TableContent,
  columns: readonly string[],
  { cells }: ModelRow,
): ConvertedValue[] {
  const names = primaryKeyOf(table);
  const key = names.length === 0 ? null : names.map((name) => cells[columns.indexOf(name)] ?? "").join(",");
  return cells.flatMap((cell, i): ConvertedValue[] =>
    cell?.includes("\0") === true
      ? [{ column: columns[i] ?? "", kind: "NUL byte", key, value: cell.replaceAll("\0", "\\0") }]
      : [],
  );
}

/** What a full load would publish of a table: its rows, and the values that cannot be kept. */
export function expectedOf(content: TableContent): {
  readonly rows: readonly ModelRow[];
  readonly conversions: readonly ConvertedValue[];
} {
  const rows = [...content.rows.values()];
  const columns = columnNames(content.table);
  return {
    rows: rows.map(keptRow),
    conversions: rows.flatMap((row) => conversionsOf(content, columns, row)),
  };
}
