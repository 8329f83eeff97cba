import { setTimeout } from "node:timers/promises";
import { type Day, formatDay } from "../../foundation/calendar.ts";
import { showDatabaseUrl } from "../../foundation/database-url.ts";
import { demandWritable } from "../demand-writable.ts";
import { openLivePractice } from "../sinks/open-live-practice.ts";
import type { PracticeMarker } from "../sinks/sink.ts";
import { type AdvanceOptions, demandDays } from "./advance.ts";
import type { AdvanceReport } from "./advance-report.ts";
import { PracticeLife } from "./practice-life.ts";
import { settingsOfMarker } from "./practice-of-marker.ts";
import { writeEvening } from "./write-evening.ts";

export interface FollowOptions extends Omit<AdvanceOptions, "days" | "dryRun"> {
  /** How many days, 1 or more; until the signal when absent. */
  readonly days?: number | undefined;
  /** Milliseconds from the start of a day to the start of the next, or longer when a day takes longer. */
  readonly every: number;
}

/**
 * Lets the practice in a database live on day by day, each day in a transaction of its own, and reports each. It is
 * lived from its opening only once. After the signal it ends with the day that is under way.
 *
 * @throws {BitewingError} as `advance`; days that were reported stay.
 */
export async function* follow(options: FollowOptions): AsyncGenerator<AdvanceReport, void> {
  const { to, days = Number.POSITIVE_INFINITY, every, truth, log, now = () => 0, signal } = options;
  if (days !== Number.POSITIVE_INFINITY) demandDays(days);
  const where = showDatabaseUrl(to);
  const live = await openLivePractice(to);
  try {
    const settings = settingsOfMarker(live.marker, 1, where);
    const markerOn = (asOf: Day): PracticeMarker => ({ ...live.marker, ...settings, asOf });
    let marker: PracticeMarker = live.marker;
    if (truth !== undefined) await demandWritable(truth, "usage", truth);
    log?.(`follow ${where} from ${formatDay(marker.asOf)}`);
    const life = new PracticeLife(settings, marker.asOf);
    for (let day = 1; day <= days; day++) {
      if (signal?.aborted === true) return;
      const nextDay = day < days ? pause(every, signal) : undefined;
      const start = now();
      const { asOf } = settingsOfMarker(marker, 1, where);
      const written = await writeEvening(life.liveUntil(asOf), { live, marker, truth });
      marker = markerOn(asOf);
      yield { ...written, seconds: (now() - start) / 1000 };
      await nextDay;
    }
  } finally {
    await live.close();
  }
}

/** Waits, or until the signal. */
async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {});
}
