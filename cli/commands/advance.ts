import { type Command, InvalidArgumentError } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError } from "../../foundation/errors.ts";
import type { AdvanceReport, TableCounts } from "../../generator/index.ts";
import { durationForm, parseDuration } from "../../pipeline/monitor/duration.ts";
import { interruptible } from "../interruption.ts";
import { terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatCount, formatTable, type Terminal } from "../terminal.ts";

interface AdvanceCall {
  readonly to: DatabaseUrl;
  readonly days?: number;
  readonly follow?: boolean;
  /** Milliseconds. */
  readonly every?: number;
  readonly truth?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addAdvanceCommand(bitewing: Command): void {
  withJson(bitewing.command("advance"))
    .description(
      "let the practice in a database live on, in place: the inserts, updates and deletes of its days",
    )
    .addOption(urlOption("--to <url>", "the MySQL or DuckDB database that bitewing filled"))
    .option("--days <n>", "how many days it lives on (1; with --follow until you stop it)", wholeNumber(1))
    .option("--follow", "let the days pass one by one, each written when it is over")
    .option("--every <time>", "with --follow: from one day to the next (5s)", milliseconds)
    .option("--truth <dir>", "also write the answer key of the later day into this folder")
    .option("--dry-run", "say what would change, and change nothing")
    .action(runAdvance);
}

const defaultPace = 5000;

function milliseconds(text: string): number {
  const seconds = parseDuration(text);
  if (seconds === undefined) throw new InvalidArgumentError(`It takes ${durationForm}.`);
  return seconds * 1000;
}

async function runAdvance(call: AdvanceCall): Promise<void> {
  demandMatchingOptions(call);
  const terminal = terminalOf(call);
  await (call.follow === true ? runFollow(call, terminal) : runOnce(call, terminal));
}

function demandMatchingOptions({ follow, every, dryRun }: AdvanceCall): void {
  const refusals = [
    [
      every !== undefined && follow !== true,
      "--every says how fast --follow goes, and there is no --follow.",
    ],
    [dryRun === true && follow === true, "--dry-run and --follow do not go together."],
  ] as const;
  for (const [isRefused, what] of refusals) {
    if (isRefused) throw new BitewingError({ kind: "usage", what, next: "Leave one of the two out." });
  }
}

async function runOnce(call: AdvanceCall, terminal: Terminal): Promise<void> {
  const { advance } = await import("../../generator/index.ts");
  const now = performance.now.bind(performance);
  const report = await interruptible((signal) =>
    advance({ ...call, days: call.days ?? 1, log: terminal.line, now, signal }),
  );
  terminal.result([tableOf(report.tables), summaryOf(report, call)].join("\n"), report);
}

/** A line a day. Ctrl-C ends it with the day that is under way, which is success unless --days asked for more. */
async function runFollow({ days, every, ...call }: AdvanceCall, terminal: Terminal): Promise<void> {
  const { follow } = await import("../../generator/index.ts");
  const now = performance.now.bind(performance);
  let lived = 0;
  await interruptible(async (signal) => {
    const options = { ...call, days, every: every ?? defaultPace, log: terminal.line, now, signal };
    for await (const report of follow(options)) {
      lived++;
      terminal.result(summaryOf(report, call), report);
    }
  });
  if (days === undefined || lived === days) return;
  throw new BitewingError({
    kind: "interrupted",
    what: `Interrupted after ${lived} of ${days} days, all of them complete.`,
    next: `Run it again with --days ${days - lived}.`,
  });
}

function summaryOf(report: AdvanceReport, { to, dryRun }: Pick<AdvanceCall, "to" | "dryRun">): string {
  const { inserted, updated, deleted } = report.rows;
  const verb = dryRun === true ? "would live on" : "lived on";
  const rows = `${formatCount(inserted)} rows inserted, ${formatCount(updated)} updated, ${formatCount(deleted)} deleted`;
  const lines = [`${showDatabaseUrl(to)} ${verb} until ${report.asOf}: ${rows}`];
  for (const { table, updates, deletes } of report.missing) {
    lines.push(`${table}: ${updates} rows to update and ${deletes} to delete were not there`);
  }
  return lines.join("\n");
}

function tableOf(tables: readonly TableCounts[]): string {
  const numbers = ["inserted", "updated", "silent", "deleted"] as const;
  const columns = [{ title: "table" }, ...numbers.map((title) => ({ title, align: "right" }) as const)];
  const rows = tables.map((counts) => [counts.table, ...numbers.map((name) => formatCount(counts[name]))]);
  return formatTable(columns, rows);
}
