/** Carries out the plan of a load: compare, copy, prove, publish. */
import type { Profile } from "../profiles/profile.ts";
import type { OpenedSources } from "../sources/open-source.ts";
import { sumOfFingerprints } from "../types/fingerprint.ts";
import { allKeys } from "../types/key-range.ts";
import type { RunEnding, TableRun } from "../warehouses/run-record.ts";
import type { RangeState, TableState } from "../warehouses/table-state.ts";
import type { LoadRecord, LoadStatus, Publication, Warehouse } from "../warehouses/warehouse.ts";
import { changeTable, differencesIn } from "./change-table.ts";
import { Lanes } from "./lanes.ts";
import type { LoadPlan } from "./load-plan.ts";
import { countConversions, type TableLoad } from "./load-report.ts";
import { assertProved, type Difference } from "./prove.ts";
import { isChanged, syncTable } from "./sync-table.ts";
import type { TableLoadResult } from "./table-load.ts";
import { type LoadContext, TableWork } from "./table-work.ts";
import { secondsBetween, utcText } from "./times.ts";

export interface Execution {
  readonly plan: LoadPlan;
  readonly opened: OpenedSources;
  readonly warehouse: Warehouse;
  readonly runId: number;
  readonly attempts: number;
  readonly rangeRows: (sizeBytes: number | null, rowEstimate: number) => number;
  readonly overlap: number;
  /** Compute the warehouse's side of tables too that did not change. */
  readonly proveAll: boolean;
  readonly profile: Profile;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
}

export interface Executed {
  readonly tables: readonly TableLoad[];
  readonly warnings: readonly string[];
  readonly copySeconds: number;
  readonly proofSeconds: number;
}

/**
 * Loads the tables of a plan and publishes them at once; a failure or a difference leaves what was published before.
 *
 * @throws {BitewingErrors} of kind `found` when a copy differs from its source, `interrupted` when the signal says so
 */
export async function executePlan(execution: Execution): Promise<Executed> {
  const { plan, opened, warehouse, now } = execution;
  const lanes = new Lanes({ ...opened, signal: execution.signal });
  if (lanes.reason !== undefined) throw lanes.reason;
  await warehouse.layOut(
    plan.tables.flatMap(({ basis, target }) => (basis.kind === "copy" && !basis.isLeftOver ? [target] : [])),
  );
  const results = await allOf(
    largestFirst(plan).map((planned) => {
      const { sizeBytes, rowEstimate } = planned.source;
      const context: LoadContext = {
        lanes,
        warehouse,
        rangeRows: execution.rangeRows(sizeBytes, rowEstimate),
        overlap: execution.overlap,
        now,
      };
      return syncTable(new TableWork(planned, context));
    }),
    lanes,
  );
  await refuseDifferences(results, warehouse);
  return warehouse.publish((publication) => publishAll(publication, results, execution));
}

function largestFirst(plan: LoadPlan): LoadPlan["tables"] {
  return plan.tables.toSorted((a, b) => b.source.rowEstimate - a.source.rowEstimate);
}

/** Waits for all of them even when one fails, so that nothing goes on behind the back of who tidies up. */
async function allOf<T>(work: readonly Promise<T>[], lanes: Lanes): Promise<readonly T[]> {
  const settled = await Promise.allSettled(
    work.map((one) =>
      one.catch((error: unknown) => {
        lanes.stop(error);
        throw error;
      }),
    ),
  );
  const failed = settled.find((result) => result.status === "rejected");
  if (failed !== undefined) throw lanes.reason ?? failed.reason;
  return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

/** A copy that differs must not be taken for the beginning of the next one. */
async function refuseDifferences(results: readonly TableLoadResult[], warehouse: Warehouse): Promise<void> {
  const differences = results.flatMap((result) => (result.kind === "copied" ? result.differences : []));
  if (differences.length === 0) return;
  await warehouse.forget([...new Set(differences.map(({ table }) => table))]);
  assertProved(differences);
}

/** What became of a table in the publication. */
interface Published {
  readonly result: TableLoadResult;
  readonly ranges: readonly RangeState[];
  readonly changed: number;
  /** The warehouse's side of every range was computed in this run. */
  readonly isProvedNow: boolean;
}

async function publishAll(
  publication: Publication,
  results: readonly TableLoadResult[],
  execution: Execution,
): Promise<Executed> {
  const warnings: string[] = [];
  const differences: Difference[] = [];
  const published: Published[] = [];
  for (const result of results) {
    const done = await publishTable(publication, result, execution);
    published.push(done);
    differences.push(...done.differences);
    warnings.push(...done.warnings);
  }
  assertProved(differences);
  const copies = results.flatMap(({ kind, work }) => (kind === "copied" ? [work.planned.target] : []));
  warnings.push(...(await publication.swapIn(copies)));
  const record = recordOf(published, execution);
  await publication.record(record);
  return {
    tables: published.map((one) => reportOf(one, execution)).toSorted((a, b) => (a.table < b.table ? -1 : 1)),
    warnings,
    copySeconds: sumOf(results, ({ work }) => work.copySeconds),
    proofSeconds: sumOf(results, ({ work }) => work.proofSeconds),
  };
}

async function publishTable(
  publication: Publication,
  result: TableLoadResult,
  { proveAll }: Execution,
): Promise<
  Published & { readonly differences: readonly Difference[]; readonly warnings: readonly string[] }
> {
  switch (result.kind) {
    case "copied": {
      const changed = result.ranges.length;
      return { result, ranges: result.ranges, changed, isProvedNow: true, differences: [], warnings: [] };
    }
    case "changed": {
      const { ranges, differences, changed, warnings } = await changeTable(result, publication, proveAll);
      const isProvedNow = proveAll || result.ranges.every(isChanged);
      return { result, ranges, changed, isProvedNow, differences, warnings };
    }
    case "unchanged": {
      const { work, ranges: known } = result;
      const rows = publication.rows(work.planned.target);
      const differences = proveAll ? await differencesIn(work, rows, known) : [];
      return { result, ranges: result.ranges, changed: 0, isProvedNow: proveAll, differences, warnings: [] };
    }
  }
}

function recordOf(published: readonly Published[], execution: Execution): LoadRecord {
  const { now, opened, runId } = execution;
  const snapshotAt = opened.snapshotAt ?? utcText(now());
  const changed = published.filter(({ result }) => result.kind !== "unchanged");
  const anew = published.filter(hasNewState);
  const asBefore = published.filter((one) => !hasNewState(one));
  const endedAt = now();
  return {
    runId,
    snapshotAt,
    states: anew.map((one) => stateOf(one, runId, snapshotAt)),
    unchanged: asBefore.map(({ result }) => result.work.table),
    tableRuns: published.flatMap((one) => {
      const run = tableRunOf(one, { runId, lagSeconds: lagOf(snapshotAt, endedAt), endedAt });
      return run.source.rows > 0 || one.result.kind !== "unchanged" ? [run] : [];
    }),
    statuses: published.map((one) => statusOf(one, endedAt)),
    conversions: changed.map(({ result: { work, kind } }) => ({
      table: work.table,
      read: kind === "copied" ? [allKeys] : work.read,
      columns: work.planned.target.columns.map(({ name }) => name),
      values: work.conversions,
    })),
    schemaChanges: execution.plan.schemaChanges,
    profile: execution.profile.name,
    furtherTables: execution.profile.furtherTables[execution.warehouse.kind],
    ending: endingOf(published, execution, { snapshotAt, endedAt }),
  };
}

/** A table without changes may have been proved anew, or declare its columns in another way. */
function hasNewState({ result, isProvedNow }: Published): boolean {
  return result.kind !== "unchanged" || isProvedNow || result.work.planned.hasOtherForm;
}

function stateOf({ result, ranges, isProvedNow }: Published, runId: number, snapshotAt: string): TableState {
  const { planned, converted } = result.work;
  const { basis, target, source } = planned;
  const declared = new Map(source.columns.map(({ name, declaredType }) => [name, declaredType]));
  const provedBefore = basis.kind === "compare" ? basis.state.provedByRun : runId;
  return {
    table: target.name,
    sourceTable: source.name,
    columns: target.columns.map(({ name, type, nullable }) => ({
      name,
      declaredType: declared.get(name) ?? "",
      type,
      nullable,
      converted: converted.has(name),
    })),
    key: target.key ?? null,
    newestEdit: result.newestEdit,
    ranges,
    provedByRun: isProvedNow ? runId : provedBefore,
    checkedByRun: runId,
    snapshotAt,
  };
}

function tableRunOf(
  { result, ranges, changed, isProvedNow }: Published,
  {
    runId,
    lagSeconds,
    endedAt,
  }: { readonly runId: number; readonly lagSeconds: number; readonly endedAt: Date },
): TableRun {
  const { work } = result;
  const { basis, syncPlan } = work.planned;
  const both = sumOfFingerprints(ranges.map(({ fingerprint }) => fingerprint));
  return {
    table: work.table,
    syncPlan: syncPlan.kind,
    action: actions[result.kind],
    startedAt: utcText(result.startedAt),
    seconds: Math.max(
      0,
      Math.min(work.copySeconds + work.proofSeconds, secondsBetween(result.startedAt, endedAt)),
    ),
    rowsMoved: work.rowsMoved,
    bytesMoved: work.bytesMoved,
    lagSeconds,
    newestEdit: result.newestEdit,
    rangesCompared: result.compared,
    rangesChanged: changed,
    source: both,
    warehouse: both,
    provedByRun: isProvedNow || basis.kind === "copy" ? runId : basis.state.provedByRun,
  };
}

const actions = { unchanged: "unchanged", copied: "replaced", changed: "merged" } as const;

function statusOf({ result, ranges }: Published, endedAt: Date): LoadStatus {
  const { planned, table } = result.work;
  const { extent, source } = planned;
  const [key] = source.primaryKey;
  const isKeyed = extent.kind === "keyed";
  return {
    tableName: table,
    rowsLoaded: sumOfFingerprints(ranges.map(({ fingerprint }) => fingerprint)).rows,
    primaryColumnName: source.primaryKey.length === 1 ? (key ?? null) : null,
    lastPrimaryValue: isKeyed ? String(extent.greatest) : null,
    loadedAt: utcText(endedAt),
  };
}

function endingOf(
  published: readonly Published[],
  { opened, attempts }: Execution,
  { snapshotAt, endedAt }: { readonly snapshotAt: string; readonly endedAt: Date },
): RunEnding {
  return {
    status: "succeeded",
    endedAt: utcText(endedAt),
    snapshotAt,
    snapshot: describeSnapshot(opened),
    attempts,
    tablesChecked: published.length,
    tablesChanged: published.filter(({ result }) => result.kind !== "unchanged").length,
    rowsChecked: sumOf(published, ({ ranges }) => sumOfFingerprints(ranges.map((r) => r.fingerprint)).rows),
    rowsMoved: sumOf(published, ({ result }) => result.work.rowsMoved),
    bytesMoved: sumOf(published, ({ result }) => result.work.bytesMoved),
    message: null,
  };
}

/** What all connections saw, in words. */
export function describeSnapshot({ sources, isOneMoment }: OpenedSources): string {
  return isOneMoment
    ? "all tables at one moment"
    : `${sources.length} connections, opened one after another between commits of others: each table at one moment`;
}

function reportOf({ result, ranges, changed, isProvedNow }: Published, { runId }: Execution): TableLoad {
  const { work } = result;
  const { basis } = work.planned;
  const { rows, checksum } = sumOfFingerprints(ranges.map(({ fingerprint }) => fingerprint));
  return {
    table: work.table,
    action: actions[result.kind],
    rows,
    rowsMoved: work.rowsMoved,
    bytesMoved: work.bytesMoved,
    seconds: work.copySeconds + work.proofSeconds,
    rangesCompared: result.compared,
    rangesChanged: changed,
    checksum: String(checksum),
    checksumsEqual: true,
    provedByRun: isProvedNow || basis.kind === "copy" ? runId : basis.state.provedByRun,
    warnings: countConversions(work.conversions),
  };
}

function lagOf(snapshotAt: string, endedAt: Date): number {
  return Math.max(0, secondsBetween(new Date(`${snapshotAt.replace(" ", "T")}Z`), endedAt));
}

function sumOf<T>(list: readonly T[], value: (element: T) => number): number {
  return list.reduce((sum, element) => sum + value(element), 0);
}
