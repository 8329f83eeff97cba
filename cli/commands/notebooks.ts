import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { BitewingError, exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import { terminalOf, withJson } from "../options.ts";
import { addKernelCommand } from "./notebooks-kernel.ts";

interface NotebooksCall {
  readonly warehouse: string;
  readonly out?: string;
  readonly json?: boolean;
}

interface ExportCall {
  readonly warehouse: string;
  readonly out: string;
  readonly notebooks?: string;
  readonly run: boolean;
  readonly json?: boolean;
}

export function addNotebooksCommand(bitewing: Command): void {
  const notebooks = bitewing.command("notebooks").description("the TypeScript notebooks of the walkthrough");
  addKernelCommand(notebooks);
  addRun(notebooks);
  addExport(notebooks);
}

const demoFolder = join(packageRoot(), ".bitewing/demo");

function addRun(notebooks: Command): void {
  withJson(notebooks.command("run [notebooks...]"))
    .description("execute the notebooks without Python")
    .option("--warehouse <file>", "the DuckDB warehouse they read", join(demoFolder, "warehouse.duckdb"))
    .option("--out <dir>", "where the executed notebooks go (default: notebooks beside the warehouse)")
    .action(async (paths: readonly string[], call: NotebooksCall) => {
      demandWarehouse(call.warehouse);
      const { practiceFiles } = await import("../../notebooks/lib/practice-files.ts");
      const { describeRun, runNotebooks } = await import("../../notebooks/lib/runner.ts");
      const terminal = terminalOf(call);
      const runs = await runNotebooks({
        paths,
        warehouse: call.warehouse,
        directory: call.out ?? practiceFiles({ path: call.warehouse }).notebooks,
        log: terminal.line,
      });
      terminal.result(runs.map((run) => `${run.ok ? "ok" : "FAILED"} ${describeRun(run)}`).join("\n"), runs);
      if (runs.some((run) => !run.ok)) process.exitCode = exitCodes.found;
    });
}

function addExport(notebooks: Command): void {
  withJson(notebooks.command("export"))
    .description("write the site of a warehouse: the notebooks as pages, KPIs, models, reports")
    .option(
      "--warehouse <file>",
      "the built DuckDB warehouse; what bitewing demo leaves beside it is used too",
      join(demoFolder, "warehouse.duckdb"),
    )
    .option("--out <dir>", "where the pages go", "site")
    .option(
      "--notebooks <dir>",
      "the folder of the executed notebooks (default: notebooks beside the warehouse)",
    )
    .option("--no-run", "take the notebooks as they were executed")
    .action(async (call: ExportCall) => {
      demandWarehouse(call.warehouse);
      const { stepLine, writeSiteOf } = await import("../export-site.ts");
      const terminal = terminalOf(call);
      const { warehouse, notebooks: folder, run } = call;
      const site = await writeSiteOf({
        warehouse,
        directory: call.out,
        notebooks: folder,
        run,
        log: terminal.line,
        onStep: (step) => terminal.line(stepLine(step)),
      });
      terminal.result(`open ${site.page}`, site);
      if (!site.check.ok) process.exitCode = exitCodes.found;
    });
}

function demandWarehouse(file: string): void {
  if (existsSync(file)) return;
  throw new BitewingError({
    kind: "database",
    what: "There is no warehouse for the notebooks to read.",
    where: file,
    next: "Run `bitewing demo`, or name a built DuckDB warehouse with --warehouse.",
  });
}
