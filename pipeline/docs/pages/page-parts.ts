import { type Html, html } from "../../../foundation/html.ts";
import type { Entry } from "../entry.ts";
import { inline, prose, splitDescription } from "../prose.ts";

const kinds: Readonly<Record<Entry["kind"], string>> = {
  model: "Model",
  source: "Source",
  seed: "Seed",
  macro: "Macro",
  test: "Test",
  unit_test: "Unit test",
  exposure: "Exposure",
  metric: "Metric",
};

export interface Heading {
  readonly entry: Entry;
  /** What stands above it all, the entry's name by default. */
  readonly title?: string;
  /** Short facts: the materialization, the name in the warehouse, the rows. */
  readonly facts: readonly (Html | string | undefined)[];
  readonly path: string;
}

/** The head of a page: what it is, its name, its facts, its description with the first sentence in front. */
export function heading({ entry, title = entry.name, facts, path }: Heading): Html {
  const place = "layer" in entry ? html`<span>${entry.layer}</span><span>${entry.system}</span>` : undefined;
  const shown = facts.filter((fact) => fact !== undefined && fact !== "");
  return html`<header class="head">
<p class="crumbs"><span class="kind ${entry.kind}">${kinds[entry.kind]}</span>${place}</p>
<h1 tabindex="-1">${breakable(title)}</h1>
${description(entry.description)}
<p class="facts">${shown.map((fact) => html`<span>${fact}</span>`)}<span class="path">${path}</span></p>
</header>`;
}

function description(text: string): Html {
  const { first, rest } = splitDescription(text);
  if (first === "") return html`<p class="lead missing">No description.</p>`;
  return html`<p class="lead">${inline(first)}</p>${prose(rest)}`;
}

/** A long name may break after its underscores and dots. */
export function breakable(name: string): Html {
  const parts = name.split(/(?<=[_.])/);
  return html`${parts.map((part, i) => (i === 0 ? html`${part}` : html`<wbr>${part}`))}`;
}

export function entryLink(entry: Pick<Entry, "kind" | "name" | "route">): Html {
  return html`<a class="entry ${entry.kind}" href="#${entry.route}">${breakable(entry.name)}</a>`;
}

export function section(id: string, title: string, body: Html, note?: string | Html): Html {
  const aside = note === undefined ? undefined : html`<p>${note}</p>`;
  return html`<section data-section="${id}"><div class="section-head"><h2>${title}</h2>${aside}</div>
${body}
</section>`;
}

/** A block of code that can be folded. */
export function code(title: string, lines: number, markup: Html, isOpen: boolean): Html {
  const opening = isOpen ? html`<details class="code" open>` : html`<details class="code">`;
  return html`${opening}<summary>${title}<span>${lines} lines</span></summary><pre tabindex="0"><code>${markup}</code></pre></details>`;
}

export function lineCount(text: string): number {
  return text.trimEnd().split("\n").length;
}
