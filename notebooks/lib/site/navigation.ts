import { type Html, html } from "../../../foundation/html.ts";

/** A part of the site, as its navigation names it. */
export type SitePart = "tour" | "kpis" | "notebooks" | "models" | "reports";

const parts: readonly { readonly part: SitePart; readonly text: string; readonly href: string }[] = [
  { part: "tour", text: "Tour", href: "tour.html" },
  { part: "kpis", text: "KPIs", href: "kpis/index.html" },
  { part: "notebooks", text: "Notebooks", href: "notebooks/index.html" },
  { part: "models", text: "Models", href: "docs/index.html" },
  { part: "reports", text: "Reports", href: "reports/index.html" },
];

/** Where a page stands in the site. */
export interface Standing {
  /** Path from the page to the site's root: `""` or `"../"`. */
  readonly root: string;
  /** The part that the page belongs to; the front page belongs to none. */
  readonly part?: SitePart;
  /** Parts that this site is without. */
  readonly without?: readonly SitePart[];
}

/** What stands above every page: that the data are synthetic, and the way to the site's parts. */
export function siteHeader({ root, part, without = [] }: Standing): Html {
  const links = parts
    .filter((link) => !without.includes(link.part))
    .map((link) =>
      link.part === part
        ? html`<a href="${root}${link.href}" aria-current="true">${link.text}</a>`
        : html`<a href="${root}${link.href}">${link.text}</a>`,
    );
  return html`<header class="site-head">
<p class="banner" role="note"><strong>All data is synthetic.</strong> No patient, claim or payment on these pages is real.</p>
<div class="site-bar">
  <a class="site-name" href="${root}index.html">bitewing</a>
  <nav aria-label="Site">${links}</nav>
</div>
</header>`;
}

/** The header's style sheet. It takes the colours of the page that it stands on. */
export const headerStyle = `
.banner{background:var(--banner);color:var(--banner-ink);font-size:.8125rem;line-height:1.4;margin:0;padding:.5rem 1.25rem;text-align:center}
.site-bar{display:flex;flex-wrap:wrap;gap:.125rem 1.5rem;align-items:center;justify-content:space-between;padding:.875rem 1.25rem;max-width:74.5rem;margin-inline:auto}
.site-name{font-weight:700;font-size:1.125rem;letter-spacing:-.02em;color:inherit;text-decoration:none;padding-block:.25rem}
.site-bar nav{display:flex;flex-wrap:wrap;gap:.125rem .25rem;font-size:.9375rem;margin-inline:-.625rem}
.site-bar nav a{color:var(--soft);text-decoration:none;padding:.25rem .625rem;border-radius:.375rem}
.site-bar nav a:hover{color:var(--ink);background:var(--code)}
.site-bar nav a[aria-current]{color:var(--ink);font-weight:600;background:var(--plate);box-shadow:inset 0 0 0 1px var(--line)}
@media (max-width:40rem){
.banner{font-size:.75rem;padding-inline:.75rem}
.site-bar{padding:.625rem 1rem .5rem}
.site-bar nav{font-size:.875rem;gap:0}
.site-bar nav a{padding-inline:.5rem}
.site-bar nav{margin-inline:-.5rem}
}
@media print{.banner{background:none;color:inherit}.site-bar nav{display:none}}
`;
