#!/usr/bin/env node
import { CommanderError } from "commander";
import { BitewingError, exitCodes, messageOf } from "../foundation/errors.ts";
import { endWhenInterrupted } from "./interruption.ts";
import { program } from "./program.ts";
import { ownTemporaryFolder } from "./temporary-folder.ts";

/** Runs one call of the command and answers with its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...argv]);
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (thrown) {
    return report(thrown);
  }
}

function report(thrown: unknown): number {
  // Commander has printed its own message by now; its help and version end with code 0.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : exitCodes.usage;
  if (thrown instanceof BitewingError) {
    process.stderr.write(`\n${thrown.message}\n`);
    return thrown.exitCode;
  }
  process.stderr.write(`\nThis is a defect of bitewing: ${messageOf(thrown)}\n`);
  if (process.env["BITEWING_DEBUG"] === undefined) {
    process.stderr.write("  next:  Run again with BITEWING_DEBUG=1 and report what it prints.\n");
  } else if (thrown instanceof Error) {
    process.stderr.write(`${thrown.stack ?? ""}\n`);
  }
  return exitCodes.found;
}

/** A reader such as `head` that has seen enough closes the pipe; that is no failure. */
function endWithItsReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : exitCodes.found);
  });
}

/** What a slow reader has not taken yet would be lost at the exit. */
function allWritten(): Promise<void> {
  return new Promise((done) => process.stdout.write("", () => done()));
}

endWhenInterrupted();
ownTemporaryFolder();
endWithItsReader();
const exitCode = await main(process.argv);
await allWritten();
process.exit(exitCode);
