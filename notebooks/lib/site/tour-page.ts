import { html } from "../../../foundation/html.ts";
import { MarkdownDocument } from "./markdown.ts";
import type { SitePart } from "./navigation.ts";
import { renderPage } from "./page.ts";

/** Where the site lies, seen from the script's file in `docs/`. */
const sitePrefix = "../site/";

/** The five-minute script as a page of the site that it walks through. Its links into the site stay within it. */
export function tourPage(script: string, without: readonly SitePart[] = []): string {
  const linkOf = (href: string): string =>
    href.startsWith(sitePrefix) ? href.slice(sitePrefix.length) : href;
  return renderPage({
    title: "The five-minute tour – bitewing",
    description: "The way through this site, click by click, in five minutes.",
    root: "",
    part: "tour",
    without,
    body: html`<article class="tour">${new MarkdownDocument({ linkOf }).render(script)}</article>`,
  });
}
