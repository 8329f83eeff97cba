/** The site: static pages about a practice, from its warehouse and the executed notebooks. */
export { type ExportSiteOptions, type ExportStep, exportSite, type SiteExport } from "./export-site.ts";
export type { PlantedKind } from "./reports/quality-report.ts";
export { type DocsPlace, type WriteSiteOptions, writeSite } from "./write-site.ts";
