import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Entry } from "../entry.ts";

/** What of the lineage of an entry could not be followed. */
export function problemNote(catalogue: Catalogue, entry: Entry): Html | undefined {
  const problems = catalogue.content.lineage.problems.filter(({ relation }) => relation === entry.id);
  if (problems.length === 0) return undefined;
  return html`<div class="note" role="note"><p><b>The lineage of this ${entry.kind} is incomplete.</b></p>${problems.map(({ where, what }) => html`<p>${what} <span class="soft">(${where})</span></p>`)}</div>`;
}
