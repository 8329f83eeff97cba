import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/** Puts a finished folder in the place of an earlier one, so that nothing half-written looks finished. */
export function replaceFolder(fresh: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  const old = `${place}.replaced`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}
