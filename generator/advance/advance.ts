import { formatDay } from "../../foundation/calendar.ts";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { demandWritable } from "../demand-writable.ts";
import type { PracticeChanges, TableChanges } from "../sinks/changes.ts";
import type { LivePractice, MissingRows } from "../sinks/live-practice.ts";
import { openLivePractice } from "../sinks/open-live-practice.ts";
import type { PracticeMarker } from "../sinks/sink.ts";
import { answerKey } from "../truth/answer-key.ts";
import { writeAnswerKey } from "../truth/write-answer-key.ts";
import { removeLabels } from "../truth/write-labels.ts";
import { type LaterEvening, PracticeLife } from "./practice-life.ts";
import { settingsOfMarker } from "./practice-of-marker.ts";

export interface AdvanceOptions {
  /** A MySQL database or DuckDB file that holds a practice of this version of bitewing. */
  readonly to: DatabaseUrl;
  /** How many days it lives on, 1 or more. */
  readonly days: number;
  /** A folder whose answer key is to be that of the later day. Labels in it, which looked ahead, are removed. */
  readonly truth?: string | undefined;
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Hears a line after each step. */
  readonly log?: ((line: string) => void) | undefined;
  /** A clock in milliseconds for the report; without one every step takes 0. */
  readonly now?: (() => number) | undefined;
  /** Stops before the database is changed. */
  readonly signal?: AbortSignal | undefined;
}

/** Rows of a table, by what happened to them. */
export interface TableCounts {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  /** Those of the updated rows that no edit stamp tells of. */
  readonly silent: number;
  readonly deleted: number;
}

export interface AdvanceReport {
  /** The practice's today before, `YYYY-MM-DD`. */
  readonly from: string;
  /** The practice's today after, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Tables with any change, by name. */
  readonly tables: readonly TableCounts[];
  /** Over all tables. */
  readonly rows: Omit<TableCounts, "table">;
  /** Rows to update or delete that somebody else had taken away. */
  readonly missing: readonly MissingRows[];
  readonly seconds: number;
}

/**
 * Lets the practice in a database live on for some days, in place: afterwards it holds the rows that `generate` would
 * have written on the later day. All changes are made in one transaction.
 *
 * @throws {BitewingError} of kind `usage` for a number of days that is none, of kind `database` when the database
 * cannot be reached, holds no complete practice of this version, or refuses; of kind `interrupted` after the signal.
 * In all of them nothing was changed.
 */
export async function advance(options: AdvanceOptions): Promise<AdvanceReport> {
  demandDays(options.days);
  const { to, days, signal, truth, dryRun, log, now = () => 0 } = options;
  const start = now();
  const live = await openLivePractice(to);
  try {
    const { marker } = live;
    const settings = settingsOfMarker(marker, days, showDatabaseUrl(to));
    if (truth !== undefined && dryRun !== true) await demandWritable(truth, "usage", truth);
    log?.(`advance ${showDatabaseUrl(to)}: ${formatDay(marker.asOf)} → ${formatDay(settings.asOf)}`);
    const life = new PracticeLife(settings, marker.asOf);
    log?.("  lived until the day on which the database stands");
    const evening = life.liveUntil(settings.asOf);
    log?.("  lived on, and compared the rows of the two evenings");
    const written = await writeEvening(evening, { live, marker, truth, dryRun, signal });
    return { ...written, seconds: (now() - start) / 1000 };
  } finally {
    await live.close();
  }
}

/** What it takes to write an evening. */
export interface EveningTarget {
  readonly live: LivePractice;
  /** Where the database stands. */
  readonly marker: PracticeMarker;
  readonly truth: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Writes an evening's changes into the database, and the answer key beside it. */
export async function writeEvening(
  { practice, changes }: LaterEvening,
  { live, marker, truth, dryRun, signal }: EveningTarget,
): Promise<Omit<AdvanceReport, "seconds">> {
  try {
    const { asOf } = practice.settings;
    const key = truth === undefined || dryRun === true ? undefined : answerKey(practice);
    if (signal?.aborted === true) throw interruption();
    const missing =
      dryRun === true ? [] : await live.apply(changes, marker, { ...marker, ...practice.settings });
    if (key !== undefined && truth !== undefined) {
      await writeAnswerKey(key, truth);
      await removeLabels(truth);
    }
    return { from: formatDay(marker.asOf), asOf: formatDay(asOf), ...countsOf(changes), missing };
  } finally {
    changes.remove();
  }
}

export function demandDays(days: number): void {
  if (Number.isInteger(days) && days >= 1) return;
  throw new BitewingError({
    kind: "usage",
    what: `A practice cannot live on for ${days} days.`,
    next: "Give a whole number of days from 1.",
  });
}

function interruption(): BitewingError {
  return new BitewingError({
    kind: "interrupted",
    what: "Interrupted. The database is as it was.",
    next: "Run the same command again.",
  });
}

function countsOf({ tables }: PracticeChanges): Pick<AdvanceReport, "tables" | "rows"> {
  const counts = tables.map(countsOfTable);
  const sum = (of: (counts: TableCounts) => number): number =>
    counts.reduce((total, each) => total + of(each), 0);
  return {
    tables: counts,
    rows: {
      inserted: sum(({ inserted }) => inserted),
      updated: sum(({ updated }) => updated),
      silent: sum(({ silent }) => silent),
      deleted: sum(({ deleted }) => deleted),
    },
  };
}

function countsOfTable({ table, inserted, updated, silent, deleted }: TableChanges): TableCounts {
  return {
    table,
    inserted: inserted?.rows ?? 0,
    updated: updated?.rows ?? 0,
    silent,
    deleted: deleted.length,
  };
}
