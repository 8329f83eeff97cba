import { formatDay } from "../../foundation/calendar.ts";
import { BitewingError } from "../../foundation/errors.ts";
import type { LivePractice } from "../sinks/live-practice.ts";
import type { PracticeMarker } from "../sinks/sink.ts";
import { answerKey } from "../truth/answer-key.ts";
import { writeAnswerKey } from "../truth/write-answer-key.ts";
import { removeLabels } from "../truth/write-labels.ts";
import { type AdvanceReport, countChanges } from "./advance-report.ts";
import type { LaterEvening } from "./practice-life.ts";
import { silentEdits } from "./silent-edits.ts";

/** Where an evening is written to. */
export interface EveningTarget {
  readonly live: LivePractice;
  /** Where the database stands. */
  readonly marker: PracticeMarker;
  /** A folder for the answer key. */
  readonly truth?: string | undefined;
  /** Counts only. */
  readonly dryRun?: boolean | undefined;
  /** Stops before the database is changed. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes the changes of an evening into the database, and the answer key beside it. The files of the changes are gone
 * afterwards.
 *
 * @throws {BitewingError} as `LivePractice.apply`, and of kind `interrupted` after the signal.
 */
export async function writeEvening(
  { practice, changes }: LaterEvening,
  { live, marker, truth, dryRun = false, signal }: EveningTarget,
): Promise<Omit<AdvanceReport, "seconds">> {
  try {
    // Before the database is changed, so that what cannot be answered changes nothing.
    const key = truth === undefined || dryRun ? undefined : answerKey(practice);
    if (signal?.aborted === true) throw interruption();
    const missing = dryRun ? [] : await live.apply(changes, marker, { ...marker, ...practice.settings });
    if (key !== undefined && truth !== undefined) {
      await writeAnswerKey(key, truth);
      // They looked a year ahead from the day before.
      await removeLabels(truth);
    }
    const days = { from: formatDay(marker.asOf), asOf: formatDay(practice.settings.asOf) };
    return { ...days, ...countChanges(changes), silentEdits, missing };
  } finally {
    changes.remove();
  }
}

function interruption(): BitewingError {
  return new BitewingError({
    kind: "interrupted",
    what: "Interrupted. The database is as it was.",
    next: "Run the same command again.",
  });
}
