import type { Command } from "commander";
import { exitCodes } from "../../foundation/errors.ts";
import { terminalOf, wholeNumber, withJson } from "../options.ts";

interface DemoCall {
  readonly patients: number;
  readonly years: number;
  readonly seed: number;
  readonly dir: string;
  readonly site: string;
  readonly json?: boolean;
}

export function addDemoCommand(bitewing: Command): void {
  withJson(bitewing.command("demo"))
    .description("the whole story on DuckDB: generate, discover, load, build, check, notebooks, site, docs")
    .option("--patients <n>", "patients on the books at the end", wholeNumber(1), 400)
    .option("--years <n>", "years of history", wholeNumber(1), 3)
    .option("--seed <n>", "which practice", wholeNumber(0), 1)
    .option("--dir <dir>", "where the databases and the truth go", ".bitewing/demo")
    .option("--site <dir>", "where the pages go", "site")
    .action(async (call: DemoCall) => {
      const { runDemo } = await import("../demo.ts");
      const terminal = terminalOf(call);
      const story = await runDemo({ ...call, directory: call.dir, log: terminal.line });
      terminal.result(story.text, story.report);
      if (!story.ok) process.exitCode = exitCodes.found;
    });
}
