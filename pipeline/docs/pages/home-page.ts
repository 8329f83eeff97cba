import { type Html, html } from "../../../foundation/html.ts";
import { groupBy } from "../../group-by.ts";
import { type Catalogue, type Entry, isInGraph } from "../catalogue.ts";
import { columnsOf } from "../columns.ts";
import { firstSentence, inline } from "../prose.ts";
import { entryLink, section } from "./page-parts.ts";
import { countResults } from "./test-list.ts";

/** The first page: how much there is, how the last tests went, and everything by layer and system. */
export function homePage(catalogue: Catalogue): Html {
  const { entries, layers, project } = catalogue;
  const listed = entries.filter(isInGraph);
  const layerSections = layers.toReversed().map((layer) => {
    const inLayer = listed.filter((entry) => entry.layer === layer);
    return section(
      `layer-${layer}`,
      layer,
      systems(inLayer),
      `${inLayer.length} ${inLayer.length === 1 ? "entry" : "entries"}`,
    );
  });
  return html`<header class="head"><h1 tabindex="-1">${project.name}</h1>
<p class="lead">Every model, column and test of the project, and for each column the way back to the data it rests on.</p></header>
${figures(catalogue)}
<p class="doors"><a class="button" href="#lineage">See the graph</a> <a class="button" href="#kpis">Follow a KPI to its source</a></p>
${layerSections}
${others(catalogue, "test", "Tests with a file of their own")}
${others(catalogue, "macro", "Macros")}`;
}

function figures(catalogue: Catalogue): Html {
  const { entries, tests, artifacts, content } = catalogue;
  const of = (kind: Entry["kind"]): number => entries.filter((entry) => entry.kind === kind).length;
  const { passed, failed } = countResults(tests, artifacts.results);
  const columns = entries.flatMap((entry) => (entry.kind === "model" ? columnsOf(catalogue, entry) : []));
  const lost = content.lineage.problems.length;
  const items: readonly (readonly [number, string, string])[] = [
    [of("model"), "models", ""],
    [columns.length, "columns of models", ""],
    [of("source"), "source tables", ""],
    [tests.length, "tests", ""],
    [passed, `passed${artifacts.ranAt === undefined ? "" : ` ${artifacts.ranAt.slice(0, 10)}`}`, "good"],
    ...(failed > 0 ? [[failed, "failed", "bad"] as const] : []),
    [lost, lost === 1 ? "lineage problem" : "lineage problems", lost === 0 ? "good" : "bad"],
  ];
  return html`<ul class="figures">${items.map(([count, what, tone]) => html`<li class="${tone}"><b>${count.toLocaleString("en-US")}</b>${what}</li>`)}</ul>`;
}

function systems(entries: readonly Entry[]): Html {
  const groups = [...groupBy(entries, (entry) => ("system" in entry ? entry.system : ""))].toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  if (groups.length === 1) return list(entries);
  return html`${groups.map(([system, members]) => html`<h3>${system}</h3>${list(members)}`)}`;
}

function list(entries: readonly Entry[]): Html {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return html`<ul class="list">${sorted.map((entry) => html`<li>${entryLink(entry)}<span>${inline(firstSentence(entry.description))}</span></li>`)}</ul>`;
}

function others({ entries }: Catalogue, kind: Entry["kind"], title: string): Html | undefined {
  const own = entries.filter((entry) => entry.kind === kind);
  return own.length === 0 ? undefined : section(kind, title, list(own), `${own.length}`);
}
