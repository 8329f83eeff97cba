import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { showDatabaseUrl } from "../../foundation/database-url.ts";
import type { AdvanceReport, TableCounts } from "../../generator/index.ts";
import { interruptible } from "../interruption.ts";
import { terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface AdvanceCall {
  readonly to: DatabaseUrl;
  readonly days?: number;
  readonly truth?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addAdvanceCommand(bitewing: Command): void {
  withJson(bitewing.command("advance"))
    .description("let the practice in a database live on, in place: inserts, updates and deletes of its days")
    .addOption(urlOption("--to <url>", "the MySQL or DuckDB database that bitewing filled"))
    .option("--days <n>", "how many days it lives on (1)", wholeNumber(1))
    .option("--truth <dir>", "also write the answer key of the later day into this folder")
    .option("--dry-run", "say what would change, and change nothing")
    .action(runAdvance);
}

async function runAdvance(call: AdvanceCall): Promise<void> {
  const { advance } = await import("../../generator/index.ts");
  const terminal = terminalOf(call);
  const now = performance.now.bind(performance);
  const report = await interruptible((signal) =>
    advance({ ...call, days: call.days ?? 1, log: terminal.line, now, signal }),
  );
  terminal.result(describe(report, call), report);
}

function describe(report: AdvanceReport, { to, dryRun }: AdvanceCall): string {
  const { inserted, updated, deleted } = report.rows;
  const verb = dryRun === true ? "would live on" : "lived on";
  const rows = [
    `${formatCount(inserted)} rows inserted`,
    `${formatCount(updated)} updated`,
    `${formatCount(deleted)} deleted`,
  ].join(", ");
  const lines = [tableOf(report.tables), `${showDatabaseUrl(to)} ${verb} until ${report.asOf}: ${rows}`];
  for (const { table, updates, deletes } of report.missing) {
    lines.push(
      `${table}: ${updates} rows to update and ${deletes} to delete were not there: somebody else took them away`,
    );
  }
  return lines.join("\n");
}

function tableOf(tables: readonly TableCounts[]): string {
  const numbers = ["inserted", "updated", "silent", "deleted"] as const;
  const columns = [{ title: "table" }, ...numbers.map((title) => ({ title, align: "right" }) as const)];
  const rows = tables.map((counts) => [counts.table, ...numbers.map((name) => formatCount(counts[name]))]);
  return formatTable(columns, rows);
}
