import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import { type Entry, isTestEntry, parentsOf } from "../entry.ts";
import { entryLink, section } from "./page-parts.ts";

/** What an entry reads, unless it can read nothing, and what reads it. */
export function neighboursOf(catalogue: Catalogue, entry: Entry): Html {
  const isRoot = entry.kind === "source" || entry.kind === "seed";
  const parents = isRoot ? undefined : parentsOf(entry).flatMap((id) => catalogue.byId.get(id) ?? []);
  const children = (catalogue.readersOf.get(entry.id) ?? []).filter((reader) => !isTestEntry(reader));
  return section(
    "neighbours",
    "Neighbours",
    html`<div class="neighbours">${parents === undefined ? undefined : list("Reads", parents)}${list("Is read by", children)}</div>`,
    html`<a href="#lineage/${entry.route}">See it in the graph</a>`,
  );
}

function list(title: string, entries: readonly Entry[]): Html {
  const body =
    entries.length === 0
      ? html`<p class="soft">Nothing of the project.</p>`
      : html`<ul class="entries">${entries.map((entry) => html`<li>${entryLink(entry)}</li>`)}</ul>`;
  return html`<div><h3>${title}</h3>${body}</div>`;
}
