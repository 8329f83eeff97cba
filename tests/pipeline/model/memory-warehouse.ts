import type { ConvertedValue } from "../../../pipeline/sources/converted-value.ts";
import type { Extract } from "../../../pipeline/sources/source.ts";
import type { Fingerprint, RowChecksum } from "../../../pipeline/types/fingerprint.ts";
import { allKeys, isInRange, type KeyRange } from "../../../pipeline/types/key-range.ts";
import type { RunEnding, RunStart } from "../../../pipeline/warehouses/run-record.ts";
import { stateTable, type TableState } from "../../../pipeline/warehouses/table-state.ts";
import type {
  ColumnAlteration,
  LoadRecord,
  LoadStatus,
  Publication,
  RawTable,
  TableRows,
  Warehouse,
  WarehouseContents,
} from "../../../pipeline/warehouses/warehouse.ts";
import { called, type ModelCalls, quietCalls } from "./model-calls.ts";
import {
  type Cell,
  checksumOf,
  cutsOf,
  type Fingerprinting,
  fingerprintOfRows,
  type ModelRow,
} from "./model-rows.ts";

export interface StoredTable {
  readonly table: RawTable;
  readonly rows: readonly ModelRow[];
}

/** All that a publication changes, which is replaced as one. */
export interface Published {
  readonly tables: ReadonlyMap<string, StoredTable>;
  readonly states: ReadonlyMap<string, TableState>;
  readonly conversions: ReadonlyMap<string, readonly ConvertedValue[]>;
  readonly statuses: ReadonlyMap<string, LoadStatus>;
  readonly endings: ReadonlyMap<number, RunEnding["status"]>;
}

/** What a warehouse keeps from load to load. */
export class MemoryDatabase {
  published: Published = {
    tables: new Map(),
    states: new Map(),
    conversions: new Map(),
    statuses: new Map(),
    endings: new Map(),
  };
  /** Copies out of sight. */
  readonly copies = new Map<string, StoredTable>();
  runs = 0;
}

/** A load's connection to a warehouse in memory. */
export class MemoryWarehouse implements Warehouse {
  readonly kind = "postgres";
  readonly format = "copy";
  private readonly database: MemoryDatabase;
  private readonly calls: ModelCalls;
  private readonly fingerprinting: Fingerprinting;

  constructor(
    database: MemoryDatabase,
    calls: ModelCalls = quietCalls,
    fingerprinting: Fingerprinting = fingerprintOfRows,
  ) {
    this.database = database;
    this.calls = calls;
    this.fingerprinting = fingerprinting;
  }

  async contents(): Promise<WarehouseContents> {
    return called(this.calls, "contents", () => {
      const { tables, states } = this.database.published;
      const present = [...states].filter(([name, state]) =>
        haveSameColumns(tables.get(name)?.table, stateTable(state)),
      );
      const copies = new Map(this.database.copies);
      return {
        states: new Map(present),
        profile: null,
        leftOver: [...copies.keys()],
        isLeftOver: (table) => haveSameColumns(copies.get(table.name)?.table, table),
      };
    });
  }

  async beginRun(_run: RunStart): Promise<number> {
    return called(this.calls, "beginRun", () => ++this.database.runs);
  }

  async endRun(runId: number, ending: RunEnding): Promise<void> {
    called(this.calls, "endRun", () => {
      const { published } = this.database;
      const endings = new Map(published.endings).set(runId, ending.status);
      this.database.published = { ...published, endings };
    });
  }

  async layOut(tables: readonly RawTable[]): Promise<void> {
    called(this.calls, "layOut", () => {
      for (const table of tables) this.database.copies.set(table.name, { table, rows: [] });
    });
  }

  async inCopy<T>(table: RawTable, work: (rows: TableRows) => Promise<T>): Promise<T> {
    this.calls.before("inCopy");
    const rows = new MemoryRows(table, () => this.copy(table.name).rows, this.calls, this.fingerprinting);
    const result = await work(rows);
    called(this.calls, "commit of a copy", () => {
      this.database.copies.set(table.name, { table, rows: rows.all() });
    });
    return result;
  }

  async finish(table: RawTable): Promise<void> {
    called(this.calls, "finish", () => {
      const keys = this.copy(table.name).rows.map(({ key }) => key);
      if (table.key !== undefined && new Set(keys).size < keys.length) throw new Error("a key exists twice");
    });
  }

  async forget(tables: readonly string[]): Promise<void> {
    called(this.calls, "forget", () => {
      for (const name of tables) this.database.copies.delete(name);
    });
  }

  async publish<T>(work: (publication: Publication) => Promise<T>): Promise<T> {
    this.calls.before("publish");
    const publication = new MemoryPublication(this.database, this.calls, this.fingerprinting);
    const result = await work(publication);
    called(this.calls, "commit", () => {
      this.database.published = publication.result();
      for (const name of publication.swapped) this.database.copies.delete(name);
    });
    return result;
  }

  async close(): Promise<void> {}

  private copy(name: string): StoredTable {
    const copy = this.database.copies.get(name);
    if (copy === undefined) throw new Error(`no copy of ${name} is laid out`);
    return copy;
  }
}

class MemoryPublication implements Publication {
  readonly swapped: string[] = [];
  private readonly database: MemoryDatabase;
  private readonly calls: ModelCalls;
  private readonly fingerprinting: Fingerprinting;
  private readonly tables: Map<string, StoredTable>;
  private readonly changed = new Map<string, MemoryRows>();
  private recorded: Published;

  constructor(database: MemoryDatabase, calls: ModelCalls, fingerprinting: Fingerprinting) {
    this.database = database;
    this.calls = calls;
    this.fingerprinting = fingerprinting;
    this.tables = new Map(database.published.tables);
    this.recorded = database.published;
  }

  rows(table: RawTable): TableRows {
    this.calls.before("rows");
    const stored = this.tables.get(table.name);
    if (stored === undefined) throw new Error(`no table ${table.name} is published`);
    const rows = new MemoryRows(
      table,
      () => this.tables.get(table.name)?.rows ?? [],
      this.calls,
      this.fingerprinting,
    );
    this.changed.set(table.name, rows);
    return rows;
  }

  async alter(table: RawTable, changes: readonly ColumnAlteration[]): Promise<readonly string[]> {
    return called(this.calls, "alter", () => {
      const stored = this.tables.get(table.name);
      if (stored === undefined) throw new Error(`no table ${table.name} is published`);
      this.tables.set(table.name, { ...changes.reduce(altered, stored), table });
      return [];
    });
  }

  async swapIn(tables: readonly RawTable[]): Promise<readonly string[]> {
    return called(this.calls, "swapIn", () => {
      for (const { name } of tables) {
        const copy = this.database.copies.get(name);
        if (copy === undefined) throw new Error(`no copy of ${name} is laid out`);
        this.tables.set(name, copy);
        this.changed.delete(name);
        this.swapped.push(name);
      }
      return [];
    });
  }

  async record(record: LoadRecord): Promise<void> {
    called(this.calls, "record", () => {
      const before = this.recorded;
      const states = new Map(before.states);
      for (const state of record.states) states.set(state.table, state);
      for (const name of record.unchanged) {
        const state = states.get(name);
        if (state !== undefined) states.set(name, { ...state, checkedByRun: record.runId });
      }
      this.recorded = {
        ...before,
        states,
        conversions: recordedConversions(before.conversions, record),
        statuses: new Map([
          ...before.statuses,
          ...record.statuses.map((status) => [status.tableName, status] as const),
        ]),
        endings: new Map(before.endings).set(record.runId, record.ending.status),
      };
    });
  }

  result(): Published {
    const tables = new Map(this.tables);
    for (const [name, rows] of this.changed) {
      const stored = tables.get(name);
      if (stored !== undefined) tables.set(name, { ...stored, rows: rows.all() });
    }
    return { ...this.recorded, tables };
  }
}

/** Changes of a table's rows within a transaction, on top of what others have committed. */
class MemoryRows implements TableRows {
  private readonly table: RawTable;
  private readonly base: () => readonly ModelRow[];
  private readonly calls: ModelCalls;
  private readonly fingerprinting: Fingerprinting;
  private readonly changes: ((rows: readonly ModelRow[]) => readonly ModelRow[])[] = [];

  constructor(
    table: RawTable,
    base: () => readonly ModelRow[],
    calls: ModelCalls,
    fingerprinting: Fingerprinting,
  ) {
    this.table = table;
    this.base = base;
    this.calls = calls;
    this.fingerprinting = fingerprinting;
  }

  all(): readonly ModelRow[] {
    return this.changes.reduce((rows, change) => change(rows), this.base());
  }

  async clear(range: KeyRange): Promise<void> {
    called(this.calls, "clear", () => {
      this.changes.push((rows) => rows.filter((row) => !isRowInRange(row, range)));
    });
  }

  async append(extract: Extract): Promise<void> {
    const added = await this.read(extract);
    called(this.calls, "append", () => this.changes.push((rows) => [...rows, ...added]));
  }

  async upsert(extract: Extract, within: readonly KeyRange[]): Promise<void> {
    if (this.table.key === undefined) throw new Error("rows without a key cannot be put in place of others");
    const isWanted = (key: bigint | null): boolean =>
      key !== null && within.some((range) => isInRange(key, range));
    const added = (await this.read(extract)).filter(({ key }) => isWanted(key));
    const keys = new Set(added.map(({ key }) => key));
    called(this.calls, "upsert", () =>
      this.changes.push((rows) => [...rows.filter(({ key }) => !keys.has(key)), ...added]),
    );
  }

  async fingerprint(range: KeyRange): Promise<Fingerprint> {
    return called(this.calls, "fingerprint of rows", () => this.fingerprinting(this.in(range)));
  }

  async fingerprints(ranges: readonly KeyRange[]): Promise<readonly Fingerprint[]> {
    return called(this.calls, "fingerprints of rows", () =>
      ranges.map((range) => this.fingerprinting(this.in(range))),
    );
  }

  async lastKey(range: KeyRange): Promise<bigint | null> {
    return called(this.calls, "lastKey", () =>
      this.in(range).reduce<bigint | null>(
        (last, { key }) => (key !== null && (last === null || key > last) ? key : last),
        null,
      ),
    );
  }

  async cuts(range: KeyRange, rows: number): Promise<readonly bigint[]> {
    return called(this.calls, "cuts of rows", () => cutsOf(this.in(range), rows));
  }

  async rowChecksums(range: KeyRange): Promise<readonly RowChecksum[]> {
    return called(this.calls, "rowChecksums of rows", () =>
      this.in(range).map(({ key, cells }) => ({
        key: key === null ? null : String(key),
        checksum: String(checksumOf(cells)),
      })),
    );
  }

  private in(range: KeyRange): readonly ModelRow[] {
    return this.all().filter((row) => isRowInRange(row, range));
  }

  private async read(extract: Extract): Promise<readonly ModelRow[]> {
    if (extract.kind === "duckdb") throw new TypeError("the model reads bytes");
    const blocks: Uint8Array[] = [];
    for await (const block of extract.blocks) blocks.push(block);
    const lines = Buffer.concat(blocks).toString("utf8").split("\n");
    const column = this.table.columns.findIndex(({ name }) => name === this.table.key);
    return lines
      .filter((line) => line !== "")
      .map((line) => {
        const cells = JSON.parse(line) as Cell[]; // written by the memory source
        const key = cells[column];
        return { key: key === undefined || key === null ? null : BigInt(key), cells };
      });
  }
}

function isRowInRange({ key }: ModelRow, range: KeyRange): boolean {
  return key === null || isInRange(key, range);
}

function altered({ table, rows }: StoredTable, change: ColumnAlteration): StoredTable {
  switch (change.kind) {
    case "add": {
      const columns = [...table.columns, change.column];
      const cell = change.default;
      return {
        table: { ...table, columns },
        rows: rows.map(({ key, cells }) => ({ key, cells: [...cells, cell] })),
      };
    }
    case "drop": {
      const at = table.columns.findIndex(({ name }) => name === change.column);
      const columns = table.columns.filter((_, i) => i !== at);
      return {
        table: { ...table, columns },
        rows: rows.map(({ key, cells }) => ({ key, cells: cells.filter((_, i) => i !== at) })),
      };
    }
    case "retype": {
      const columns = table.columns.map((column) =>
        column.name === change.column.name ? change.column : column,
      );
      return { table: { ...table, columns }, rows };
    }
  }
}

function recordedConversions(
  before: Published["conversions"],
  { conversions }: LoadRecord,
): Published["conversions"] {
  const after = new Map(before);
  for (const { table, read, values } of conversions) {
    const isReadAgain = ({ key }: ConvertedValue): boolean =>
      read.some((range) => range === allKeys || isAll(range) || isInRange(BigInt(key ?? 0), range));
    const kept = (after.get(table) ?? []).filter((value) => !isReadAgain(value));
    after.set(table, [...kept, ...values]);
  }
  return after;
}

function isAll({ above, through }: KeyRange): boolean {
  return above === null && through === null;
}

function haveSameColumns(a: RawTable | undefined, b: RawTable): boolean {
  if (a === undefined) return false;
  const form = ({ columns }: RawTable): string =>
    JSON.stringify(columns.map(({ name, type }) => [name, type]));
  return form(a) === form(b);
}
