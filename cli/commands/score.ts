import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { ScoreReport } from "../../pipeline/index.ts";
import { interruptible } from "../interruption.ts";
import { terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface ScoreCall {
  readonly target: DatabaseUrl;
  readonly truth: string;
  readonly project: string;
  readonly targetPath?: string;
  readonly threads: number;
  readonly json?: boolean;
}

/** How many false alarms the terminal shows; `--json` gives them all. */
const shownAlarms = 20;

export function addScoreCommand(bitewing: Command): void {
  withJson(bitewing.command("score"))
    .description("build the models, run the data tests, and tell which planted defects they found")
    .addOption(urlOption("--target <url>", "the warehouse that the practice was loaded into"))
    .requiredOption("--truth <dir>", "the folder that generate --truth wrote")
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .option("--target-path <dir>", "where artifacts and compiled SQL go (default: target/ of the project)")
    .option("--threads <n>", "queries in flight at once", wholeNumber(1), 4)
    .action(runScore);
}

async function runScore(call: ScoreCall): Promise<void> {
  const { score } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const report = await interruptible((signal) =>
    score({
      target: call.target,
      truth: call.truth,
      projectDirectory: call.project,
      ...(call.targetPath === undefined ? {} : { artifacts: call.targetPath }),
      threads: call.threads,
      invocationId: randomUUID(),
      env: process.env,
      now: () => new Date(),
      signal,
    }),
  );
  terminal.result(describeScore(report), report);
  if (!report.ok) process.exitCode = exitCodes.found;
}

/** A row a kind, the false alarms, then the line that a reader looks for. */
export function describeScore(report: ScoreReport): string {
  return [...kindTable(report), ...falseAlarms(report), summary(report)].join("\n\n");
}

function kindTable({ kinds }: ScoreReport): readonly string[] {
  if (kinds.length === 0) return [];
  const table = formatTable(
    [
      { title: "kind" },
      { title: "planted", align: "right" },
      { title: "found", align: "right" },
      { title: "recall", align: "right" },
      { title: "false alarms", align: "right" },
      { title: "found by" },
    ],
    kinds.map((kind) => [
      kind.kind,
      formatCount(kind.planted),
      formatCount(kind.found),
      `${Math.floor(kind.recall * 100)} %`,
      formatCount(kind.falseAlarms),
      foundBy(kind.tests),
    ]),
  );
  return [table];
}

function foundBy([first, ...others]: readonly string[]): string {
  if (first === undefined) return "no test";
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function falseAlarms({ tests }: ScoreReport): readonly string[] {
  const alarms = tests.flatMap(({ name, falseAlarms: rows }) => rows.map((keys) => [name, showKeys(keys)]));
  if (alarms.length === 0) return [];
  const table = formatTable([{ title: "test" }, { title: "false alarm on" }], alarms.slice(0, shownAlarms));
  const more = alarms.length - shownAlarms;
  return [more > 0 ? `${table}\n… and ${formatCount(more)} more` : table];
}

function showKeys(keys: ScoreReport["tests"][number]["falseAlarms"][number]): string {
  return keys.length === 0 ? "a total" : keys.map(({ table, key }) => `${table} ${key}`).join(", ");
}

function summary({ planted, found, falseAlarms: alarms, tests, testsRun }: ScoreReport): string {
  const failing = `${formatCount(tests.length)} of ${formatCount(testsRun)} data tests found something`;
  const defects =
    planted === 0
      ? "no defects were planted"
      : `${formatCount(found)} of ${formatCount(planted)} defects found`;
  return `score: ${defects}, ${formatCount(alarms)} false alarms (${failing})`;
}
