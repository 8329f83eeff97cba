/** Changes a published table in place, within the publication's transaction, and proves each range that it touched. */
import type { Source } from "../sources/source.ts";
import { emptyFingerprint, sameFingerprint } from "../types/fingerprint.ts";
import { cutAt } from "../types/key-range.ts";
import type { RangeState } from "../warehouses/table-state.ts";
import type { Publication, TableRows } from "../warehouses/warehouse.ts";
import { editedSince } from "./edited-since.ts";
import { isAltered } from "./load-plan.ts";
import type { Difference } from "./prove.ts";
import { isChanged } from "./sync-table.ts";
import type { ChangedTable, ComparedRange } from "./table-load.ts";
import { isDifference, type TableWork } from "./table-work.ts";

/** A range that has grown to so many times the rows of others is cut. */
const mostTimesTooLarge = 2;

export interface ChangeResult {
  readonly ranges: readonly RangeState[];
  readonly differences: readonly Difference[];
  readonly changed: number;
  readonly warnings: readonly string[];
}

/** @param proveAll compute the warehouse's side of ranges too that did not change */
export async function changeTable(
  table: ChangedTable,
  publication: Publication,
  proveAll: boolean,
): Promise<ChangeResult> {
  const { work } = table;
  const { basis, target } = work.planned;
  const rows = publication.rows(target);
  const alterations = basis.kind === "compare" ? basis.alterations : [];
  const warnings = alterations.length === 0 ? [] : await publication.alter(target, alterations);
  const ranges = await withWarehouseFingerprints(table, rows);
  const changed = ranges.filter(isChanged);
  const brought = await bringEditedRows(work, rows, changed);
  const found: (RangeState | Difference)[] = [];
  for (const range of ranges) {
    if (!isChanged(range)) found.push(range);
    else if (brought.has(range)) found.push(...(await cutIfTooLarge(work, rows, range)));
    else found.push(...(await changeRange(work, rows, range)));
  }
  const differences = found.filter(isDifference);
  if (proveAll)
    differences.push(
      ...(await differencesIn(
        work,
        rows,
        ranges.filter((one) => !isChanged(one)),
      )),
    );
  return {
    ranges: found.flatMap((one) => (isDifference(one) ? [] : [one])),
    differences,
    changed: changed.length,
    warnings,
  };
}

/** Computes what the warehouse has of ranges that did not change in the source. */
export async function differencesIn(
  work: TableWork,
  rows: TableRows,
  ranges: readonly RangeState[],
): Promise<readonly Difference[]> {
  if (ranges.length === 0) return [];
  const found = await work.timed("proofSeconds", () => rows.fingerprints(ranges.map(({ range }) => range)));
  const differences: Difference[] = [];
  for (const [i, { range, fingerprint }] of ranges.entries()) {
    const warehouse = found[i] ?? emptyFingerprint;
    if (sameFingerprint(warehouse, fingerprint)) continue;
    differences.push(
      await work.context.lanes.run(work.table, (source) =>
        work.difference(source, rows, { range, source: fingerprint, warehouse }),
      ),
    );
  }
  return differences;
}

/** After the table got another form, what it holds is known no longer, and computed where it lies. */
async function withWarehouseFingerprints(
  { work, ranges }: ChangedTable,
  rows: TableRows,
): Promise<readonly ComparedRange[]> {
  if (ranges.every(({ before }) => before !== null)) return ranges;
  const found = await work.timed("proofSeconds", () => rows.fingerprints(ranges.map(({ range }) => range)));
  return ranges.map((range, i) => ({ ...range, before: found[i] ?? null }));
}

/**
 * Brings the rows that were edited since, of all ranges that changed at once: few rows against those of whole ranges.
 *
 * @returns the ranges that equal the source now; in others something else had changed as well
 */
async function bringEditedRows(
  work: TableWork,
  rows: TableRows,
  changed: readonly ComparedRange[],
): Promise<ReadonlySet<ComparedRange>> {
  const edited = editedSince(work);
  const known = changed.filter(({ before }) => before !== null && before.rows > 0);
  const [first] = known;
  if (edited === undefined || first === undefined || isAltered(work.planned)) return new Set();
  const ranges = known.map(({ range }) => range);
  const all = { above: first.range.above, through: known.at(-1)?.range.through ?? null };
  await work.context.lanes.run(work.table, (source) =>
    work.copy(source, work.part(all, edited), (extract) => rows.upsert(extract, ranges)),
  );
  const found = await work.timed("proofSeconds", () => rows.fingerprints(ranges));
  return new Set(
    known.filter(({ fingerprint }, i) => sameFingerprint(found[i] ?? emptyFingerprint, fingerprint)),
  );
}

function changeRange(
  work: TableWork,
  rows: TableRows,
  range: ComparedRange,
): Promise<readonly (RangeState | Difference)[]> {
  return work.context.lanes.run(work.table, async (source) => {
    const changed =
      (await bringNewKeys(work, source, rows, range)) ?? (await work.replaceRange(source, rows, range));
    return isDifference(changed) ? [changed] : cutIfTooLarge(work, rows, changed);
  });
}

/**
 * Brings the rows with larger keys than the last one: if the range equals the source once they are there, nothing else
 * had changed. Undefined when that is not so.
 */
async function bringNewKeys(
  work: TableWork,
  source: Source,
  rows: TableRows,
  { range, fingerprint, before }: ComparedRange,
): Promise<RangeState | undefined> {
  const hasGrown = before !== null && before.rows > 0 && fingerprint.rows > before.rows;
  if (!hasGrown || isAltered(work.planned) || editedSince(work) !== undefined) return undefined;
  const above = (await rows.lastKey(range)) ?? range.above;
  const part = work.part({ ...range, above });
  await work.copy(source, part, (extract) => rows.upsert(extract, [part.range]));
  const now = await work.fingerprintOf(rows, range);
  return sameFingerprint(now, fingerprint) ? { range, fingerprint } : undefined;
}

async function cutIfTooLarge(
  work: TableWork,
  rows: TableRows,
  whole: RangeState,
): Promise<readonly RangeState[]> {
  const { rangeRows } = work.context;
  const isTooLarge = whole.fingerprint.rows > mostTimesTooLarge * rangeRows;
  if (!isTooLarge || work.planned.target.key === undefined) return [whole];
  const parts = cutAt(whole.range, await rows.cuts(whole.range, rangeRows));
  // The whole was proved a moment ago, and the fingerprints of its parts add up to its own.
  const found = await work.timed("proofSeconds", () => rows.fingerprints(parts));
  return parts.map((range, i) => ({ range, fingerprint: found[i] ?? emptyFingerprint }));
}
