import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import { columnsOf, type DocumentedColumn } from "../columns.ts";
import { type RelationEntry, routeOf } from "../entry.ts";
import { type ColumnId, isSameName, rowsColumn } from "../lineage/origins.ts";
import { inline } from "../prose.ts";
import { breakable } from "./page-parts.ts";
import { countResults } from "./test-list.ts";

/**
 * The columns of a relation: name, type, description, tests; of a model the columns of sources behind each, of a
 * source the columns of models made of each.
 */
export function columnTable(catalogue: Catalogue, entry: RelationEntry): Html {
  const columns = columnsOf(catalogue, entry);
  const isDescribed = columns.some(({ description }) => description !== "");
  const isTested = (catalogue.testsOf.get(entry.id) ?? []).some(
    ({ generic }) => generic?.columnName !== undefined,
  );
  const shown = { isDescribed, isTested };
  const rows = columns.map((column) => columnRow(catalogue, entry, column, shown));
  const described = isDescribed ? html`<th scope="col">Description</th>` : undefined;
  const tested = isTested ? html`<th scope="col">Tests</th>` : undefined;
  const origins = entry.kind === "model" ? "Rests on" : "Feeds";
  return html`<div class="scroll" role="region" aria-label="Columns" tabindex="0"><table class="columns${isDescribed ? " described" : ""}"><thead><tr><th scope="col">Column</th>${described}<th scope="col">${origins}</th>${tested}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function columnRow(
  catalogue: Catalogue,
  entry: RelationEntry,
  { name, type, description, kpi }: DocumentedColumn,
  shown: { readonly isDescribed: boolean; readonly isTested: boolean },
): Html {
  const mark =
    kpi === undefined
      ? undefined
      : html` <span class="kpi" title="Compared with the answer key: ${kpi}">KPI</span>`;
  const origins =
    entry.kind === "model" ? originsOf(catalogue, entry, name) : usersOf(catalogue, entry, name);
  const described = shown.isDescribed ? html`<td>${inline(description.trim())}</td>` : undefined;
  const tested = shown.isTested
    ? html`<td class="word">${testsOfColumn(catalogue, entry, name)}</td>`
    : undefined;
  return html`<tr data-column="${name}"><th scope="row"><a href="#${routeOf("column", entry.name, name)}">${breakable(name)}</a>${mark}<span class="type">${type}</span></th>${described}<td class="origins">${origins}</td>${tested}</tr>
`;
}

function testsOfColumn(catalogue: Catalogue, entry: RelationEntry, column: string): Html | undefined {
  const all = catalogue.testsOf.get(entry.id) ?? [];
  const tests = all.filter(
    ({ generic }) => generic?.columnName !== undefined && isSameName(generic.columnName, column),
  );
  if (tests.length === 0) return undefined;
  const { failed, warned, passed } = countResults(tests, catalogue.artifacts.results);
  const tone = failed > 0 ? "bad" : warned > 0 ? "warn" : passed > 0 ? "good" : "soft";
  const names = [...new Set(tests.map(({ generic }) => generic?.name ?? ""))].join(", ");
  const words =
    failed > 0 ? `✗ ${failed} of ${tests.length}` : passed > 0 ? `✓ ${passed}` : `– ${tests.length}`;
  return html`<span class="result ${tone}" title="${names}">${words}</span>`;
}

/** More would not be read; the column's own page has all. */
const mostOrigins = 6;

function originsOf(catalogue: Catalogue, entry: RelationEntry, column: string): Html {
  const { lineage } = catalogue.content;
  const start = { relation: entry.id, column };
  const lost = lineage.column(start)?.unresolved ?? [];
  if (lost.length > 0) return html`<span class="result bad">unresolved: ${lost.join(", ")}</span>`;
  const roots = lineage.roots(start);
  if (roots.length === 0) return html`<span class="soft">made by the query</span>`;
  return originLinks(catalogue, roots, routeOf("column", entry.name, column));
}

function usersOf(catalogue: Catalogue, entry: RelationEntry, column: string): Html {
  const users = catalogue.content.lineage.usersOf({ relation: entry.id, column });
  const shown = users.filter(({ relation }) => catalogue.byId.has(relation));
  return originLinks(catalogue, shown, routeOf("column", entry.name, column));
}

function originLinks(catalogue: Catalogue, columns: readonly ColumnId[], all: string): Html {
  const more = columns.length - mostOrigins;
  const rest = more > 0 ? html`<a href="#${all}">and ${more} more</a>` : undefined;
  return html`${columns.slice(0, mostOrigins).map((column) => originLink(catalogue, column))}${rest}`;
}

/** A column in short, of a source without the source's name, or a metric, as a link to its page: `claimproc.InsPayAmt`. */
export function originLink(catalogue: Catalogue, { relation, column }: ColumnId): Html {
  const entry = catalogue.byId.get(relation);
  const source = catalogue.project.sources.get(relation);
  const name = source?.name ?? catalogue.project.nodes.get(relation)?.name ?? relation;
  const text = column === rowsColumn ? html`rows of ${name}` : html`${name}.<wbr>${column}`;
  if (entry === undefined) return html`<span class="origin">${text}</span>`;
  if (entry.kind === "metric")
    return html`<a class="origin metric" href="#${entry.route}">${breakable(entry.name)}</a>`;
  const href = column === rowsColumn ? entry.route : routeOf("column", entry.name, column);
  return html`<a class="origin ${entry.kind}" href="#${href}">${text}</a>`;
}
