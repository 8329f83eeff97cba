import pc from "picocolors";
import { defectKinds } from "../generator/index.ts";
import { type ExportSiteOptions, exportSite, type SiteExport } from "../notebooks/lib/site/index.ts";
import { formatSeconds } from "./terminal.ts";

/** Writes the site of a warehouse, with the generator's kinds of defect in its report on quality. */
export function writeSiteOf(options: Omit<ExportSiteOptions, "defectKinds">): Promise<SiteExport> {
  return exportSite({ ...options, defectKinds });
}

/** One step of a story: what it did and how long it took, on one line. */
export function stepLine({
  name,
  words,
  seconds,
}: {
  readonly name: string;
  readonly words: string;
  readonly seconds: number;
}): string {
  return `${pc.bold(name.padEnd(10))} ${words}  ${formatSeconds(seconds)}`;
}
