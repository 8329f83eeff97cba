/** Brings one table as far as it can come before the publication. */
import { sameFingerprint } from "../types/fingerprint.ts";
import type { TableState } from "../warehouses/table-state.ts";
import { copyTable } from "./copy-table.ts";
import { editedSince } from "./edited-since.ts";
import { isAltered } from "./load-plan.ts";
import type { ComparedRange, TableLoadResult } from "./table-load.ts";
import type { TableWork } from "./table-work.ts";

/**
 * When more than this part of a table's rows lies in ranges that changed, a copy costs less than changing them; unless
 * an edit stamp tells the few rows that changed all over the table.
 */
const mostOfATable = 0.5;

export async function syncTable(work: TableWork): Promise<TableLoadResult> {
  const startedAt = work.context.now();
  const { basis } = work.planned;
  return basis.kind === "copy"
    ? copyTable(work, { ranges: 0, newestEdit: await newestEdit(work), startedAt })
    : compareTable(work, basis.state, startedAt);
}

async function compareTable(work: TableWork, state: TableState, startedAt: Date): Promise<TableLoadResult> {
  const { extent, syncPlan } = work.planned;
  const isInOtherForm = isAltered(work.planned);
  const wasEmpty = state.ranges.every(({ fingerprint }) => fingerprint.rows === 0);
  const worked = { work, startedAt, compared: state.ranges.length };
  if (extent.kind === "empty" && wasEmpty && !isInOtherForm) {
    return { kind: "unchanged", ...worked, ranges: state.ranges, newestEdit: state.newestEdit };
  }
  const ranges = await compareRanges(work, state, isInOtherForm);
  const changed = ranges.filter(isChanged);
  if (changed.length === 0) {
    return { kind: "unchanged", ...worked, ranges, newestEdit: state.newestEdit };
  }
  const newest = await newestEdit(work);
  const isMost = rowsOf(changed) > mostOfATable * rowsOf(ranges);
  const isFewRows = editedSince(work) !== undefined;
  if (!isInOtherForm && (syncPlan.kind === "full" || (isMost && !isFewRows))) {
    return copyTable(work, { ranges: ranges.length, newestEdit: newest, startedAt });
  }
  return { kind: "changed", ...worked, ranges, newestEdit: newest };
}

function compareRanges(
  work: TableWork,
  state: TableState,
  isInOtherForm: boolean,
): Promise<readonly ComparedRange[]> {
  return Promise.all(
    state.ranges.map(({ range, fingerprint: before }) =>
      work.context.lanes.run(work.table, async (source) => ({
        range,
        fingerprint: await work.fingerprint(source, range),
        before: isInOtherForm ? null : before,
      })),
    ),
  );
}

export function isChanged({ fingerprint, before }: ComparedRange): boolean {
  return before === null || !sameFingerprint(fingerprint, before);
}

function rowsOf(ranges: readonly ComparedRange[]): number {
  return ranges.reduce(
    (sum, { fingerprint, before }) => sum + Math.max(fingerprint.rows, before?.rows ?? 0),
    0,
  );
}

async function newestEdit(work: TableWork): Promise<string | null> {
  const { syncPlan, source: table, extent } = work.planned;
  const [stamp] = syncPlan.columns;
  if (syncPlan.kind !== "by-edit-stamp" || stamp === undefined || extent.kind === "empty") return null;
  return work.context.lanes.runNext(work.table, (source) => source.newestEdit(table, stamp));
}
