import type { RunRow } from "./read-history.ts";
import type { RunSummary } from "./status-report.ts";

/** A run with what follows from its row: how long it took or is at work, and its rate. */
export function runSummary(row: RunRow, at: Date): RunSummary {
  const seconds = durationOf(row, at);
  const moved = row.rowsMoved ?? 0;
  return {
    ...row,
    seconds,
    rowsPerSecond: moved > 0 && seconds !== null && seconds > 0 ? Math.round(moved / seconds) : null,
  };
}

function durationOf({ status, startedAt, endedAt }: RunRow, at: Date): number | null {
  if (endedAt !== null) return secondsSince(startedAt, new Date(endedAt));
  return status === "running" ? secondsSince(startedAt, at) : null;
}

/** Seconds from an ISO instant to a moment. */
export function secondsSince(instant: string, moment: Date): number {
  return (moment.getTime() - new Date(instant).getTime()) / 1000;
}
