import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addMonths, type Day, formatDay, parseDay } from "../../foundation/calendar.ts";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";

/** Small enough for a test: 60 patients over a year. */
export const small = { patients: 60, years: 1, seed: 5 } as const;

/** The day on which the small practice stands as it is generated. */
export const firstDay: Day = parseDay("2026-06-30") ?? 0;

/** Practices in DuckDB files of a folder that is removed at the end. */
export class PracticeFolder {
  readonly path = mkdtempSync(join(tmpdir(), "bitewing-advance-"));
  #copies = 0;

  url(name: string): DuckDbUrl {
    return { kind: "duckdb", path: join(this.path, `${name}.duckdb`) };
  }

  /** The small practice as of a day, generated at once; it always opened on the same day. */
  async asOf(day: Day, truth?: string): Promise<DuckDbUrl> {
    const to = this.url(`as-of-${day}`);
    const opened = formatDay(addMonths(firstDay, -12 * small.years));
    await generate({ to, ...small, asOf: formatDay(day), opened, truth });
    return to;
  }

  copyOf({ path }: DuckDbUrl): DuckDbUrl {
    const copy = this.url(`copy-${++this.#copies}`);
    copyFileSync(path, copy.path);
    return copy;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
