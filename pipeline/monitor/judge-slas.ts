import { didYouMean } from "../../foundation/nearest.ts";
import type { BrokenSla } from "./broken-sla.ts";
import { showDuration } from "./duration.ts";
import { fits, limitOf, type Slas } from "./slas.ts";
import type { RunningRun, RunSummary, TableStatus } from "./status-report.ts";

/** What the SLAs are held against. */
export interface JudgedState {
  readonly lastSucceeded: RunSummary | null;
  readonly running: RunningRun | null;
  readonly failuresInARow: number;
  /** The tables that are judged. */
  readonly tables: readonly TableStatus[];
  /** Every raw table's name. */
  readonly allTables: readonly string[];
}

/** Every SLA that does not hold: first those of the whole warehouse, then table by table, the largest first. */
export function judgeSlas(state: JudgedState, slas: Slas): readonly BrokenSla[] {
  return [
    ...neverSucceeded(state),
    ...failures(state, slas),
    ...duration(state, slas),
    ...conversions(state, slas),
    ...unknownNames(state, slas),
    ...state.tables.flatMap((table) => [
      ...proof(table),
      ...freshness(table, slas),
      ...leastRows(table, slas),
      ...rowDrop(table, slas),
    ]),
  ];
}

function broken(kind: BrokenSla["kind"], table: string | null, message: string): BrokenSla[] {
  return [{ kind, table, message }];
}

function neverSucceeded({ lastSucceeded, tables }: JudgedState): BrokenSla[] {
  if (lastSucceeded !== null || tables.length > 0) return [];
  return broken("freshness", null, "no load has succeeded yet");
}

function failures({ failuresInARow }: JudgedState, { failures: limit }: Slas): BrokenSla[] {
  if (limit === undefined || failuresInARow <= limit) return [];
  const runs = failuresInARow === 1 ? "1 run" : `${failuresInARow} runs in a row`;
  return broken("failures", null, `${runs} failed or were killed, at most ${limit} may`);
}

function duration({ lastSucceeded, running }: JudgedState, { duration: limit }: Slas): BrokenSla[] {
  if (limit === undefined) return [];
  return [...tooLong(lastSucceeded, "took", limit), ...tooLong(running, "is at work for", limit)];
}

function tooLong(run: RunSummary | null, verb: string, limit: number): BrokenSla[] {
  if (run === null || run.seconds === null || run.seconds <= limit) return [];
  const message = `run ${run.runId} ${verb} ${showDuration(run.seconds)}, at most ${showDuration(limit)} allowed`;
  return broken("duration", null, message);
}

function conversions({ tables }: JudgedState, { conversions: limit }: Slas): BrokenSla[] {
  const converted = tables.filter((table) => table.newConversions > 0);
  const count = converted.reduce((sum, table) => sum + table.newConversions, 0);
  if (limit === undefined || count <= limit) return [];
  const values = count === 1 ? "1 new value" : `${inWords(count)} new values`;
  const places = converted.map((table) => `${inWords(table.newConversions)} in ${table.table}`).join(", ");
  const message = `${values} not kept as in the source, at most ${limit} allowed: ${places}`;
  return broken("conversions", null, message);
}

/** A name that means no table watches nothing: a slip of the pen, or a table that is gone. */
function unknownNames({ allTables }: JudgedState, slas: Slas): BrokenSla[] {
  if (allTables.length === 0) return [];
  const named = [slas.freshness, slas.leastRows, slas.rowDrop].flatMap(({ tables }) => tables);
  return named
    .filter(({ name }) => !allTables.some((table) => fits(name, table)))
    .flatMap(({ name, where }) => {
      const hint = didYouMean(name, allTables);
      const message = `the name at ${where} fits no table of the warehouse${hint === undefined ? "" : `. ${hint}`}`;
      return broken("name", name, message);
    });
}

function proof({ table, lastRun }: TableStatus): BrokenSla[] {
  if (lastRun === null || lastRun.proof.equal) return [];
  const { source, warehouse } = lastRun.proof;
  const sides = `source ${inWords(source.rows)} rows (${source.checksum}), warehouse ${inWords(warehouse.rows)} rows (${warehouse.checksum})`;
  return broken("proof", table, `source and warehouse differ: ${sides}`);
}

function freshness({ table, ageSeconds }: TableStatus, { freshness: limits }: Slas): BrokenSla[] {
  const limit = limitOf(limits, table);
  if (limit === undefined || ageSeconds <= limit) return [];
  return broken(
    "freshness",
    table,
    `${showDuration(ageSeconds)} old, at most ${showDuration(limit)} allowed`,
  );
}

function leastRows({ table, rows }: TableStatus, { leastRows: limits }: Slas): BrokenSla[] {
  const limit = limitOf(limits, table);
  if (limit === undefined || rows >= limit) return [];
  return broken("rows", table, `${inWords(rows)} rows, at least ${inWords(limit)} expected`);
}

function rowDrop({ table, rows, rowsBefore }: TableStatus, { rowDrop: limits }: Slas): BrokenSla[] {
  const limit = limitOf(limits, table);
  if (limit === undefined || rowsBefore === null || rows >= rowsBefore) return [];
  // Whole numbers on both sides as far as the limit is one: no rounding decides.
  if ((rowsBefore - rows) * 100 <= limit * rowsBefore) return [];
  const lost = (((rowsBefore - rows) / rowsBefore) * 100).toFixed(1);
  const message = `fell from ${inWords(rowsBefore)} to ${inWords(rows)} rows (${lost} %), at most ${limit} % allowed`;
  return broken("rows", table, message);
}

function inWords(count: number): string {
  return count.toLocaleString("en-US");
}
