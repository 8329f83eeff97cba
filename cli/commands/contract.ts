import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { parseDay } from "../../foundation/calendar.ts";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import type { ContractLine, ContractReport } from "../../pipeline/index.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface ContractCall {
  readonly target: DatabaseUrl;
  readonly profile: string;
  readonly today?: string;
  readonly json?: boolean;
}

export function addContractCommand(bitewing: Command): void {
  withJson(bitewing.command("contract"))
    .description(
      "hold schema raw of a warehouse against what the readers of a load profile ask, line by line",
    )
    .addOption(urlOption("--target <url>", "the warehouse that was loaded under the profile"))
    .requiredOption("--profile <name>", "the profile: downstream")
    .option("--today <date>", "the readers' today, YYYY-MM-DD (the day of the call)", dayOption)
    .action(async (call: ContractCall) => {
      const { checkContract } = await import("../../pipeline/index.ts");
      const terminal = terminalOf(call);
      const today = call.today ?? new Date().toISOString().slice(0, 10);
      const report = await checkContract({ target: call.target, profile: call.profile, today });
      terminal.result(describeContract(report), report);
      if (report.broken > 0) process.exitCode = exitCodes.found;
    });
}

/** One line a rule, one a table for its columns that are as asked, and the line that a reader looks for. */
export function describeContract(report: ContractReport): string {
  const shown = [...columnsOfTables(report.lines), ...report.lines.filter((line) => !isFineColumn(line))];
  const table = formatTable(
    [{ title: "" }, { title: "line" }, { title: "asked" }, { title: "found" }],
    shown.map((line) => [
      marks[markOf(line)],
      line.id,
      shortened(line.asks),
      line.status === "unmet" ? `cannot be met: ${line.found}` : line.found,
    ]),
  );
  return `${table}\n\n${summary(report)}`;
}

const marks = { met: "ok", broken: "BROKEN", idle: "no rows", unmet: "unmet", unused: "unused" } as const;

/** What has no test is not broken when it is missing. */
function markOf({ status, severity }: ContractLine): keyof typeof marks {
  return status === "broken" && severity === "logic" ? "unused" : status;
}

function isFineColumn({ kind, status }: ContractLine): boolean {
  return kind === "column" && status === "met";
}

function columnsOfTables(lines: readonly ContractLine[]): readonly ContractLine[] {
  const counts = new Map<string, number>();
  for (const line of lines.filter(isFineColumn)) {
    const [table = ""] = line.id.split(".");
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({
    kind: "table",
    id,
    severity: "error",
    asks: "columns by name, type and use",
    status: "met",
    found: `${formatCount(count)} as asked`,
  }));
}

const longestShown = 70;

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

function summary({ profile, today, lines, broken }: ContractReport): string {
  const count = (mark: keyof typeof marks): string =>
    formatCount(lines.filter((line) => markOf(line) === mark).length);
  return [
    `contract ${profile}: ${formatCount(broken)} of ${formatCount(lines.length)} lines are not as asked on ${today}`,
    `(${count("met")} are, ${count("idle")} judge tables without rows, ${count("unused")} are codes that nothing has, ${count("unmet")} cannot be met)`,
  ].join(" ");
}

function dayOption(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError("It takes a date as YYYY-MM-DD.");
  return text;
}
