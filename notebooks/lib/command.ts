import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";

/** How a command ended. */
export interface CommandRun {
  /** 0 success, 1 something was found wrong; see `exitCodes`. */
  readonly exitCode: number;
  /** What the command prints with `--json`. */
  readonly report: unknown;
}

/**
 * Runs `bitewing` as a reader would on the command line, with `--json`, and gives its report.
 *
 * @throws {BitewingError} when it could not do its work (exit codes 2 and more), with what it said.
 * @example const { report } = await bw.bitewing("lineage", "mart_practice_monthly_kpis.collections", "--target", url);
 */
export function bitewing(...words: readonly string[]): Promise<CommandRun> {
  const program = join(packageRoot(), "dist", "cli", "bitewing.js");
  const options = { maxBuffer: 1 << 30, env: { ...process.env, NO_COLOR: "1" } };
  return new Promise((done, broken) => {
    execFile(process.execPath, [program, ...words, "--json"], options, (error, stdout, stderr) => {
      const exitCode = typeof error?.code === "number" ? error.code : error === null ? 0 : 2;
      const report = reportIn(stdout);
      if (exitCode <= 1 && report !== undefined) return done({ exitCode, report });
      const what =
        stderr.trim() || error?.message || `It printed no report, and ended with exit code ${exitCode}.`;
      return broken(new BitewingError({ kind: "found", what, where: `bitewing ${words.join(" ")}` }));
    });
  });
}

/** Undefined when it is no JSON. */
function reportIn(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** A new folder for what a notebook makes; it is removed when the notebook's process ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-notebook-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
