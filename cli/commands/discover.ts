import type { Command } from "commander";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import type { Catalog, CatalogChange, Discovery } from "../../pipeline/index.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface DiscoverCall {
  readonly from: DatabaseUrl;
  readonly out?: string;
  readonly scaffold?: string;
  readonly since?: string;
  readonly json?: boolean;
}

/** How many tables, domains and changes the terminal shows; the catalogue and the report hold them all. */
const shownTables = 15;
const shownDomains = 8;
const shownChanges = 20;

export function addDiscoverCommand(bitewing: Command): void {
  withJson(bitewing.command("discover"))
    .description(
      "read a schema and a little of each table: keys, relations, flags, and a sync plan for each table",
    )
    .addOption(urlOption("--from <url>", "the MySQL or DuckDB database to read"))
    .option(
      "--out <dir>",
      "write catalog.json and report.html, and tell what changed since the catalog there",
    )
    .option("--scaffold <dir>", "write a dbt-format project with a staging model for each table")
    .option("--since <file>", "tell what changed since this catalog instead")
    .action(async (call: DiscoverCall) => {
      const { describeChange, discover } = await import("../../pipeline/index.ts");
      const terminal = terminalOf(call);
      const { out, scaffold, since } = call;
      const discovery = await discover({
        from: call.from,
        ...(out === undefined ? {} : { out }),
        ...(scaffold === undefined ? {} : { scaffold }),
        ...(since === undefined ? {} : { since }),
        log: terminal.line,
      });
      const { catalog, changes } = discovery;
      const parts = [
        largestTables(catalog),
        summary(catalog),
        changes === null ? "" : changesInWords(changes, describeChange),
        nextStep(discovery, call),
      ];
      terminal.result(parts.filter((part) => part !== "").join("\n\n"), {
        ...catalog,
        changes,
        scaffold: discovery.scaffold,
      });
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

function summary({ source, tables, domains }: Catalog): string {
  const columns = tables.flatMap((table) => table.columns);
  const relations = tables.flatMap((table) => table.relations);
  const related = (verdict: string): string =>
    formatCount(relations.filter((relation) => relation.verdict === verdict).length);
  const flagged = (verdict: string): string =>
    formatCount(columns.filter(({ flag }) => flag?.verdict === verdict).length);
  const filled = tables.filter(({ rowEstimate }) => rowEstimate > 0).length;
  const emptyDates = columns.filter((column) => column.emptyDates.length > 0).length;
  const named = domains.slice(0, shownDomains).map(({ name, tables: all }) => `${name} ${all.length}`);
  const more = domains.length > shownDomains ? `, and ${domains.length - shownDomains} more` : "";
  return [
    source,
    `  tables     ${formatCount(tables.length)}, ${formatCount(filled)} with rows; ${formatCount(columns.length)} columns`,
    `  relations  ${related("declared")} declared, ${related("verified")} by name and verified, ${related("unchecked")} by name without a value to check, ${related("doubtful")} doubtful, ${related("refuted")} refuted`,
    `  flags      ${flagged("flag")} flags, ${flagged("code")} codes, ${flagged("undecided")} undecided; ${formatCount(emptyDates)} columns hold an empty date`,
    `  domains    ${domains.length === 0 ? "none" : `${named.join(", ")}${more}`}`,
  ].join("\n");
}

function changesInWords(
  changes: readonly CatalogChange[],
  describe: (change: CatalogChange) => string,
): string {
  if (changes.length === 0) return "Nothing has changed in the schema since the last catalog.";
  const lines = changes.slice(0, shownChanges).map((change) => `  ${describe(change)}`);
  const more = changes.length - lines.length;
  return [
    `${formatCount(changes.length)} changes since the last catalog:`,
    ...lines,
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ].join("\n");
}

function nextStep({ scaffold }: Discovery, call: DiscoverCall): string {
  const report = call.out === undefined ? [] : [`See ${call.out}/report.html.`];
  const from = showDatabaseUrl(call.from);
  const build =
    scaffold === null
      ? []
      : [
          `Next: bitewing load --from ${from} --to URL, then bitewing build --project ${call.scaffold} --target URL.`,
        ];
  return [...report, ...build].join("\n");
}
