import { type Html, html, trusted } from "../../../foundation/html.ts";

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Path from this page to the site's root: `""` or `"../"`. */
  readonly root: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly body: Html;
  /** Classic scripts beside the page, run in this order when the page is read. None by default. */
  readonly scripts?: readonly string[];
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%232268a8'/%3E%3Cpath d='M10 6v20M10 17a6 6 0 1 1 0 5' fill='none' stroke='white' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E";

/** A whole page: head, banner, navigation, content, footer. It loads nothing but the site's own style sheet and scripts. */
export function renderPage(page: Page): string {
  const scripts = (page.scripts ?? []).map((source) => html`<script src="${source}" defer></script>\n`);
  const links = page.links.map((link) => html`<a href="${link.href}">${link.text}</a>`);
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.description}">
<title>${page.title}</title>
<link rel="icon" href="${trusted(icon)}">
<link rel="stylesheet" href="${page.root}style.css">
${scripts}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<p class="banner" role="note"><strong>All data is synthetic.</strong> No patient, claim or payment on these pages is real.</p>
<header class="top">
  <a class="wordmark" href="${page.root}index.html">bitewing</a>
  <nav aria-label="Pages">${links}</nav>
</header>
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
