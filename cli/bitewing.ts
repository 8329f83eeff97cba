#!/usr/bin/env node
import { CommanderError } from "commander";
import { BitewingError, exitCodes, messageOf } from "../foundation/errors.ts";
import { program } from "./program.ts";

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

process.once("SIGINT", () => {
  process.stderr.write("\nInterrupted. Nothing half-done was kept; run the same command again.\n");
  process.exit(exitCodes.interrupted);
});

process.exit(await main(process.argv));
