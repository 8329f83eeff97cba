import type { Command } from "commander";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import type { Catalog } from "../../pipeline/index.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface DiscoverCall {
  readonly from: DatabaseUrl;
  readonly out?: string;
  readonly json?: boolean;
}

/** How many tables the terminal shows; the catalogue and the report hold them all. */
const shownTables = 15;

export function addDiscoverCommand(bitewing: Command): void {
  withJson(bitewing.command("discover"))
    .description("read a schema: tables, keys, edit stamps, relations, and a sync plan for each table")
    .addOption(urlOption("--from <url>", "the MySQL or DuckDB database to read"))
    .option("--out <dir>", "write catalog.json and report.html into this folder")
    .action(async (call: DiscoverCall) => {
      const { discover } = await import("../../pipeline/index.ts");
      const terminal = terminalOf(call);
      const catalog = await discover({
        from: call.from,
        ...(call.out === undefined ? {} : { out: call.out }),
        log: terminal.line,
      });
      terminal.result(`${largestTables(catalog)}\n\n${summary(catalog, call)}`, catalog);
    });
}

function largestTables(catalog: Catalog): string {
  const largest = catalog.tables.toSorted((a, b) => b.rowEstimate - a.rowEstimate).slice(0, shownTables);
  return formatTable(
    [{ title: "table" }, { title: "rows, about", align: "right" }, { title: "plan" }, { title: "because" }],
    largest.map((table) => [
      table.name,
      formatCount(table.rowEstimate),
      table.syncPlan.kind,
      table.syncPlan.reason,
    ]),
  );
}

function summary(catalog: Catalog, call: DiscoverCall): string {
  const columns = catalog.tables.reduce((sum, table) => sum + table.columns.length, 0);
  const relations = catalog.tables.reduce((sum, table) => sum + table.relations.length, 0);
  const counts = `${formatCount(catalog.tables.length)} tables, ${formatCount(columns)} columns, ${formatCount(relations)} relations`;
  const files = call.out === undefined ? "" : `; see ${call.out}/report.html`;
  return `${showDatabaseUrl(call.from)}: ${counts}${files}`;
}
