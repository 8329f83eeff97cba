import { escapeHtml } from "../../foundation/html.ts";
import type { Catalog, CatalogTable } from "./catalog.ts";

/** The catalog as one page that needs nothing else. Everything that comes from the database is escaped. */
export function reportPage(catalog: Catalog): string {
  const columns = catalog.tables.reduce((sum, table) => sum + table.columns.length, 0);
  const relations = catalog.tables.reduce((sum, table) => sum + table.relations.length, 0);
  const filled = catalog.tables.filter((table) => table.rowEstimate > 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Catalog of ${escapeHtml(catalog.source)}</title>
<style>${style}</style>
<main>
<h1>What discovery found</h1>
<p>${escapeHtml(catalog.source)}, ${escapeHtml(catalog.server)}</p>
<p>${counted(catalog.tables.length)} tables, ${counted(filled.length)} of them with rows, ${counted(columns)} columns,
${counted(relations)} relations. Largest tables first; a name opens its columns.</p>
<div class="wide"><table>
<tr><th>table</th><th class="number">rows, about</th><th class="number">size</th><th class="number">columns</th>
<th>primary key</th><th>edit stamps</th><th>sync plan</th><th>because</th></tr>
${catalog.tables
  .toSorted((a, b) => b.rowEstimate - a.rowEstimate)
  .map(summaryRow)
  .join("\n")}
</table></div>
<h2>Columns and indexes</h2>
${catalog.tables.map(tableSection).join("\n")}
</main>
<script>${openNamed}</script>
</html>
`;
}

/** A link to a closed section opens it. */
const openNamed = `const show=()=>{const t=document.getElementById(location.hash.slice(1));if(t)t.open=true};addEventListener("hashchange",show);show()`;

const style = `:root{color-scheme:light dark;--ink:#1b2733;--line:#dde3e8;--head:#f3f6f8;--paper:#fff;--link:#1d5fa3}
@media (prefers-color-scheme:dark){:root{--ink:#dde4ea;--line:#33404c;--head:#1f2a35;--paper:#151d25;--link:#7fb4e8}}
body{font:15px/1.5 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--paper)}
main{max-width:84rem;margin:2rem auto;padding:0 1rem}a{color:var(--link)}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}
th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{background:var(--head)}td{overflow-wrap:anywhere}td:first-child,td:nth-child(5){min-width:9rem}td:last-child{min-width:20rem}
.number,td:nth-child(6),td:nth-child(7){overflow-wrap:normal}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
summary{cursor:pointer;font-weight:600;padding:.25rem 0}`;

function summaryRow(table: CatalogTable): string {
  return row([
    `<a href="#${encodeURIComponent(table.name)}">${escapeHtml(table.name)}</a>`,
    number(table.rowEstimate),
    table.sizeBytes === null ? "" : number(Math.ceil(table.sizeBytes / 1024), " KiB"),
    number(table.columns.length),
    escapeHtml(table.primaryKey.join(", ")),
    escapeHtml(table.editStamps.join(", ")),
    escapeHtml(table.syncPlan.kind),
    escapeHtml(table.syncPlan.reason),
  ]);
}

function tableSection(table: CatalogTable): string {
  const relations = new Map(table.relations.map((relation) => [relation.column, relation]));
  const rows = table.columns.map((column) => {
    const relation = relations.get(column.name);
    const target =
      relation === undefined ? "" : `${relation.toTable}.${relation.toColumn} (${relation.basis})`;
    const nullable = column.nullable ? "null" : "not null";
    return row([column.name, column.declaredType, nullable, column.default ?? "", target].map(escapeHtml));
  });
  const indexes = table.indexes.map(
    (index) => `${index.unique ? "unique " : ""}${index.name} (${index.columns.join(", ")})`,
  );
  return `<details id="${encodeURIComponent(table.name)}"><summary>${escapeHtml(table.name)}</summary>
<table><tr><th>column</th><th>type</th><th></th><th>default</th><th>points to</th></tr>
${rows.join("\n")}
</table>${indexes.length === 0 ? "" : `<p>Indexes: ${escapeHtml(indexes.join("; "))}</p>`}</details>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => (cell.startsWith("<td") ? cell : `<td>${cell}</td>`)).join("")}</tr>`;
}

function number(value: number, unit = ""): string {
  return `<td class="number">${counted(value)}${unit}</td>`;
}

function counted(value: number): string {
  return value.toLocaleString("en-US");
}
