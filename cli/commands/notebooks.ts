import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { BitewingError, exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import { terminalOf, withJson } from "../options.ts";
import { formatSeconds } from "../terminal.ts";
import { addKernelCommand } from "./notebooks-kernel.ts";

interface NotebooksCall {
  readonly warehouse: string;
  readonly out: string;
  readonly json?: boolean;
}

export function addNotebooksCommand(bitewing: Command): void {
  const notebooks = bitewing.command("notebooks").description("the TypeScript notebooks of the walkthrough");
  addKernelCommand(notebooks);
  withJson(notebooks.command("run [notebooks...]"))
    .description("execute the notebooks without Python")
    .option(
      "--warehouse <file>",
      "the DuckDB warehouse they read",
      join(packageRoot(), ".bitewing/demo/warehouse.duckdb"),
    )
    .option("--out <dir>", "where the executed notebooks go", join(packageRoot(), ".bitewing/demo/notebooks"))
    .action(async (paths: readonly string[], call: NotebooksCall) => {
      demandWarehouse(call.warehouse);
      const { runNotebooks } = await import("../../notebooks/lib/runner.ts");
      const terminal = terminalOf(call);
      const runs = await runNotebooks({
        paths,
        warehouse: call.warehouse,
        directory: call.out,
        log: terminal.line,
      });
      terminal.result(
        runs.map((run) => `${run.ok ? "ok" : "FAILED"} ${run.path} ${formatSeconds(run.seconds)}`).join("\n"),
        runs,
      );
      if (runs.some((run) => !run.ok)) process.exitCode = exitCodes.found;
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
