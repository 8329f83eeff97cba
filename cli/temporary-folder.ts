import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../foundation/hash.ts";

/**
 * Gives this process a temporary folder of its own, which disappears with it however it ends: rows that wait there for
 * their load are patients' data in a real practice. A process that is killed outright cannot do so; the next one does.
 */
export function ownTemporaryFolder(): void {
  const stem = `bitewing-${sha256(hostname()).slice(0, 8)}-`;
  removeOrphans(tmpdir(), stem);
  const folder = mkdtempSync(join(tmpdir(), `${stem}${process.pid}-`));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 }));
}

/** The stem names the machine: on another one, or in another container, a process of the same number may be alive. */
function removeOrphans(parent: string, stem: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(stem)) continue;
    const owner = Number(name.slice(stem.length).split("-", 1)[0]);
    if (!isGone(owner)) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's: it is not ours to remove.
    }
  }
}

function isGone(processId: number): boolean {
  if (!Number.isSafeInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
