import { groupBy } from "../../../foundation/group-by.ts";
import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import { columnsOf } from "../columns.ts";
import { type Entry, isInGraph } from "../entry.ts";
import { firstSentence, inline } from "../prose.ts";
import { entryLink } from "./page-parts.ts";
import { countResults } from "./test-list.ts";

/** The first page: how much there is, how the last tests went, and everything by layer and system. */
export function homePage(catalogue: Catalogue): Html {
  const { entries, layers, project } = catalogue;
  const listed = entries.filter(isInGraph);
  const last = layers.findLast((layer) =>
    listed.some((entry) => entry.kind === "model" && entry.layer === layer),
  );
  const layerFolds = layers.toReversed().map((layer) => {
    const inLayer = listed.filter((entry) => entry.layer === layer);
    return fold(layer, systems(inLayer), inLayer, layer === last);
  });
  return html`<header class="head"><h1 tabindex="-1">${project.name}</h1>
<p class="lead">Every model, column, metric and test of the project, and for each column the way back to the data it rests on.</p></header>
${figures(catalogue)}
<p class="doors"><a class="button" href="#lineage">See the graph</a> <a class="button" href="#kpis">Follow a KPI to its source</a></p>
${layerFolds}
${others(catalogue, "test", "Tests with a file of their own")}
${others(catalogue, "unit_test", "Unit tests")}
${others(catalogue, "macro", "Macros")}`;
}

function figures(catalogue: Catalogue): Html {
  const { entries, tests, unitTests, artifacts, content } = catalogue;
  const of = (kind: Entry["kind"]): number => entries.filter((entry) => entry.kind === kind).length;
  const { passed, failed, notRun } = countResults(
    [...tests, ...unitTests.map(({ node }) => node)],
    artifacts.results,
  );
  const columns = entries.flatMap((entry) => (entry.kind === "model" ? columnsOf(catalogue, entry) : []));
  const lost = content.lineage.problems.length;
  const some = (count: number, what: string, tone: string): readonly (readonly [number, string, string])[] =>
    count === 0 ? [] : [[count, what, tone]];
  const items: readonly (readonly [number, string, string])[] = [
    [of("model"), "models", ""],
    [columns.length, "columns", ""],
    [of("source"), "source tables", ""],
    ...some(of("metric"), "metrics", ""),
    [tests.length, "data tests", ""],
    ...some(unitTests.length, "unit tests", ""),
    [passed, `passed${artifacts.ranAt === undefined ? "" : ` ${artifacts.ranAt.slice(0, 10)}`}`, "good"],
    ...some(failed, "failed", "bad"),
    ...some(notRun, "not run", ""),
    [lost, lost === 1 ? "lineage problem" : "lineage problems", lost === 0 ? "good" : "bad"],
  ];
  return html`<ul class="figures">${items.map(([count, what, tone]) => html`<li class="${tone}"><b>${count.toLocaleString("en-US")}</b>${what}</li>`)}</ul>`;
}

function systemsOf(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
  return [...groupBy(entries, (entry) => ("system" in entry ? entry.system : ""))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
}

function systems(entries: readonly Entry[]): Html {
  const groups = systemsOf(entries);
  if (groups.length === 1) return list(entries);
  return html`${groups.map(([system, members]) => html`<h3>${system}</h3>${list(members)}`)}`;
}

function list(entries: readonly Entry[]): Html {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return html`<ul class="list">${sorted.map((entry) => html`<li>${entryLink(entry)}<span>${inline(firstSentence(entry.description))}</span></li>`)}</ul>`;
}

function others({ entries }: Catalogue, kind: Entry["kind"], title: string): Html | undefined {
  const own = entries.filter((entry) => entry.kind === kind);
  return own.length === 0 ? undefined : fold(title, list(own), own, false);
}

/** A part of the catalogue, with the names of its systems to be read while it is folded. */
function fold(title: string, body: Html, entries: readonly Entry[], isOpen: boolean): Html {
  const names = systemsOf(entries).map(([system]) => system);
  const note = names.length > 1 ? names.join(", ") : "";
  const opening = isOpen ? html`<details class="layer" open>` : html`<details class="layer">`;
  return html`${opening}<summary><h2>${title}</h2><span class="count">${entries.length}</span><span class="soft">${note}</span></summary>
${body}</details>`;
}
