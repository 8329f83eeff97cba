import { writeFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import type { FidelityReport } from "./report.ts";

/** Where a fidelity report goes, and who draws its page. */
export interface ReportRequest {
  /** The page's file, with an ending of `.html`. The JSON goes beside it, with an ending of `.json`. */
  readonly file: string;
  readonly page: (report: FidelityReport) => string;
}

/** What was written, and how many gates the practice passes. */
export interface ReportSummary {
  readonly page: string;
  readonly json: string;
  readonly gatesWithin: number;
  readonly gates: number;
}

/**
 * The two files of a report.
 *
 * @throws {BitewingError} of kind `usage` when the name is not that of a page.
 */
export function reportFiles(file: string): { readonly page: string; readonly json: string } {
  const ending = extname(file);
  if (ending.toLowerCase() === ".html") return { page: file, json: `${file.slice(0, -ending.length)}.json` };
  throw new BitewingError({
    kind: "usage",
    what: "The fidelity report is a page, and its JSON is written beside it.",
    where: file,
    next: `Give a file that ends in .html, for example ${basename(file, ending) || "fidelity"}.html.`,
  });
}

/** Writes the page and the JSON over what was there. */
export async function writeReport(
  report: FidelityReport,
  { file, page }: ReportRequest,
): Promise<ReportSummary> {
  const files = reportFiles(file);
  await writeFile(files.page, page(report));
  await writeFile(files.json, `${JSON.stringify(report, null, 1)}\n`);
  const { within, outside, notMeasured } = report.gates;
  return { ...files, gatesWithin: within, gates: within + outside + notMeasured };
}
