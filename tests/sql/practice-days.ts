import { dayOf } from "../../foundation/calendar.ts";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import { writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";
import { openSink } from "../../generator/sinks/open-sink.ts";
import { runOnDuckDb } from "../pipeline/read-raw.ts";

const small = { patients: 60, years: 1 };

/**
 * Writes a practice as it is on the evening of a day of June 2026: the same one, however late the day, because it opened
 * on the same day.
 */
export async function writeDay(
  day: number,
  to: DuckDbUrl,
  size: { readonly patients: number; readonly years: number } = small,
): Promise<void> {
  const settings = settingsOf({ ...size, seed: 11 });
  const opened = dayOf(2026 - size.years, 6, 23);
  const practice = simulate({ ...settings, opened, asOf: dayOf(2026, 6, day) });
  const sink = await openSink(to);
  await sink.begin({ version: "0", ...practice.settings });
  for (const _ of writePractice(practice, sink)) await sink.settle();
  await sink.finish();
}

/** Runs statements on a practice's own database. */
export async function edit(practice: DuckDbUrl, ...statements: readonly string[]): Promise<void> {
  await runOnDuckDb(practice.path, statements.join(";\n"));
}
