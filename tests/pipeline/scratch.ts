import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const folders: string[] = [];

// Vitest loads this module once for each test file, so that the hook runs at the end of that file's tests.
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A path for a file of the test's own, in a folder that is removed after the tests of the file. */
export async function scratchPath(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bitewing-test-"));
  folders.push(folder);
  return join(folder, name);
}
