import { setFlagsFromString } from "node:v8";
import { type Command, Option } from "commander";
import { BitewingError } from "../../foundation/errors.ts";
import type { GenerateOptions, GenerateReport } from "../../generator/index.ts";
import { type PracticeTarget, showTarget } from "../../generator/sinks/target.ts";
import { interruptible } from "../interruption.ts";
import { targetOption, terminalOf, wholeNumber, withJson } from "../options.ts";
import { formatCount } from "../terminal.ts";
import { type GroupCall, runGenerateGroup, shardOption } from "./generate-group.ts";

interface GenerateCall extends Pick<GroupCall, "practices" | "shard"> {
  readonly to: PracticeTarget;
  readonly patients?: number;
  readonly years?: number;
  readonly asOf?: string;
  readonly opened?: string;
  readonly seed?: number;
  readonly scenario?: string;
  readonly clinics?: number;
  readonly truth?: string;
  readonly labels?: boolean;
  readonly defects?: string;
  readonly report?: string;
  readonly engine?: "innodb" | "myisam";
  readonly workers?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addGenerateCommand(bitewing: Command): void {
  withJson(bitewing.command("generate"))
    .description(
      "fill an empty database, or one that bitewing filled before, with a simulated practice; or files",
    )
    .addOption(
      targetOption(
        "--to <url>",
        "the MySQL or DuckDB database to fill, or parquet:DIR, sql:FILE.sql, sql:FILE.sql.gz",
      ),
    )
    .option(
      "--patients <n>",
      "patients on the books at the end (400, or as the scenario has it)",
      wholeNumber(1),
    )
    .option("--years <n>", "years of history (3, or as the scenario has it)", wholeNumber(1))
    .option("--as-of <date>", "the practice's today, YYYY-MM-DD (2026-06-30, or as the scenario has it)")
    .option("--opened <date>", "the day on which it opened, YYYY-MM-DD (--years before its today)")
    .option("--seed <n>", "which practice (1)", wholeNumber(0))
    .option("--scenario <name>", "what kind of practice (suburban-family)")
    .option(
      "--clinics <n>",
      "clinics, 1 to 9 (as the scenario has it; 1 is a practice without)",
      wholeNumber(0),
    )
    .option("--truth <dir>", "also write the answer key into this folder")
    .option("--labels", "also label its patients: who will lapse, who will miss the next visit")
    .option(
      "--defects <spec>",
      "also plant defects, told in the truth folder: all, all@0.5%, or kinds (bitewing defects) as kind@2%,kind@12rows",
    )
    .option(
      "--report <file>",
      "also measure it against published figures: a page (.html) and its JSON beside it",
    )
    .addOption(
      new Option("--engine <engine>", "MySQL's storage engine (innodb)").choices(["innodb", "myisam"]),
    )
    .option(
      "--workers <n>",
      "connections or threads at work at the same time (2); from the third on each needs the practice's memory again",
      wholeNumber(1),
    )
    .option("--practices <n>", "a group of so many practices, as parquet:DIR", wholeNumber(1))
    .option("--shard <i/n>", "of a group the practices of one machine among n", shardOption)
    .option("--dry-run", "say what would be written, and write nothing")
    .action(runGenerate);
}

/**
 * In per cent: how much the heap may grow before its garbage is collected. V8 lets it double, and a practice of the
 * largest size then needs half as much memory again.
 */
const heapGrowth = 50;

async function runGenerate(call: GenerateCall): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
  const terminal = terminalOf(call);
  if (call.practices !== undefined) return runGenerateGroup(call, call.practices, terminal);
  if (call.shard !== undefined) throw shardWithoutGroup;
  const { generate } = await import("../../generator/index.ts");
  const now = performance.now.bind(performance);
  const request = { ...call, report: await reportRequest(call.report) };
  const report = await interruptible((signal) =>
    generate({ ...request, log: terminal.line, progress: terminal.progress, now, signal }),
  );
  terminal.result(describe(report, call), report);
}

const shardWithoutGroup = new BitewingError({
  kind: "usage",
  what: "Only a group of practices has shards.",
  next: "Say of how many practices with --practices N.",
});

/** The page's writer is loaded for those who ask for a page. */
async function reportRequest(file: string | undefined): Promise<GenerateOptions["report"]> {
  if (file === undefined) return undefined;
  const { fidelityPage } = await import("../../notebooks/lib/fidelity/fidelity-page.ts");
  return { file, page: fidelityPage };
}

function describe(report: GenerateReport, call: GenerateCall): string {
  const verb = call.dryRun === true ? "would fill" : "filled";
  const rows = `${formatCount(report.rows)} rows in ${report.tablesFilled} of ${report.tables} tables`;
  const filled = `${verb} ${showTarget(call.to)}: ${formatCount(report.patients)} patients as of ${report.asOf}, ${rows}`;
  const { defects, fidelity } = report;
  const lines = [filled];
  if (defects !== undefined) lines.push(`${formatCount(defects)} defects, told in ${call.truth}/defects.csv`);
  if (fidelity !== undefined)
    lines.push(
      `${fidelity.gatesWithin} of ${fidelity.gates} fidelity gates are within their range: ${fidelity.page}`,
    );
  return lines.join("\n");
}
