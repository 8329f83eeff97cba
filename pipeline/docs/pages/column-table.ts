import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue, RelationEntry } from "../catalogue.ts";
import { routeOf } from "../catalogue.ts";
import { columnsOf, type DocumentedColumn } from "../columns.ts";
import { type ColumnId, isSameName, rowsColumn } from "../lineage/origins.ts";
import { inline } from "../prose.ts";
import { breakable } from "./page-parts.ts";
import { countResults } from "./test-list.ts";

/** The columns of a relation: name, type, description, tests, and of a model the columns of sources behind each. */
export function columnTable(catalogue: Catalogue, entry: RelationEntry): Html {
  const isModel = entry.kind === "model";
  const origins = isModel ? html`<th scope="col">Rests on</th>` : undefined;
  const rows = columnsOf(catalogue, entry).map((column) => columnRow(catalogue, entry, column));
  return html`<div class="scroll" role="region" aria-label="Columns" tabindex="0"><table class="columns"><thead><tr><th scope="col">Column</th><th scope="col">Description</th>${origins}<th scope="col">Tests</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function columnRow(catalogue: Catalogue, entry: RelationEntry, column: DocumentedColumn): Html {
  const { name, type, description, kpi } = column;
  const mark =
    kpi === undefined
      ? undefined
      : html` <span class="kpi" title="Compared with the answer key: ${kpi}">KPI</span>`;
  const origins =
    entry.kind === "model" ? html`<td class="origins">${originsOf(catalogue, entry, name)}</td>` : undefined;
  const anchor = routeOf("column", entry.kind === "source" ? entry.name : entry.node.name, name);
  return html`<tr data-column="${name}"><th scope="row"><a href="#${anchor}">${breakable(name)}</a>${mark}<span class="type">${type}</span></th><td>${inline(description.trim())}</td>${origins}<td class="word">${testsOfColumn(catalogue, entry, name)}</td></tr>
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
  const more = roots.length - mostOrigins;
  return html`${roots.slice(0, mostOrigins).map((root) => originLink(catalogue, root))}${more > 0 ? html`<a href="#${routeOf("column", entry.node.name, column)}">and ${more} more</a>` : undefined}`;
}

/** A column of a source in short, `claimproc.InsPayAmt`, as a link to its page. */
export function originLink(catalogue: Catalogue, { relation, column }: ColumnId): Html {
  const entry = catalogue.byId.get(relation);
  const source = catalogue.project.sources.get(relation);
  const name = source?.name ?? catalogue.project.nodes.get(relation)?.name ?? relation;
  const text = column === rowsColumn ? html`rows of ${name}` : html`${name}.<wbr>${column}`;
  if (entry === undefined) return html`<span class="origin">${text}</span>`;
  const href = column === rowsColumn ? entry.route : routeOf("column", entry.name, column);
  return html`<a class="origin" href="#${href}">${text}</a>`;
}
