import type { ConvertedValue } from "../sources/converted-value.ts";
import type { EditedSince, Extract, Source, TablePart } from "../sources/source.ts";
import { type Fingerprint, sameFingerprint } from "../types/fingerprint.ts";
import { isInRange, type KeyRange } from "../types/key-range.ts";
import type { RangeState } from "../warehouses/table-state.ts";
import type { TableRows, Warehouse } from "../warehouses/warehouse.ts";
import type { Lanes } from "./lanes.ts";
import type { PlannedTable } from "./load-plan.ts";
import { type Difference, differingRows } from "./prove.ts";

/** What the loads of all tables share. */
export interface LoadContext {
  readonly lanes: Lanes;
  readonly warehouse: Warehouse;
  /** Rows of a range, about. */
  readonly rangeRows: number;
  /** Seconds that edit stamps are looked back further than the newest one seen. */
  readonly overlap: number;
  readonly now: () => Date;
}

/** A source without snapshots may change while it is read; it is read again this often. */
const mostReadings = 4;

/** The reading side of one table's load: reads its parts, and keeps account of what it took. */
export class TableWork {
  readonly planned: PlannedTable;
  readonly context: LoadContext;
  /** Columns known to hold values that cannot be kept. */
  readonly converted: Set<string>;
  readonly conversions: ConvertedValue[] = [];
  /** Ranges whose rows were read, so that older conversions of theirs no longer hold. */
  readonly read: KeyRange[] = [];
  rowsMoved = 0;
  bytesMoved = 0;
  copySeconds = 0;
  proofSeconds = 0;

  constructor(planned: PlannedTable, context: LoadContext) {
    this.planned = planned;
    this.context = context;
    const state = planned.basis.kind === "compare" ? planned.basis.state : undefined;
    const known = state?.columns.filter(({ converted }) => converted) ?? [];
    this.converted = new Set(known.map(({ name }) => name));
  }

  get table(): string {
    return this.planned.target.name;
  }

  part(range: KeyRange, editedSince?: EditedSince): TablePart {
    const { source, target, without } = this.planned;
    return { table: source, key: target.key, range, without, converted: this.converted, editedSince };
  }

  /** Copies a part of the table into some rows of the warehouse. */
  async copy(source: Source, part: TablePart, into: (extract: Extract) => Promise<void>): Promise<void> {
    await this.timed("copySeconds", async () => {
      const { kind, format } = this.context.warehouse;
      const extract = await source.extract(part, source.kind === kind ? "duckdb" : format);
      await into(extract);
      this.rowsMoved += extract.rows();
      if (extract.kind !== "duckdb") this.bytesMoved += extract.bytes();
      this.note(part.range, extract.conversions());
    });
  }

  fingerprint(source: Source, range: KeyRange): Promise<Fingerprint> {
    return this.timed("proofSeconds", () => source.fingerprint(this.part(range)));
  }

  fingerprintOf(rows: TableRows, range: KeyRange): Promise<Fingerprint> {
    return this.timed("proofSeconds", () => rows.fingerprint(range));
  }

  /**
   * Makes the rows of a range those of the source, again and again while the source changes under the reading.
   *
   * @param expected what the source had when it was last looked at
   * @returns what both have in the end, or how they still differ
   */
  async replaceRange(
    source: Source,
    rows: TableRows,
    { range, fingerprint: expected }: RangeState,
  ): Promise<RangeState | Difference> {
    let before = expected;
    for (let reading = 1; ; reading++) {
      await rows.clear(range);
      await this.copy(source, this.part(range), (extract) => rows.append(extract));
      const warehouse = await this.fingerprintOf(rows, range);
      if (sameFingerprint(before, warehouse)) return { range, fingerprint: warehouse };
      // Values that had to be converted are known only now, and the source may have no snapshot.
      const now = await this.fingerprint(source, range);
      if (sameFingerprint(now, warehouse)) return { range, fingerprint: warehouse };
      if (sameFingerprint(now, before) || reading === mostReadings) {
        return this.difference(source, rows, { range, source: now, warehouse });
      }
      before = now;
    }
  }

  async difference(
    source: Source,
    rows: TableRows,
    found: Pick<Difference, "range" | "source" | "warehouse">,
  ): Promise<Difference> {
    const here = await source.rowChecksums(this.part(found.range));
    const there = await rows.rowChecksums(found.range);
    return { table: this.table, ...found, rows: differingRows(here, there) };
  }

  async timed<T>(account: "copySeconds" | "proofSeconds", work: () => Promise<T>): Promise<T> {
    const started = this.context.now().getTime();
    try {
      return await work();
    } finally {
      this[account] += (this.context.now().getTime() - started) / 1000;
    }
  }

  /** What was read before of the same keys is read anew, so that it is not counted twice. */
  private note(range: KeyRange, values: readonly ConvertedValue[]): void {
    const isReadAgain = ({ key }: ConvertedValue): boolean =>
      this.planned.target.key === undefined || (key !== null && isInRange(BigInt(key), range));
    if (this.conversions.length > 0) {
      const others = this.conversions.filter((value) => !isReadAgain(value));
      this.conversions.length = 0;
      this.conversions.push(...others);
    }
    this.read.push(range);
    for (const value of values) {
      this.conversions.push(value);
      this.converted.add(value.column);
    }
  }
}

export function isDifference(found: RangeState | Difference): found is Difference {
  return "rows" in found && "warehouse" in found;
}
