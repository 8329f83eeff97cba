import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";

export interface Called {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

const command = "dist/cli/bitewing.js";

/** Calls the compiled command as a user does, in a process of its own. */
export function call(...words: readonly string[]): Promise<Called> {
  if (!existsSync(command)) throw new Error(`${command} is missing: run npm run build first`);
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: "1" };
    execFile(process.execPath, [command, ...words], { env }, (error, out, err) => {
      done({ exitCode: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** Starts the compiled command, for tests that end it or read it slowly. */
export function start(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const env = { ...process.env, NO_COLOR: "1", ...environment };
  return spawn(process.execPath, [command, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
}
