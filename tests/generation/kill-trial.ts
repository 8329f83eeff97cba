import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type ApartOptions, type GenerationEnd, generateApart } from "./generate-apart.ts";
import { practiceContents } from "./practice-contents.ts";

/**
 * Kills a generation into an empty place, finds nothing there that looks finished, and gives the same call again, which
 * must end with the practice that an undisturbed one gives.
 */
export async function killTrial(
  to: string,
  kill: ApartOptions,
  undisturbed: readonly string[] | undefined,
): Promise<GenerationEnd> {
  // The files of a killed process stay.
  const temporaryFolder = mkdtempSync(join(tmpdir(), "bitewing-kill-"));
  try {
    const end = await generateApart(to, { ...kill, temporaryFolder });
    if (end.wasKilled) expect(await practiceContents(to)).toBeUndefined();
    expect(await generateApart(to)).toMatchObject({ exitCode: 0 });
    expect(undisturbed).toBeDefined();
    expect(await practiceContents(to)).toEqual(undisturbed);
    return end;
  } finally {
    rmSync(temporaryFolder, { recursive: true });
  }
}
