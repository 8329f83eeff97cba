import { type Command, Option } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import type { DriftSetting, LoadReport } from "../../pipeline/index.ts";
import { interruptible } from "../interruption.ts";
import { commaList, terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatBytes, formatCount, formatTable } from "../terminal.ts";

interface LoadCall {
  readonly from: DatabaseUrl;
  readonly to: DatabaseUrl;
  readonly profile?: string;
  readonly tables?: readonly string[];
  readonly jobs?: number;
  readonly dryRun?: boolean;
  readonly full?: boolean;
  readonly schemaDrift?: DriftSetting;
  readonly prove?: "changed" | "all";
  readonly json?: boolean;
}

/** How many tables the terminal shows after a load; `--json` gives them all. */
const shownTables = 15;

export function addLoadCommand(bitewing: Command): void {
  withJson(bitewing.command("load"))
    .description(
      "bring schema raw of a warehouse to the state of a source, and prove that both hold the same",
    )
    .addOption(urlOption("--from <url>", "the MySQL or DuckDB source; SELECT is all it needs"))
    .addOption(urlOption("--to <url>", "the PostgreSQL or DuckDB warehouse"))
    .option(
      "--profile <name>",
      "what is made of the source: plain, or downstream (docs/downstream.md)",
      "plain",
    )
    .option("--full", "copy every table whole, whatever is known of it")
    .option("--tables <a,b>", "only these tables", commaList)
    .option("--jobs <n>", "connections to the source, 2 unless stated", wholeNumber(1))
    .addOption(
      new Option("--schema-drift <setting>", "when the source has other tables or columns than before")
        .choices(["evolve", "freeze", "discard"])
        .default("evolve"),
    )
    .addOption(
      new Option("--prove <tables>", "compute the warehouse's checksums of these tables")
        .choices(["changed", "all"])
        .default("changed"),
    )
    .option("--dry-run", "print the plan, and change nothing")
    .action(async (call: LoadCall) => {
      const { load } = await import("../../pipeline/index.ts");
      const terminal = terminalOf(call);
      const { json: _, ...options } = call;
      const report = await interruptible((signal) =>
        load({ ...options, now: () => new Date(), log: terminal.line, signal }),
      );
      terminal.result(describeLoad(report), report);
    });
}

/** The tables with the most to do, and lines of totals. */
function describeLoad(report: LoadReport): string {
  if (report.dryRun) return `would load ${formatCount(report.tables.length)} tables`;
  const changed = report.tables.filter(({ action, rows }) => action !== "unchanged" && rows > 0);
  return [...(changed.length === 0 ? [] : [largestTables(changed), ""]), ...summary(report)].join("\n");
}

function largestTables(changed: LoadReport["tables"]): string {
  const largest = changed.toSorted((a, b) => b.rowsMoved - a.rowsMoved).slice(0, shownTables);
  const table = formatTable(
    [
      { title: "table" },
      { title: "was" },
      { title: "rows", align: "right" },
      { title: "moved", align: "right" },
      { title: "bytes", align: "right" },
      { title: "time", align: "right" },
      { title: "checksum of both sides", align: "right" },
    ],
    largest.map((one) => [
      one.table,
      one.action,
      formatCount(one.rows),
      formatCount(one.rowsMoved),
      formatBytes(one.bytesMoved),
      `${one.seconds.toFixed(1)} s`,
      one.checksum,
    ]),
  );
  const others = changed.length - largest.length;
  return others === 0 ? table : `${table}\nand ${formatCount(others)} more that changed (--json lists them)`;
}

function summary(report: LoadReport): string[] {
  const { tables, rows, rowsMoved, bytesMoved, seconds } = report;
  const changed = tables.filter(({ action }) => action !== "unchanged").length;
  const provedBefore = tables.filter(({ provedByRun }) => provedByRun !== report.runId).length;
  return [
    `run ${report.runId}: ${formatCount(changed)} of ${formatCount(tables.length)} tables changed, ${formatCount(rowsMoved)} rows moved (${formatBytes(bytesMoved)}) in ${seconds.toFixed(1)} s`,
    `read: ${report.snapshot}`,
    `proof: ${formatCount(rows)} rows, counts and checksums of source and warehouse equal${provedBefore === 0 ? "" : `; the warehouse's side of ${formatCount(provedBefore)} tables is from an earlier run`}`,
  ];
}
