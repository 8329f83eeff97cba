import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ColumnTable } from "arquero";
import * as aq from "arquero";
import { BitewingError } from "../../foundation/errors.ts";
import { type PracticeFilesOptions, practiceFiles } from "./practice-files.ts";

/**
 * What really happened, from the simulation's own account: `answers` by kpi, month and provider; `variants`, the same
 * KPIs by definitions that are common and wrong; `labels`, what each patient did in the year after the books end.
 * docs/kpis.md describes their columns. Money in dollars, months as `Date` (UTC).
 */
export type TruthTable = "answers" | "variants" | "labels";

/**
 * Reads a table of the answer key beside the warehouse.
 *
 * @throws {BitewingError} of kind `usage` when it is not there.
 * @example const labels = bw.readTruth("labels"); labels.filter((row) => row.will_lapse)
 */
export function readTruth(table: TruthTable, options: PracticeFilesOptions = {}): ColumnTable {
  const path = join(practiceFiles(options).truth, `${table}.csv`);
  if (!existsSync(path)) {
    throw new BitewingError({
      kind: "usage",
      what: `The answer key has no ${table}.`,
      where: path,
      next: "Run `npm run demo`, or `bitewing generate` with --truth and --labels into the warehouse's folder.",
    });
  }
  return aq.fromCSV(readFileSync(path, "utf8"));
}
