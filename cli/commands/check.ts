import { join } from "node:path";
import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { CheckReport } from "../../pipeline/index.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface CheckCall {
  readonly target: DatabaseUrl;
  readonly truth: string;
  readonly project: string;
  readonly json?: boolean;
}

/** How many differing cells the terminal shows; `--json` gives them all. */
const shownDifferences = 20;

export function addCheckCommand(bitewing: Command): void {
  withJson(bitewing.command("check"))
    .description("compare the KPI marts with the answer key, cell by cell")
    .addOption(urlOption("--target <url>", "the warehouse with the built marts"))
    .requiredOption("--truth <dir>", "the folder that generate --truth wrote")
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .action(async (call: CheckCall) => {
      const { check } = await import("../../pipeline/index.ts");
      const { kpiTable } = await import("../kpi-table.ts");
      const terminal = terminalOf(call);
      const report = await check({ target: call.target, truth: call.truth, projectDirectory: call.project });
      terminal.result(`${await kpiTable(call.target)}\n\n${describeCheck(report)}`, report);
      if (!report.ok) process.exitCode = exitCodes.found;
    });
}

/** The differing cells, then the line that a reader looks for. */
export function describeCheck(report: CheckReport): string {
  const compared = `${formatCount(report.cells)} cells of ${report.kpis.length} KPIs in marts and ${report.metrics.length} as metrics compared with the truth`;
  const verdict = `check: ${formatCount(report.differences)} differences (${compared})`;
  return [...differingCells(report), ...report.unmatched, verdict].join("\n");
}

function differingCells(report: CheckReport): readonly string[] {
  const differences = [...report.kpis, ...report.metrics].flatMap((kpi) => kpi.differences);
  if (differences.length === 0) return [];
  const table = formatTable(
    [
      { title: "KPI" },
      { title: "cell" },
      { title: "truth", align: "right" },
      { title: "mart", align: "right" },
    ],
    differences
      .slice(0, shownDifferences)
      .map(({ kpi, cell, truth, mart }) => [kpi, cell, truth ?? "(no cell)", mart ?? "(no cell)"]),
  );
  const more = differences.length - shownDifferences;
  return more > 0 ? [table, `… and ${formatCount(more)} more`] : [table];
}
