import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import type { LoadReport } from "../../pipeline/index.ts";
import { interruptible } from "../interruption.ts";
import { commaList, terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface LoadCall {
  readonly from: DatabaseUrl;
  readonly to: DatabaseUrl;
  readonly tables?: readonly string[];
  readonly jobs?: number;
  readonly dryRun?: boolean;
  readonly full?: boolean;
  readonly json?: boolean;
}

/** How many tables the terminal shows after a load; `--json` gives them all. */
const shownTables = 15;

export function addLoadCommand(bitewing: Command): void {
  withJson(bitewing.command("load"))
    .description("copy a source into schema raw of a warehouse, and prove that both hold the same")
    .addOption(urlOption("--from <url>", "the MySQL or DuckDB source; SELECT is all it needs"))
    .addOption(urlOption("--to <url>", "the PostgreSQL or DuckDB warehouse"))
    .option("--full", "load every table whole (the only way so far, and the default)")
    .option("--tables <a,b>", "only these tables", commaList)
    .option("--jobs <n>", "tables in flight at once", wholeNumber(1))
    .option("--dry-run", "print the plan, and change nothing")
    .action(async (call: LoadCall) => {
      const { load } = await import("../../pipeline/index.ts");
      const terminal = terminalOf(call);
      const { from, to, tables, jobs, dryRun = false } = call;
      const report = await interruptible((signal) =>
        load({
          from,
          to,
          dryRun,
          ...(tables === undefined ? {} : { tables }),
          ...(jobs === undefined ? {} : { jobs }),
          now: () => new Date(),
          log: terminal.line,
          signal,
        }),
      );
      terminal.result(describeLoad(report), report);
    });
}

/** The largest tables of a load and a line of totals. */
function describeLoad(report: LoadReport): string {
  return report.dryRun ? summary(report) : `${largestTables(report)}\n\n${summary(report)}`;
}

function largestTables(report: LoadReport): string {
  const largest = report.tables.toSorted((a, b) => b.rows - a.rows).slice(0, shownTables);
  return formatTable(
    [{ title: "table" }, { title: "rows", align: "right" }, { title: "proof" }],
    largest.map((table) => [table.table, formatCount(table.rows), table.checksum]),
  );
}

function summary(report: LoadReport): string {
  const tables = `${formatCount(report.tables.length)} tables`;
  return report.dryRun ? `would load ${tables}` : `loaded ${formatCount(report.rows)} rows in ${tables}`;
}
