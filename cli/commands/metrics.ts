import { join } from "node:path";
import { type Command, Option } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { MetricFigures } from "../../pipeline/index.ts";
import { type Granularity, granularities } from "../../pipeline/metrics/granularity.ts";
import { commaList, terminalOf, urlOption, withJson } from "../options.ts";
import { formatTable } from "../terminal.ts";

interface MetricsCall {
  readonly target: DatabaseUrl;
  readonly project: string;
  readonly by?: readonly string[];
  readonly grain: Granularity;
  readonly json?: boolean;
}

export function addMetricsCommand(bitewing: Command): void {
  withJson(bitewing.command("metrics [names...]"))
    .description("compute metrics by their definitions in the project, or list them")
    .addOption(urlOption("--target <url>", "the warehouse with the built models"))
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .option("--by <names>", "metric_time, provider, … : what to split them by", commaList)
    .addOption(new Option("--grain <grain>", "of metric_time").choices(granularities).default("month"))
    .action(runMetrics);
}

async function runMetrics(names: readonly string[], call: MetricsCall): Promise<void> {
  const { listMetrics, queryMetrics } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const { target, project: projectDirectory } = call;
  if (names.length === 0) {
    const metrics = await listMetrics({ target, projectDirectory });
    const rows = metrics.map(({ name, type, description }) => [name, type, description]);
    terminal.result(formatTable(["metric", "type", "what it is"].map(titled), rows), metrics);
    return;
  }
  const { by, grain: granularity } = call;
  const figures = await queryMetrics({
    target,
    projectDirectory,
    names,
    granularity,
    ...(by === undefined ? {} : { by }),
  });
  terminal.result(figuresTable(figures), figures);
}

/** The metrics side by side, a line for each group that any of them has. */
function figuresTable(figures: readonly MetricFigures[]): string {
  const by = figures[0]?.by ?? [];
  const groups = new Map(figures.flatMap(({ rows }) => rows.map((row) => [JSON.stringify(row.by), row.by])));
  const columns = figures.map(
    ({ rows }) => new Map(rows.map((row) => [JSON.stringify(row.by), row.value ?? ""])),
  );
  const lines = [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => [...group, ...columns.map((column) => column.get(key))].map((cell) => cell ?? ""));
  const titles = [
    ...by.map(titled),
    ...figures.map(({ name }) => ({ title: name, align: "right" as const })),
  ];
  return formatTable(titles, lines);
}

function titled(title: string): { title: string } {
  return { title };
}
