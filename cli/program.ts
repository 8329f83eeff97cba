import { Command } from "commander";
import { packageVersion } from "../foundation/package.ts";
import { addAdvanceCommand } from "./commands/advance.ts";
import { addCensusCommand } from "./commands/census.ts";
import { addCheckCommand } from "./commands/check.ts";
import { addContractCommand } from "./commands/contract.ts";
import { addDefectsCommand } from "./commands/defects.ts";
import { addDemoCommand } from "./commands/demo.ts";
import { addDiscoverCommand } from "./commands/discover.ts";
import { addDocsCommands } from "./commands/docs.ts";
import { addFixturesCommand } from "./commands/fixtures.ts";
import { addGenerateCommand } from "./commands/generate.ts";
import { addLoadCommand } from "./commands/load.ts";
import { addMetricsCommand } from "./commands/metrics.ts";
import { addNotebooksCommand } from "./commands/notebooks.ts";
import { addProjectCommands } from "./commands/project.ts";
import { addScoreCommand } from "./commands/score.ts";
import { addSourceCommand } from "./commands/source.ts";
import { addStatusCommand } from "./commands/status.ts";
import { addStoryCommand } from "./commands/story.ts";
import { addVerifyCommand } from "./commands/verify.ts";

const epilogue = `
Databases are named by URLs:
  mysql://user:pass@host:port/db    postgres://user:pass@host:port/db    duckdb:path/to/file.duckdb
  env:NAME takes the URL from an environment variable, and its password out of sight

Exit codes: 0 success, 1 something was found wrong, 2 the words of the call,
            3 a database could not be reached or refused, 4 interrupted and resumable`;

/** The whole command line: every command with its options. */
export function program(): Command {
  const bitewing = new Command("bitewing")
    .description(
      "A make-believe dental practice on OpenDental's schema, and a pipeline that proves its KPIs.",
    )
    .version(packageVersion())
    .showHelpAfterError("(run with --help for the options)")
    .exitOverride()
    .addHelpText("after", epilogue);
  addDemoCommand(bitewing);
  addGenerateCommand(bitewing);
  addDefectsCommand(bitewing);
  addAdvanceCommand(bitewing);
  addDiscoverCommand(bitewing);
  addLoadCommand(bitewing);
  addStatusCommand(bitewing);
  addProjectCommands(bitewing);
  addMetricsCommand(bitewing);
  addDocsCommands(bitewing);
  addSourceCommand(bitewing);
  addCheckCommand(bitewing);
  addContractCommand(bitewing);
  addScoreCommand(bitewing);
  addVerifyCommand(bitewing);
  addCensusCommand(bitewing);
  addStoryCommand(bitewing);
  addFixturesCommand(bitewing);
  addNotebooksCommand(bitewing);
  return bitewing;
}
