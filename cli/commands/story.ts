import type { Command } from "commander";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { terminalOf, urlOption, wholeNumber, withJson } from "../options.ts";

interface StoryCall {
  readonly on: DatabaseUrl;
  readonly patient: number;
  readonly json?: boolean;
}

export function addStoryCommand(bitewing: Command): void {
  withJson(bitewing.command("story"))
    .description("tell one patient's history, visit by visit, money included")
    .addOption(urlOption("--on <url>", "the OpenDental database, MySQL or DuckDB; it is only read"))
    .requiredOption("--patient <n>", "the patient's PatNum", wholeNumber(1))
    .action(runStory);
}

async function runStory(call: StoryCall): Promise<void> {
  const { openInspected } = await import("../../inspection/open-database.ts");
  const { readStory } = await import("../../inspection/story/story.ts");
  const { tellStory } = await import("../../inspection/story/tell-story.ts");
  const database = await openInspected(call.on);
  try {
    const story = await readStory(database, call.patient);
    terminalOf(call).result(tellStory(story), story);
  } finally {
    await database.close();
  }
}
