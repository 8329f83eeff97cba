import type { Command } from "commander";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { describeCensus } from "../census-text.ts";
import { interruptible } from "../interruption.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";

interface CensusCall {
  readonly on: DatabaseUrl;
  readonly json?: boolean;
}

export function addCensusCommand(bitewing: Command): void {
  withJson(bitewing.command("census"))
    .description("count every table of an OpenDental database, and hold the counts against a real practice's")
    .addOption(urlOption("--on <url>", "the MySQL or DuckDB database; SELECT is all it needs"))
    .action(runCensus);
}

async function runCensus(call: CensusCall): Promise<void> {
  const { faultsOf, openInspected, takeCensus } = await import("../../inspection/index.ts");
  const database = await openInspected(call.on);
  try {
    const census = await interruptible((signal) => takeCensus(database, { signal }));
    terminalOf(call).result(describeCensus(census, showDatabaseUrl(call.on)), census);
    if (faultsOf(census).length > 0) process.exitCode = exitCodes.found;
  } finally {
    await database.close();
  }
}
