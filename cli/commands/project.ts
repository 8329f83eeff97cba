import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Command, Option } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { ListedNode, RunOptions } from "../../pipeline/project-commands.ts";
import { interruptible } from "../interruption.ts";
import { terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";
import { formatTable } from "../terminal.ts";

interface ProjectCall {
  readonly target: DatabaseUrl;
  readonly project: string;
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly selector?: string;
  readonly resourceType?: readonly string[];
  readonly excludeResourceType?: readonly string[];
  readonly indirectSelection?: NonNullable<RunOptions["indirectSelection"]>;
  readonly state?: string;
  readonly defer?: boolean;
  readonly favorState?: boolean;
  readonly vars?: string;
  readonly targetPath?: string;
  readonly threads: number;
  readonly fullRefresh?: boolean;
  readonly empty?: boolean;
  readonly dryRun?: boolean;
  readonly storeFailures?: boolean;
  readonly failFast?: boolean;
  readonly warnError?: boolean;
  readonly limit?: number;
  readonly output?: ListOutput;
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

/** How `ls` shows what it finds. */
const listOutputs = {
  name: ({ name }: ListedNode) => name,
  path: ({ path }: ListedNode) => path,
  selector: ({ selector }: ListedNode) => selector,
  json: (node: ListedNode) => JSON.stringify(listedKeys(node)),
} as const;

type ListOutput = keyof typeof listOutputs;

/** The commands of the dbt-format project. */
export function addProjectCommands(bitewing: Command): void {
  for (const name of Object.keys(graphCommands) as GraphCommand[]) {
    selectingCommand(bitewing, name, graphCommands[name])
      .option("--full-refresh", "rebuild incremental models from nothing")
      .option("--fail-fast", "start nothing more after the first failure")
      .option("--warn-error", "let tests fail where they would warn")
      .option("--store-failures", "keep the rows that tests find, in the schema …_dbt_test__audit")
      .option("--empty", "build without rows, for the shape of things only")
      .option("--dry-run", "list what would run, in order, and run nothing")
      .action((call: ProjectCall) => (call.dryRun === true ? listNames(call) : runGraph(call, name)));
  }
  projectCommand(bitewing, "retry", "what failed or was skipped in the last run, once more")
    .option("--state <dir>", "the folder of that run's artifacts, if it is not the project's target/")
    .action((call: ProjectCall) => runGraph(call, "retry"));
  selectingCommand(bitewing, "ls", "what a selection picks: sources, nodes in order, exposures")
    .addOption(
      new Option("--output <form>", "what is shown of each")
        .choices(Object.keys(listOutputs))
        .default("name"),
    )
    .action(listAll);
  selectingCommand(bitewing, "compile", "render the SQL into target/compiled, and run nothing").action(
    runCompile,
  );
  projectCommand(bitewing, "run-operation <macro>", "call a macro, whose statements run one by one")
    .option("--args <yaml>", "its arguments by name: '{older_than: 30}'")
    .action(runOperationOf);
  withJson(bitewing.command("deps"))
    .description("link the local packages of packages.yml into dbt_packages")
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .action(runDeps);
  selectingCommand(bitewing, "show [model]", "print rows of one model")
    .option("--limit <n>", "so many rows", wholeNumber(1), 20)
    .action(runShow);
}

function projectCommand(bitewing: Command, name: string, description: string): Command {
  return withJson(bitewing.command(name))
    .description(description)
    .addOption(urlOption("--target <url>", "the warehouse: PostgreSQL or DuckDB"))
    .option("--project <dir>", "the folder with dbt_project.yml", join(packageRoot(), "sql"))
    .option("--target-path <dir>", "where artifacts and compiled SQL go (default: target/ of the project)")
    .option("--vars <yaml>", "variables over those of the project: '{first_year: 2020}'")
    .option("--threads <n>", "nodes in flight at once", wholeNumber(1), 4);
}

function selectingCommand(bitewing: Command, name: string, description: string): Command {
  return projectCommand(bitewing, name, description)
    .option(
      "--select <expr...>",
      "names, +name+, tag:, path:, source:, state:; spaces join, commas intersect",
    )
    .option("--exclude <expr...>", "leaves these out")
    .option("--selector <name>", "a selector of the project's selectors.yml")
    .option(
      "--resource-type <type...>",
      "only these: model, seed, snapshot, test, unit_test, source, exposure, metric",
    )
    .option("--exclude-resource-type <type...>", "all but these")
    .addOption(
      new Option("--indirect-selection <mode>", "which tests come with what they read").choices([
        "eager",
        "cautious",
        "buildable",
        "empty",
      ]),
    )
    .option("--state <dir>", "an earlier run's artifacts, for state:, result: and --defer")
    .option("--defer", "take what is not selected and does not exist from the state")
    .option("--favor-state", "with --defer: take all that is not selected from the state");
}

async function runOptions(
  call: ProjectCall,
  log: (line: string) => void,
  which: string,
): Promise<RunOptions> {
  const { parseDictionary } = await import("../../pipeline/project-commands.ts");
  const vars = call.vars === undefined ? undefined : parseDictionary("--vars", call.vars);
  return {
    target: call.target,
    projectDirectory: call.project,
    select: call.select,
    exclude: call.exclude,
    selector: call.selector,
    resourceTypes: call.resourceType,
    excludeResourceTypes: call.excludeResourceType,
    indirectSelection: call.indirectSelection,
    ...(call.state === undefined ? {} : { state: call.state }),
    ...(vars === undefined ? {} : { vars }),
    ...(call.targetPath === undefined ? {} : { artifacts: call.targetPath }),
    defer: call.defer === true,
    favorState: call.favorState === true,
    threads: call.threads,
    fullRefresh: call.fullRefresh === true,
    storeFailures: call.storeFailures === true,
    failFast: call.failFast === true,
    warnError: call.warnError === true,
    empty: call.empty === true,
    args: { ...argsOf(call, which), vars: vars ?? {} },
    invocationId: randomUUID(),
    env: process.env,
    now: () => new Date(),
    log,
  };
}

/** The words of a call by dbt's names, without the target, whose URL may hold a password. */
function argsOf(call: ProjectCall, which: string): Record<string, unknown> {
  const words = Object.entries(call)
    .filter(([name]) => name !== "target")
    .map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]);
  return { which, ...Object.fromEntries(words) };
}

async function runGraph(call: ProjectCall, name: GraphCommand | "retry"): Promise<void> {
  const pipeline = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const options = await runOptions(call, terminal.line, name);
  const report = await interruptible((signal) => pipeline[name]({ ...options, signal }));
  terminal.result("", report);
  if (!report.ok) process.exitCode = exitCodes.found;
}

async function listNames(call: ProjectCall): Promise<void> {
  const { list } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const names = await list(await runOptions(call, terminal.line, "list"));
  terminal.result(names.join("\n"), names);
}

async function listAll(call: ProjectCall): Promise<void> {
  const { listNodes } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const nodes = await listNodes(await runOptions(call, terminal.line, "list"));
  const shown = nodes.map(listOutputs[call.output ?? "name"]);
  terminal.result(shown.join("\n"), call.output === "json" ? nodes.map(listedKeys) : shown);
}

/** The keys of a manifest's entry that dbt's `ls --output json` shows. */
function listedKeys(node: ListedNode): Record<string, unknown> {
  const keys = [
    "name",
    "resource_type",
    "package_name",
    "original_file_path",
    "unique_id",
    "alias",
    "source_name",
    "config",
    "tags",
    "depends_on",
  ];
  const entry = node.entry();
  return Object.fromEntries(keys.flatMap((key) => (key in entry ? [[key, entry[key]]] : [])));
}

async function runCompile(call: ProjectCall): Promise<void> {
  const { compile } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const compiled = await compile(await runOptions(call, terminal.line, "compile"));
  terminal.result(`compiled ${compiled.length} nodes`, compiled);
}

async function runOperationOf(macro: string, call: ProjectCall & { readonly args?: string }): Promise<void> {
  const { parseDictionary, runOperation } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  await runOperation({
    ...(await runOptions(call, terminal.line, "run-operation")),
    macro,
    arguments: call.args === undefined ? {} : parseDictionary("--args", call.args),
    command: "run-operation",
  });
  terminal.result(`called ${macro}`, { macro });
}

async function runDeps(call: { readonly project: string; readonly json?: boolean }): Promise<void> {
  const { installPackages } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const installed = installPackages({ directory: call.project });
  const lines = installed.map(({ name, from }) => `${name} → ${from}`);
  terminal.result(
    lines.length === 0 ? "packages.yml asks for no local package" : lines.join("\n"),
    installed,
  );
}

async function runShow(model: string | undefined, call: ProjectCall): Promise<void> {
  const { show } = await import("../../pipeline/project-commands.ts");
  const terminal = terminalOf(call);
  const select = model ?? call.select;
  const shown = await show({
    ...(await runOptions(call, terminal.line, "show")),
    select,
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
