import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { SourceFreshness } from "../../pipeline/project-commands.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatTable } from "../terminal.ts";

interface FreshnessCall {
  readonly target: DatabaseUrl;
  readonly project: string;
  readonly targetPath?: string;
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly now?: Date;
  readonly json?: boolean;
}

/** `bitewing source freshness`. */
export function addSourceCommand(bitewing: Command): void {
  const source = bitewing.command("source").description("what the project reads");
  withJson(source.command("freshness"))
    .description("how old the sources are, against the limits that the project sets")
    .addOption(urlOption("--target <url>", "the warehouse: PostgreSQL or DuckDB"))
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .option("--target-path <dir>", "where sources.json goes (default: target/ of the project)")
    .option("--select <expr...>", "only these, for example source:opendental.patient")
    .option("--exclude <expr...>", "all but these")
    .option(
      "--now <time>",
      "the time that ages are counted from, for example 2026-01-31T12:00:00Z",
      parseTime,
    )
    .action(showFreshness);
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError("It takes a time such as 2026-01-31T12:00:00Z.");
  return time;
}

async function showFreshness(call: FreshnessCall): Promise<void> {
  const { sourceFreshness, showDuration } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const { now: at } = call;
  const report = await sourceFreshness({
    target: call.target,
    projectDirectory: call.project,
    select: call.select,
    exclude: call.exclude,
    ...(call.targetPath === undefined ? {} : { artifacts: call.targetPath }),
    invocationId: randomUUID(),
    env: process.env,
    now: () => at ?? new Date(),
    log: terminal.line,
  });
  const row = ({ name, status, loadedAt, age }: SourceFreshness): string[] => [
    name,
    status,
    loadedAt?.toISOString() ?? "never",
    loadedAt === undefined ? "" : showDuration(age),
  ];
  const columns = [{ title: "source" }, { title: "status" }, { title: "loaded at" }, { title: "age" }];
  const faults = report.sources.flatMap(({ message }) => (message === undefined ? [] : [message]));
  terminal.result([formatTable(columns, report.sources.map(row)), ...faults].join("\n"), report);
  if (!report.ok) process.exitCode = exitCodes.found;
}
