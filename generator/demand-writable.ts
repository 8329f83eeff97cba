import { mkdir, mkdtemp, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { BitewingError, type Failure, messageOf } from "../foundation/errors.ts";

/** Makes the folder where it is missing, and proves that it can be written by writing. */
export async function demandWritable(folder: string, kind: Failure["kind"], where: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rmdir(await mkdtemp(join(folder, ".bitewing-")));
  } catch (error) {
    const what = `The folder cannot be written: ${messageOf(error)}.`;
    const next = "Give a folder that can be written.";
    throw new BitewingError({ kind, what, where, next }, { cause: error });
  }
}
