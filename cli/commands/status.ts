import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { commaList, terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";

interface StatusCall {
  readonly target: DatabaseUrl;
  readonly slas?: string;
  readonly runs: number;
  readonly tables?: readonly string[];
  readonly json?: boolean;
}

export function addStatusCommand(bitewing: Command): void {
  withJson(bitewing.command("status"))
    .description(
      "the loads of a warehouse, how old and how well proved its data are, and which SLAs are broken",
    )
    .addOption(urlOption("--target <url>", "the PostgreSQL or DuckDB warehouse; it is only read"))
    .option("--slas <file>", "what is promised (default: bitewing-slas.yml of this folder, else data of 26h)")
    .option("--runs <n>", "how many runs to show", wholeNumber(1), 5)
    .option("--tables <a,b>", "only these tables", commaList)
    .action(async (call: StatusCall) => {
      const { findSlas, status } = await import("../../pipeline/index.ts");
      const { statusText } = await import("../status-text.ts");
      const terminal = terminalOf(call);
      const report = await status({
        target: call.target,
        slas: await findSlas(call.slas, "."),
        runs: call.runs,
        ...(call.tables === undefined ? {} : { tables: call.tables }),
        now: () => new Date(),
        log: terminal.line,
      });
      terminal.result(statusText(report), report);
      if (!report.ok) process.exitCode = exitCodes.found;
    });
}
