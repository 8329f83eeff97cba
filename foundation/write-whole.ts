import { rename, writeFile } from "node:fs/promises";

/** Writes a file that is complete whenever it can be seen. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}
