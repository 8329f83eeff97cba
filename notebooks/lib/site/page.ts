import { type Html, html, trusted } from "../../../foundation/html.ts";
import { type Standing, siteHeader } from "./navigation.ts";

export interface Page extends Standing {
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  /** Classic scripts beside the page, run in this order when the page is read. None by default. */
  readonly scripts?: readonly string[];
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%232268a8'/%3E%3Cpath d='M10 6v20M10 17a6 6 0 1 1 0 5' fill='none' stroke='white' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E";

/** A whole page: head, banner, navigation, content, footer. It loads nothing but the site's own files. */
export function renderPage(page: Page): string {
  const { root } = page;
  const scripts = (page.scripts ?? []).map((source) => html`<script src="${source}" defer></script>\n`);
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.description}">
<title>${page.title}</title>
<link rel="icon" href="${trusted(icon)}">
<link rel="stylesheet" href="${root}style.css">
${scripts}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${siteHeader(page)}
<main id="content">
${page.body}
</main>
<footer>
  <p>bitewing simulates a dental practice on OpenDental's schema. These pages are static files: they send and store nothing.</p>
</footer>
</body>
</html>
`;
  return document.markup;
}
