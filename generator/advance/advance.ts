import { setImmediate } from "node:timers/promises";
import { formatDay } from "../../foundation/calendar.ts";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { demandWritable } from "../demand-writable.ts";
import { openLivePractice } from "../sinks/open-live-practice.ts";
import type { AdvanceReport } from "./advance-report.ts";
import { PracticeLife } from "./practice-life.ts";
import { settingsOfMarker } from "./practice-of-marker.ts";
import { writeEvening } from "./write-evening.ts";

export interface AdvanceOptions {
  /** A MySQL database or DuckDB file that holds a practice of this version of bitewing. */
  readonly to: DatabaseUrl;
  /** How many days it lives on, 1 or more. */
  readonly days: number;
  /** A folder whose answer key is to be that of the later day. Labels in it are removed: they looked ahead. */
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

/**
 * Lets the practice in a database live on for some days, in place: afterwards it holds the rows that `generate` would
 * have written on the later day. All changes are made in one transaction.
 *
 * @throws {BitewingError} of kind `usage` for a number of days that is none, of kind `database` when the database
 * cannot be reached, holds no complete practice of this version, or refuses; of kind `interrupted` after the signal.
 * In all of them nothing was changed.
 */
export async function advance(options: AdvanceOptions): Promise<AdvanceReport> {
  const { to, days, signal, truth, dryRun, log, now = () => 0 } = options;
  demandDays(days);
  const start = now();
  const live = await openLivePractice(to);
  try {
    const { marker } = live;
    const settings = settingsOfMarker(marker, days, showDatabaseUrl(to));
    if (truth !== undefined && dryRun !== true) await demandWritable(truth, "usage", truth);
    log?.(`advance ${showDatabaseUrl(to)}: ${formatDay(marker.asOf)} → ${formatDay(settings.asOf)}`);
    const life = new PracticeLife(settings, marker.asOf);
    const evening = life.liveUntil(settings.asOf);
    log?.("  lived on; what differs is written");
    // The steps before do not let go of the thread: a waiting signal is heard now.
    await setImmediate();
    const written = await writeEvening(evening, { live, marker, truth, dryRun, signal });
    return { ...written, seconds: (now() - start) / 1000 };
  } finally {
    await live.close();
  }
}

/** @throws {BitewingError} of kind `usage` for a number of days that is none. */
export function demandDays(days: number): void {
  if (Number.isInteger(days) && days >= 1) return;
  throw new BitewingError({
    kind: "usage",
    what: `A practice cannot live on for ${days} days.`,
    next: "Give a whole number of days from 1.",
  });
}
