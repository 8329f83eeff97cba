import { groupBy } from "../../../foundation/group-by.ts";
import { type Html, html, trusted } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import { type Entry, isInGraph } from "../entry.ts";
import { breakable } from "./page-parts.ts";

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%232268a8'/%3E%3Cpath d='M10 6v20M10 17a6 6 0 1 1 0 5' fill='none' stroke='white' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E";

/** The larger site that the docs are a part of. */
export interface SurroundingSite {
  /** Stands above every page: what is to be said of the data, and the way to the site's other parts. */
  readonly header: Html;
  /** The header's style sheet. */
  readonly style: string;
}

/**
 * The one HTML file: header with search, contents at the side, and the first page, which needs no script. Within a
 * larger site that site's header stands above it all.
 */
export function frame(catalogue: Catalogue, home: Html, site?: SurroundingSite): string {
  const { name } = catalogue.project;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}: models and lineage</title>
<link rel="icon" href="${trusted(icon)}">
<link rel="stylesheet" href="docs.css">
</head>
<body>
<a class="skip" href="#content" data-skip>Skip to the content</a>
${site?.header}
${trusted(site === undefined ? '<header class="top">' : '<section class="top" aria-label="Models">')}
<a class="wordmark" href="#">${site === undefined ? name : "Models"}</a>
<div class="search" role="search">
<input id="search" type="search" placeholder="Search models, columns, metrics, KPIs" aria-label="Search models, columns, metrics, KPIs" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list">
<kbd aria-hidden="true">/</kbd>
<ol id="hits" role="listbox" aria-label="Search results" hidden></ol>
</div>
<nav aria-label="Pages"><a href="#">Overview</a><a href="#kpis">KPIs</a><a href="#lineage">Lineage</a></nav>
${trusted(site === undefined ? "</header>" : "</section>")}
<div class="frame">
<aside><details class="contents" open><summary>Contents</summary><nav aria-label="Contents">${contents(catalogue)}</nav></details></aside>
<main id="content" tabindex="-1">
<div id="page">${home}</div>
<noscript><p class="note">The other pages need JavaScript, which is off.</p></noscript>
</main>
</div>
<script src="docs-data.js"></script>
<script src="dagre.js"></script>
<script src="docs.js"></script>
</body>
</html>
`.markup;
}

function contents({ entries, layers }: Catalogue): Html {
  const shown = entries.filter(isInGraph);
  return html`${layers.map((layer) => {
    const inLayer = shown.filter((entry) => entry.layer === layer);
    const systems = [...groupBy(inLayer, ({ system }) => system)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const body =
      systems.length === 1
        ? links(inLayer)
        : html`${systems.map(([system, members]) => folded(system, members.length, links(members)))}`;
    return folded(layer, inLayer.length, body);
  })}`;
}

function folded(name: string, count: number, body: Html): Html {
  return html`<details><summary>${name}<span>${count}</span></summary>${body}</details>`;
}

function links(entries: readonly Entry[]): Html {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return html`<ul>${sorted.map(({ route, name }) => html`<li><a href="#${route}">${breakable(name)}</a></li>`)}</ul>`;
}
