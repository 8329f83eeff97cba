import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { parseDocument } from "yaml";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { RunOptions } from "../../pipeline/index.ts";
import { terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatTable } from "../terminal.ts";

interface ProjectCall {
  readonly target: DatabaseUrl;
  readonly project: string;
  readonly select?: string;
  readonly exclude?: string;
  readonly threads: number;
  readonly fullRefresh?: boolean;
  readonly dryRun?: boolean;
  readonly storeFailures?: boolean;
  readonly failFast?: boolean;
  readonly warnError?: boolean;
  readonly limit?: number;
  readonly json?: boolean;
}

/** The commands that walk the graph and change the warehouse. */
const graphCommands = {
  build: "seeds, models, snapshots and their tests, in the order of the graph",
  run: "the models alone",
  test: "the data tests and unit tests alone",
  seed: "the seeds alone",
  snapshot: "the snapshots alone",
} as const;

type GraphCommand = keyof typeof graphCommands;

/** The commands of the dbt-format project. */
export function addProjectCommands(bitewing: Command): void {
  for (const name of Object.keys(graphCommands) as GraphCommand[]) {
    projectCommand(bitewing, name, graphCommands[name])
      .option("--full-refresh", "rebuild incremental models from nothing")
      .option("--fail-fast", "start nothing more after the first failure")
      .option("--warn-error", "let tests fail where they would warn")
      .option("--store-failures", "keep the rows that tests find, in the schema …_dbt_test__audit")
      .option("--dry-run", "list what would run, in order, and run nothing")
      .action((call: ProjectCall) => (call.dryRun === true ? listNames(call) : runGraph(call, name)));
  }
  projectCommand(bitewing, "ls", "the names that a selection picks, in order").action(listNames);
  projectCommand(bitewing, "compile", "render the SQL into target/compiled, and run nothing").action(
    runCompile,
  );
  projectCommand(bitewing, "run-operation <macro>", "call a macro, whose statements run one by one")
    .option("--args <yaml>", "its arguments by name: '{older_than: 30}'", yamlArguments, {})
    .action(runOperationOf);
  withJson(bitewing.command("deps"))
    .description("link the local packages of packages.yml into dbt_packages")
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .action(runDeps);
  projectCommand(bitewing, "show [model]", "print rows of one model")
    .option("--limit <n>", "so many rows", wholeNumber(1), 20)
    .action(runShow);
}

function projectCommand(bitewing: Command, name: string, description: string): Command {
  return withJson(bitewing.command(name))
    .description(description)
    .addOption(urlOption("--target <url>", "the warehouse: PostgreSQL or DuckDB"))
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .option("--select <expr>", "names, +name+, tag:, path:, source:; spaces join, commas intersect")
    .option("--exclude <expr>", "leaves these out")
    .option("--threads <n>", "nodes in flight at once", wholeNumber(1), 4);
}

function runOptions(call: ProjectCall, log: (line: string) => void): RunOptions {
  return {
    target: call.target,
    projectDirectory: call.project,
    ...(call.select === undefined ? {} : { select: call.select }),
    ...(call.exclude === undefined ? {} : { exclude: call.exclude }),
    threads: call.threads,
    fullRefresh: call.fullRefresh === true,
    storeFailures: call.storeFailures === true,
    failFast: call.failFast === true,
    warnError: call.warnError === true,
    invocationId: randomUUID(),
    env: process.env,
    now: () => new Date(),
    log,
  };
}

async function runGraph(call: ProjectCall, name: GraphCommand): Promise<void> {
  const pipeline = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const report = await pipeline[name](runOptions(call, terminal.line));
  terminal.result("", report);
  if (!report.ok) process.exitCode = exitCodes.found;
}

async function listNames(call: ProjectCall): Promise<void> {
  const { list } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const names = await list(runOptions(call, terminal.line));
  terminal.result(names.join("\n"), names);
}

async function runCompile(call: ProjectCall): Promise<void> {
  const { compile } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const compiled = await compile(runOptions(call, terminal.line));
  terminal.result(`compiled ${compiled.length} nodes`, compiled);
}

/** The arguments of an operation, written as a YAML dictionary. */
function yamlArguments(text: string): Readonly<Record<string, unknown>> {
  const value = parseDocument(text);
  const plain: unknown = value.errors.length > 0 ? undefined : value.toJS();
  if (typeof plain === "object" && plain !== null && !Array.isArray(plain)) return { ...plain };
  throw new InvalidArgumentError("Write a YAML dictionary, such as '{name: value}'.");
}

async function runOperationOf(
  macro: string,
  call: ProjectCall & { readonly args: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { runOperation } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  await runOperation({
    ...runOptions(call, terminal.line),
    macro,
    arguments: call.args,
    command: "run-operation",
  });
  terminal.result(`called ${macro}`, { macro });
}

async function runDeps(call: { readonly project: string; readonly json?: boolean }): Promise<void> {
  const { installPackages } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const installed = installPackages({ directory: call.project });
  const lines = installed.map(({ name, from }) => `${name} → ${from}`);
  terminal.result(
    lines.length === 0 ? "packages.yml asks for no local package" : lines.join("\n"),
    installed,
  );
}

async function runShow(model: string | undefined, call: ProjectCall): Promise<void> {
  const { show } = await import("../../pipeline/index.ts");
  const terminal = terminalOf(call);
  const select = model ?? call.select;
  const shown = await show({
    ...runOptions(call, terminal.line),
    ...(select === undefined ? {} : { select }),
    limit: call.limit ?? 20,
  });
  const columns = shown.columns.map((title) => ({ title }));
  terminal.result(
    formatTable(
      columns,
      shown.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
    ),
    shown,
  );
}
