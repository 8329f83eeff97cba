/** Carries out the plan of a load: copy, prove, publish. */
import { BitewingError } from "../../foundation/errors.ts";
import type { Conversion, Source } from "../sources/source.ts";
import { emptyFingerprint } from "../types/fingerprint.ts";
import type { LoadStatus, Warehouse } from "../warehouses/warehouse.ts";
import type { LoadPlan, PlannedTable } from "./load-plan.ts";
import type { TableLoad } from "./load-report.ts";
import { assertProved, isProved, type Proof } from "./prove.ts";

export interface Execution {
  readonly plan: LoadPlan;
  /** One for each table that is to be in flight at a time. */
  readonly sources: readonly Source[];
  readonly warehouse: Warehouse;
  readonly now: () => Date;
  /** Aborted: the tables in flight are finished and everything is discarded. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads the tables of a plan and publishes them at once; a failure or a difference discards them all.
 *
 * @throws {BitewingError} of kind `found` when a copy differs from its source, `interrupted` when the signal says so
 */
export async function executePlan(
  execution: Execution,
): Promise<{ tables: readonly TableLoad[]; warnings: readonly string[] }> {
  const { plan, warehouse } = execution;
  try {
    await warehouse.begin(plan.tables.map((table) => table.target));
    const outcomes = await loadTables(execution);
    assertProved(outcomes.map((outcome) => outcome.proof));
    const warnings = await warehouse.publish(outcomes.map((outcome) => outcome.status));
    return { tables: outcomes.map((outcome) => outcome.load), warnings };
  } catch (error) {
    // The first error is the one to tell; a server that is gone cannot be tidied up.
    await warehouse.discard().catch(() => {});
    throw error;
  }
}

interface Outcome {
  readonly load: TableLoad;
  readonly proof: Proof;
  readonly status: LoadStatus;
}

/** Each source takes the next table as soon as it is free; after a failure none takes another. */
async function loadTables({ plan, sources, warehouse, now, signal }: Execution): Promise<readonly Outcome[]> {
  const { tables } = plan;
  const outcomes: Outcome[] = Array.from({ length: tables.length });
  let next = 0;
  const work = async (source: Source): Promise<void> => {
    for (let i = next++; i < tables.length; i = next++) {
      const table = tables[i];
      if (table === undefined) return;
      try {
        stopIfInterrupted(signal);
        outcomes[i] = await loadTable(table, source, warehouse, now);
      } catch (error) {
        next = tables.length;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(sources.map(work));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return outcomes;
}

function stopIfInterrupted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new BitewingError({
    kind: "interrupted",
    what: "Interrupted. The warehouse is as it was before.",
    next: "Run the same command again.",
  });
}

async function loadTable(
  table: PlannedTable,
  source: Source,
  warehouse: Warehouse,
  now: () => Date,
): Promise<Outcome> {
  const started = now();
  const { conversions, proof } = table.empty
    ? { conversions: [], proof: emptyProof(table.target.name) }
    : await copyAndCompare(table, source, warehouse);
  const { rows, checksum, lastKey } = proof.source;
  const name = table.target.name;
  const ended = now();
  const key = table.source.primaryKey.length === 1 ? (table.source.primaryKey[0] ?? null) : null;
  return {
    proof,
    load: {
      table: name,
      rows,
      bytes: proof.warehouse.bytes ?? 0,
      checksum,
      seconds: secondsBetween(started, ended),
      checksumsEqual: isProved(proof),
      warnings: conversions,
    },
    status: {
      tableName: name,
      rowsLoaded: rows,
      primaryColumnName: key,
      lastPrimaryValue: lastKey,
      loadedAt: ended.toISOString().slice(0, 19).replace("T", " "),
    },
  };
}

async function copyAndCompare(
  { source: from, target }: PlannedTable,
  source: Source,
  warehouse: Warehouse,
): Promise<{ conversions: readonly Conversion[]; proof: Proof }> {
  const extract = await source.extract(from, warehouse.kind === "duckdb");
  await warehouse.ingest(target, extract);
  const conversions = extract.conversions();
  const [ofSource, ofWarehouse] = await Promise.all([
    source.fingerprint(from, conversions),
    warehouse.fingerprint(target),
  ]);
  return { conversions, proof: { table: target.name, source: ofSource, warehouse: ofWarehouse } };
}

function emptyProof(table: string): Proof {
  return { table, source: emptyFingerprint, warehouse: emptyFingerprint };
}

/** Wall time. */
export function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
