import { join } from "node:path";
import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { RunOptions } from "../../pipeline/index.ts";
import { lineageText } from "../lineage-text.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatBytes, formatCount, formatSeconds } from "../terminal.ts";

interface DocsCall {
  readonly target: DatabaseUrl;
  readonly project: string;
  readonly select?: string;
  readonly exclude?: string;
  readonly out?: string;
  readonly artifacts?: string;
  readonly json?: boolean;
}

/** The commands that explain a project. */
export function addDocsCommands(bitewing: Command): void {
  withProject(bitewing.command("docs"))
    .description("write a site about the project: models, columns, tests, lineage; it opens from disk")
    .option("--select <expr>", "only these models, and what they rest on")
    .option("--exclude <expr>", "leaves these out")
    .option(
      "--artifacts <dir>",
      "the folder with run_results.json and manifest.json (default <project>/target)",
    )
    .option("--out <dir>", "the folder for the site (default <project>/target/docs)")
    .action(runDocs);
  withProject(bitewing.command("lineage <column>"))
    .description("print the columns that a column (model.column) or a metric (its name) is made of")
    .action(runLineage);
}

function withProject(command: Command): Command {
  return withJson(command)
    .addOption(urlOption("--target <url>", "the warehouse: PostgreSQL or DuckDB"))
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"));
}

function runOptions(call: DocsCall, log: (line: string) => void): RunOptions {
  return {
    target: call.target,
    projectDirectory: call.project,
    ...(call.select === undefined ? {} : { select: call.select }),
    ...(call.exclude === undefined ? {} : { exclude: call.exclude }),
    ...(call.artifacts === undefined ? {} : { artifacts: call.artifacts }),
    env: process.env,
    now: () => new Date(),
    log,
  };
}

async function runDocs(call: DocsCall): Promise<void> {
  const { writeDocs } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const started = performance.now();
  const directory = call.out ?? join(call.project, "target", "docs");
  const report = await writeDocs({ ...runOptions(call, terminal.line), directory });
  const { models, columns, sources, metrics, tests, unitTests, bytes, problems, index } = report;
  for (const { where, what } of problems) terminal.line(`lineage: ${what}\n  where: ${where}`);
  const counts = [
    `${formatCount(models)} models`,
    `${formatCount(columns)} columns`,
    `${formatCount(sources)} sources`,
    `${formatCount(metrics)} metrics`,
    `${formatCount(tests)} data tests`,
    `${formatCount(unitTests)} unit tests`,
    formatBytes(bytes),
  ].join(", ");
  const seconds = (performance.now() - started) / 1000;
  terminal.result(`${counts}  ${formatSeconds(seconds)}\nopen ${index}`, report);
  if (problems.length > 0) process.exitCode = exitCodes.found;
}

async function runLineage(column: string, call: DocsCall): Promise<void> {
  const { traceColumn } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const traced = await traceColumn(runOptions(call, terminal.line), column);
  terminal.result(lineageText(traced), traced);
}
