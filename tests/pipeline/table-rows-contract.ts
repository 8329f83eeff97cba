import { expect, test } from "vitest";
import type { ByteExtract } from "../../pipeline/sources/source.ts";
import { sumOfFingerprints } from "../../pipeline/types/fingerprint.ts";
import { allKeys, cutAt, type KeyRange } from "../../pipeline/types/key-range.ts";
import type { TableState } from "../../pipeline/warehouses/table-state.ts";
import type {
  LoadRecord,
  Publication,
  RawTable,
  TableRows,
  Warehouse,
} from "../../pipeline/warehouses/warehouse.ts";

type Row = readonly [id: bigint, note: string | null];

export interface WarehouseWithRows {
  /** Opens one and the same warehouse, empty before each test. */
  open(): Promise<Warehouse>;
  /** A row in the form that it takes. */
  line(row: Row): string;
}

const table: RawTable = {
  name: "things",
  key: "id",
  columns: [
    { name: "id", type: { kind: "bigint" }, nullable: false },
    { name: "note", type: { kind: "text" }, nullable: true },
  ],
};

const state: TableState = {
  table: table.name,
  sourceTable: "Things",
  columns: table.columns.map((column) => ({ ...column, declaredType: "", converted: false })),
  key: "id",
  newestEdit: null,
  ranges: [{ range: allKeys, fingerprint: { rows: 1, checksum: 1n } }],
  provedByRun: 1,
  checkedByRun: 1,
  snapshotAt: "2026-01-01 00:00:00",
};

const record: LoadRecord = {
  runId: 1,
  states: [state],
  unchanged: [],
  snapshotAt: state.snapshotAt,
  tableRuns: [],
  statuses: [],
  conversions: [],
  schemaChanges: [],
  profile: "plain",
  furtherTables: [],
  ending: {
    status: "succeeded",
    endedAt: state.snapshotAt,
    snapshotAt: state.snapshotAt,
    snapshot: null,
    attempts: 1,
    tablesChecked: 1,
    tablesChanged: 1,
    rowsChecked: 1,
    rowsMoved: 1,
    bytesMoved: 1,
    message: null,
  },
};

const firstRows: readonly Row[] = [1n, 2n, 3n, 5n, 8n, 9n, 2n ** 63n - 1n].map((id) => [id, `note ${id}`]);

/** What rows, copies and publications of every warehouse must do, the one in memory among them. */
export function tableRowsContract({ open, line }: WarehouseWithRows): void {
  const extract = (rows: readonly Row[]): ByteExtract => extractOf(rows.map(line));
  const withWarehouse = async <T>(work: (warehouse: Warehouse) => Promise<T>): Promise<T> => {
    const warehouse = await open();
    try {
      return await work(warehouse);
    } finally {
      await warehouse.close();
    }
  };
  const inCopy = <T>(work: (rows: TableRows) => Promise<T>): Promise<T> =>
    withWarehouse(async (warehouse) => {
      await warehouse.layOut([table]);
      await warehouse.inCopy(table, (rows) => rows.append(extract(firstRows)));
      return warehouse.inCopy(table, work);
    });
  const keysIn = async (rows: TableRows, range: KeyRange = allKeys): Promise<(string | null)[]> =>
    (await rows.rowChecksums(range)).map(({ key }) => key).sort((a, b) => Number(a) - Number(b));
  const publish = (work: (publication: Publication) => Promise<unknown>): Promise<unknown> =>
    withWarehouse((warehouse) => warehouse.publish(work));
  const published = (): Promise<(string | null)[]> =>
    withWarehouse((warehouse) => warehouse.publish((publication) => keysIn(publication.rows(table))));
  const publishFirst = (): Promise<unknown> =>
    withWarehouse(async (warehouse) => {
      await warehouse.layOut([table]);
      await warehouse.inCopy(table, (rows) => rows.append(extract(firstRows)));
      await warehouse.beginRun({ source: "", mode: "full", startedAt: state.snapshotAt });
      await warehouse.publish(async (publication) => {
        await publication.swapIn([table]);
        await publication.record(record);
      });
    });

  const within: readonly [string, KeyRange][] = [
    ["all keys", allKeys],
    ["keys from the middle", { above: 2n, through: 8n }],
    ["the last keys", { above: 3n, through: null }],
    ["the first keys", { above: null, through: 5n }],
    ["keys of which there is none", { above: 9n, through: 20n }],
  ];
  test.each(within)("fingerprints of %s, cut, add up to that of the whole", async (_, range) => {
    await inCopy(async (rows) => {
      const parts = cutAt(
        range,
        [4n, 5n].filter((cut) => range.above === null || cut > range.above),
      );
      const whole = await rows.fingerprint(range);
      const together = await rows.fingerprints(parts);
      const one = [];
      for (const part of parts) one.push(await rows.fingerprint(part));
      expect(together).toEqual(one);
      expect(sumOfFingerprints(together)).toEqual(whole);
    });
  });

  test("rows are cleared, appended and put in place by key", async () => {
    await inCopy(async (rows) => {
      await rows.clear({ above: 2n, through: 5n });
      expect(await keysIn(rows)).toEqual(["1", "2", "8", "9", "9223372036854775807"]);
      await rows.append(extract([[4n, null]]));
      const before = await rows.fingerprint({ above: 8n, through: null });
      const others = await rows.fingerprint({ above: null, through: 2n });
      await rows.upsert(
        extract([
          [8n, "another"],
          [7n, "new"],
          [2n, "not wanted"],
        ]),
        [
          { above: 4n, through: 6n },
          { above: 6n, through: 8n },
        ],
      );
      expect(await rows.fingerprint({ above: null, through: 2n })).toEqual(others);
      expect(await keysIn(rows, { above: 3n, through: 9n })).toEqual(["4", "7", "8", "9"]);
      expect(await rows.fingerprint({ above: 8n, through: null })).toEqual(before);
      expect((await rows.fingerprint({ above: 7n, through: 8n })).rows).toBe(1);
    });
  });

  test("the last key of a range is known, and keys at which to cut it", async () => {
    await inCopy(async (rows) => {
      expect(await rows.lastKey({ above: null, through: 7n })).toBe(5n);
      expect(await rows.lastKey(allKeys)).toBe(2n ** 63n - 1n);
      expect(await rows.lastKey({ above: 9n, through: 20n })).toBeNull();
      expect(await rows.cuts(allKeys, 2)).toEqual([2n, 5n, 9n]);
      expect(await rows.cuts({ above: 1n, through: 8n }, 2)).toEqual([3n, 8n]);
    });
  });

  test("a copy keeps what was committed, outlives its load, and goes when it is laid out anew", async () => {
    await withWarehouse(async (warehouse) => {
      await warehouse.layOut([table]);
      await warehouse.inCopy(table, (rows) => rows.append(extract(firstRows)));
      const failing = warehouse.inCopy(table, async (rows) => {
        await rows.clear(allKeys);
        throw new Error("power cut");
      });
      await expect(failing).rejects.toThrow("power cut");
    });
    await withWarehouse(async (warehouse) => {
      const { leftOver, isLeftOver } = await warehouse.contents();
      expect(leftOver).toEqual(["things"]);
      expect(isLeftOver(table)).toBe(true);
      expect(isLeftOver({ ...table, columns: table.columns.slice(0, 1) })).toBe(false);
      expect((await warehouse.inCopy(table, (rows) => rows.fingerprint(allKeys))).rows).toBe(7);
      await warehouse.layOut([table]);
      expect((await warehouse.inCopy(table, (rows) => rows.fingerprint(allKeys))).rows).toBe(0);
      await warehouse.forget(["things"]);
      expect((await warehouse.contents()).leftOver).toEqual([]);
    });
  });

  test("a publication becomes visible with its state", async () => {
    await publishFirst();
    expect(await published()).toHaveLength(7);
    const { states, leftOver } = await withWarehouse((warehouse) => warehouse.contents());
    expect([...states.values()]).toEqual([state]);
    expect(leftOver).toEqual([]);
  });

  test("a publication that fails leaves rows and states as they were", async () => {
    await publishFirst();
    const failing = publish(async (publication) => {
      const rows = publication.rows(table);
      await rows.clear({ above: 3n, through: null });
      await rows.append(extract([[4n, "new"]]));
      expect(await keysIn(rows)).toEqual(["1", "2", "3", "4"]);
      await publication.record({ ...record, states: [{ ...state, newestEdit: "2026-02-02 00:00:00" }] });
      throw new Error("power cut");
    });
    await expect(failing).rejects.toThrow("power cut");
    expect(await published()).toHaveLength(7);
    const { states } = await withWarehouse((warehouse) => warehouse.contents());
    expect([...states.values()]).toEqual([state]);
  });
}

function extractOf(lines: readonly string[]): ByteExtract {
  const bytes = Buffer.from(lines.map((one) => `${one}\n`).join(""));
  return {
    kind: "csv",
    blocks: blocksOf(bytes),
    conversions: () => [],
    rows: () => lines.length,
    bytes: () => bytes.length,
    longestRow: () => bytes.length,
  };
}

async function* blocksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** As DuckDB and PostgreSQL read CSV here. */
export function csvLine([id, note]: Row): string {
  return `${id},${note === null ? "\\N" : `"${note}"`}`;
}
