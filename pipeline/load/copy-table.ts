/** Copies a whole table out of sight, and proves the copy. */
import { type Fingerprint, sameFingerprint } from "../types/fingerprint.ts";
import { allKeys, byLowerEnd, cutAt, cutEvenly, type KeyRange } from "../types/key-range.ts";
import type { RangeState } from "../warehouses/table-state.ts";
import type { Difference } from "./prove.ts";
import type { CopiedTable } from "./table-load.ts";
import { isDifference, type TableWork } from "./table-work.ts";

/** Ranges that travel together: enough to keep both sides busy, few enough to lose little when a load is killed. */
const mostRangesOfOneTransport = 96;
/** Bytes that travel together, as the source keeps them: DuckDB holds 2,048 rows at a time, however long they are. */
const bytesOfOneTransport = 128_000_000;
/** A range that turns out to have so many times the rows it should is cut. */
const mostTimesTooLarge = 4;

export async function copyTable(
  work: TableWork,
  compared: { readonly ranges: number; readonly newestEdit: string | null; readonly startedAt: Date },
): Promise<CopiedTable> {
  const { warehouse } = work.context;
  const { basis, target, extent } = work.planned;
  const isLeftOver = basis.kind === "copy" && basis.isLeftOver;
  if (basis.kind === "compare") await warehouse.layOut([target]);
  const ranges = await rangesOf(work);
  const finished =
    extent.kind === "empty" && !isLeftOver
      ? { ranges: [{ range: allKeys, fingerprint: { rows: 0, checksum: 0n } }], differences: [] }
      : isLeftOver
        ? await completeLeftOver(work, ranges)
        : await copyAnew(work, ranges);
  return {
    kind: "copied",
    work,
    startedAt: compared.startedAt,
    compared: compared.ranges,
    newestEdit: compared.newestEdit,
    ...finished,
  };
}

interface Finished {
  readonly ranges: readonly RangeState[];
  readonly differences: readonly Difference[];
}

/** Ranges of about the same number of rows, as far as the keys tell. */
async function rangesOf(work: TableWork): Promise<readonly KeyRange[]> {
  const { extent, source } = work.planned;
  if (extent.kind !== "keyed") return [allKeys];
  return cutEvenly(allKeys, extent, source.rowEstimate, work.context.rangeRows);
}

async function copyAnew(work: TableWork, ranges: readonly KeyRange[]): Promise<Finished> {
  const { lanes, warehouse } = work.context;
  const { target } = work.planned;
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1) return copyAtOnce(work, only);
  await Promise.all(
    transports(ranges, rangesOfOneTransport(work)).map((range) =>
      lanes.run(work.table, (source) =>
        warehouse.inCopy(target, (rows) =>
          work.copy(source, work.part(range), (extract) => rows.append(extract)),
        ),
      ),
    ),
  );
  return proveCopy(work, ranges);
}

/** A table of one range is copied and proved in one transaction. */
async function copyAtOnce(work: TableWork, range: KeyRange): Promise<Finished> {
  const { lanes, warehouse, rangeRows } = work.context;
  const { target } = work.planned;
  const { found, cuts } = await lanes.run(work.table, async (source) => {
    const copied = await warehouse.inCopy(target, async (rows) => {
      await work.copy(source, work.part(range), (extract) => rows.append(extract));
      const inSource = await work.fingerprint(source, range);
      const inWarehouse = await work.fingerprintOf(rows, range);
      return sameFingerprint(inSource, inWarehouse)
        ? { range, fingerprint: inSource }
        : work.replaceRange(source, rows, { range, fingerprint: inSource });
    });
    const isTooLarge = !isDifference(copied) && copied.fingerprint.rows > mostTimesTooLarge * rangeRows;
    const isCut = isTooLarge && target.key !== undefined;
    return { found: copied, cuts: isCut ? await source.cuts(work.part(range), rangeRows) : [] };
  });
  if (isDifference(found)) return { ranges: [], differences: [found] };
  // The engine's estimate was far too low. The proof waits for connections, and must not hold one meanwhile.
  return cuts.length === 0 ? { ranges: [found], differences: [] } : proveCopy(work, cutAt(range, cuts));
}

/** Compares a finished copy with the source, range by range, and mends what differs when the source has moved on. */
async function proveCopy(work: TableWork, ranges: readonly KeyRange[]): Promise<Finished> {
  const { warehouse } = work.context;
  const { target } = work.planned;
  const inSource = await fingerprintsInSource(work, ranges);
  await work.timed("copySeconds", () => warehouse.finish(target));
  return compareCopy(work, inSource);
}

/** Some of it was copied by a load that broke off: only what is missing, or has changed since, is copied. */
async function completeLeftOver(work: TableWork, ranges: readonly KeyRange[]): Promise<Finished> {
  const inSource = await fingerprintsInSource(work, ranges);
  await work.context.warehouse.finish(work.planned.target);
  return compareCopy(work, inSource);
}

async function compareCopy(work: TableWork, inSource: readonly RangeState[]): Promise<Finished> {
  const { lanes, warehouse } = work.context;
  const { target } = work.planned;
  const inWarehouse = await warehouse.inCopy(target, (rows) =>
    work.timed("proofSeconds", () => rows.fingerprints(inSource.map(({ range }) => range))),
  );
  const found = await Promise.all(
    inSource.map((state, i) =>
      isSame(state.fingerprint, inWarehouse[i])
        ? state
        : lanes.runNext(work.table, (source) =>
            warehouse.inCopy(target, (rows) => work.replaceRange(source, rows, state)),
          ),
    ),
  );
  return {
    ranges: found.flatMap((one) => (isDifference(one) ? [] : [one])),
    differences: found.filter(isDifference),
  };
}

function isSame(a: Fingerprint, b: Fingerprint | undefined): boolean {
  return b !== undefined && sameFingerprint(a, b);
}

/** Fingerprints of the ranges in the source; ranges that are far too large are cut by the keys that are there. */
async function fingerprintsInSource(
  work: TableWork,
  ranges: readonly KeyRange[],
): Promise<readonly RangeState[]> {
  const { lanes, rangeRows } = work.context;
  const states = await Promise.all(
    ranges.map((range) =>
      lanes.runNext(work.table, async (source): Promise<RangeState[]> => {
        const fingerprint = await work.fingerprint(source, range);
        const isTooLarge = fingerprint.rows > mostTimesTooLarge * rangeRows;
        if (!isTooLarge || work.planned.target.key === undefined) return [{ range, fingerprint }];
        const parts = cutAt(range, await source.cuts(work.part(range), rangeRows));
        const cut: RangeState[] = [];
        for (const part of parts)
          cut.push({ range: part, fingerprint: await work.fingerprint(source, part) });
        return cut;
      }),
    ),
  );
  return states.flat().toSorted((a, b) => byLowerEnd(a.range, b.range));
}

function rangesOfOneTransport({ planned, context }: TableWork): number {
  const { sizeBytes, rowEstimate } = planned.source;
  const bytesOfARange = ((sizeBytes ?? 0) / Math.max(1, rowEstimate)) * context.rangeRows;
  const fitting = Math.floor(bytesOfOneTransport / Math.max(1, bytesOfARange));
  return Math.max(1, Math.min(mostRangesOfOneTransport, fitting));
}

/** Neighbouring ranges joined. */
function transports(ranges: readonly KeyRange[], size: number): KeyRange[] {
  const joined: KeyRange[] = [];
  for (let i = 0; i < ranges.length; i += size) {
    const last = ranges[Math.min(i + size, ranges.length) - 1];
    joined.push({ above: ranges[i]?.above ?? null, through: last?.through ?? null });
  }
  return joined;
}
