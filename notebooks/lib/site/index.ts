/** The site: static pages about a practice, from its warehouse and the executed notebooks. */
export type { SiteCheck, SitePractice } from "./front-page.ts";
export { type WriteSiteOptions, writeSite } from "./write-site.ts";
