import type { BrokenSla, RunSummary, StatusReport, TableStatus } from "../pipeline/index.ts";
import { showDuration } from "../pipeline/index.ts";
import { formatCount, formatTable } from "./terminal.ts";

/** How many of the largest tables the terminal shows; `--json` gives them all. */
const shownTables = 15;
/** How many broken SLAs it spells out, and how many tables that break one it adds to the largest. */
const shownBroken = 50;

/** A status for a person: runs, tables, what changed, what is broken, and the line that a reader looks for. */
export function statusText(report: StatusReport): string {
  return [
    runTable(report),
    atWork(report),
    tableTable(report),
    schemaChangeTable(report),
    brokenTable(report),
    verdict(report),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function runTable({ runs }: StatusReport): string {
  const table = formatTable(
    [
      { title: "run", align: "right" },
      { title: "mode" },
      { title: "status" },
      { title: "started (UTC)" },
      { title: "took", align: "right" },
      { title: "tables changed", align: "right" },
      { title: "rows moved", align: "right" },
      { title: "bytes", align: "right" },
      { title: "rows/s", align: "right" },
      { title: "tries", align: "right" },
    ],
    runs.map((run) => [
      String(run.runId),
      run.mode,
      run.status,
      showInstant(run.startedAt),
      orNothing(run.seconds, showSeconds),
      run.tablesChecked === null
        ? ""
        : `${orNothing(run.tablesChanged, formatCount)} of ${run.tablesChecked}`,
      orNothing(run.rowsMoved, formatCount),
      orNothing(run.bytesMoved, showBytes),
      orNothing(run.rowsPerSecond, formatCount),
      String(run.attempts),
    ]),
  );
  const messages = runs.filter(({ message }) => message !== null).map(messageLine);
  return [table, ...messages].join("\n");
}

function messageLine({ runId, message }: RunSummary): string {
  return `run ${runId}: ${(message ?? "").replaceAll(/\s+/g, " ")}`;
}

function atWork({ running, lastRun }: StatusReport): string {
  if (running === null) return "";
  const since = `run ${running.runId} is at work since ${showInstant(running.startedAt)}, for ${orNothing(running.seconds, showDuration)}`;
  const killed = running.orphaned ? "; no process writes this file, so it was killed" : "";
  const before = lastRun === null ? "" : `; before it run ${lastRun.runId}: ${lastRun.status}`;
  return since + killed + before;
}

function tableTable({ tables, brokenSlas }: StatusReport): string {
  if (tables.length === 0) return "";
  const kinds = new Map<string, string[]>();
  for (const { table, kind } of brokenSlas) {
    if (table !== null) kinds.set(table, [...(kinds.get(table) ?? []), kind]);
  }
  const further = tables
    .slice(shownTables)
    .filter(({ table }) => kinds.has(table))
    .slice(0, shownBroken);
  const shown = [...tables.slice(0, shownTables), ...further];
  const rest = tables.length - shown.length;
  const table = formatTable(
    [
      { title: "table" },
      { title: "rows", align: "right" },
      { title: "age", align: "right" },
      { title: "lag", align: "right" },
      { title: "newest edit" },
      { title: "last run" },
      { title: "moved", align: "right" },
      { title: "rows/s", align: "right" },
      { title: "proof" },
      { title: "not kept", align: "right" },
      { title: "broken" },
    ],
    shown.map((status) => tableRow(status, kinds.get(status.table) ?? [])),
  );
  return rest === 0 ? table : `${table}\n… and ${formatCount(rest)} more tables`;
}

function tableRow(status: TableStatus, broken: readonly string[]): readonly string[] {
  const { lastRun } = status;
  return [
    status.table,
    formatCount(status.rows),
    showDuration(status.ageSeconds),
    lastRun === null ? "" : showDuration(lastRun.lagSeconds),
    orNothing(status.newestEdit, showInstant),
    lastRun === null ? "" : `${lastRun.runId} ${lastRun.action}`,
    lastRun === null ? "" : formatCount(lastRun.rowsMoved),
    orNothing(lastRun?.rowsPerSecond ?? null, (rate) => formatCount(Math.round(rate))),
    showProof(status),
    status.conversions === 0 ? "" : formatCount(status.conversions),
    broken.join(", "),
  ];
}

function showProof({ lastRun }: TableStatus): string {
  if (lastRun === null) return "";
  return `${lastRun.proof.equal ? "equal" : "DIFFERENT"}, run ${lastRun.proof.provedByRun}`;
}

function schemaChangeTable({ schemaChanges }: StatusReport): string {
  if (schemaChanges.length === 0) return "";
  return formatTable(
    [
      { title: "run", align: "right" },
      { title: "table" },
      { title: "column" },
      { title: "schema change" },
      { title: "before" },
      { title: "after" },
      { title: "handling" },
    ],
    schemaChanges.map((change) => [
      String(change.runId),
      change.table,
      change.column ?? "",
      change.kind,
      change.before ?? "",
      change.after ?? "",
      change.handling,
    ]),
  );
}

function brokenTable({ brokenSlas }: StatusReport): string {
  if (brokenSlas.length === 0) return "";
  const table = formatTable(
    [{ title: "broken SLA" }, { title: "table" }, { title: "what is so" }],
    brokenSlas.slice(0, shownBroken).map(({ kind, table, message }) => [kind, table ?? "", message]),
  );
  const more = brokenSlas.length - shownBroken;
  return more > 0 ? `${table}\n… and ${formatCount(more)} more` : table;
}

function verdict({ target, brokenSlas, tables, slaFile, lastRun, at }: StatusReport): string {
  const promises = slaFile === null ? "the default SLAs" : slaFile;
  const last =
    lastRun === null
      ? ""
      : `; run ${lastRun.runId} ${lastRun.status} ${agoOf(lastRun.endedAt, at)}`.trimEnd();
  return `status: ${howMany(brokenSlas)} (${formatCount(tables.length)} tables of ${target} against ${promises}${last})`;
}

function howMany(broken: readonly BrokenSla[]): string {
  return broken.length === 1 ? "1 broken SLA" : `${formatCount(broken.length)} broken SLAs`;
}

function agoOf(instant: string | null, at: string): string {
  if (instant === null) return "";
  return `${showDuration((new Date(at).getTime() - new Date(instant).getTime()) / 1000)} ago`;
}

function orNothing<T>(value: T | null, show: (value: T) => string): string {
  return value === null ? "" : show(value);
}

/** To the second. */
function showInstant(instant: string): string {
  return instant.slice(0, 19).replace("T", " ");
}

function showSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)}s` : showDuration(seconds);
}

const byteUnits = ["B", "kB", "MB", "GB", "TB"] as const;

function showBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), byteUnits.length - 1);
  const scaled = bytes / 1000 ** power;
  return `${power === 0 ? scaled : scaled.toFixed(1)} ${byteUnits[power] ?? ""}`;
}
