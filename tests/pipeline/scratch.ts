import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A path for a file of the test's own, in a folder that is removed after the tests of the file. */
export async function scratchPath(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bitewing-test-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
}
