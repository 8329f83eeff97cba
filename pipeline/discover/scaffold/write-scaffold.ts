import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BitewingError, messageOf } from "../../../foundation/errors.ts";
import type { Log } from "../../log.ts";
import type { ScaffoldFile } from "./plan-scaffold.ts";

/** Files that a refusal names; of the others it says how many. */
const namedFiles = 5;

/**
 * A scaffold is written into a place where none of its files is, or not at all.
 *
 * @throws {BitewingError} of kind `usage` that names the files which are there
 */
export function refuseExisting(plan: readonly ScaffoldFile[], folder: string): void {
  const there = plan.map(({ path }) => path).filter((path) => existsSync(join(folder, path)));
  if (there.length === 0) return;
  const more = there.length > namedFiles ? ` and ${there.length - namedFiles} more` : "";
  throw new BitewingError({
    kind: "usage",
    what: `The scaffold overwrites nothing, and these files are there: ${there.slice(0, namedFiles).join(", ")}${more}.`,
    where: folder,
    next: "Name another folder with --scaffold, or move these files away.",
  });
}

/** @throws {BitewingError} of kind `usage` when a file cannot be written, or has come to be there meanwhile */
export async function writeScaffold(plan: readonly ScaffoldFile[], folder: string, log: Log): Promise<void> {
  try {
    for (const { path, text } of plan) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text, { flag: "wx" });
    }
  } catch (error) {
    throw new BitewingError({
      kind: "usage",
      what: `The scaffold cannot be written: ${messageOf(error)}`,
      where: folder,
      next: "Name another folder with --scaffold.",
    });
  }
  log(`wrote ${plan.length} files into ${folder}`);
}
