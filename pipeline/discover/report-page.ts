import type { Catalog, CatalogTable } from "./catalog.ts";

/** The catalog as one page that needs nothing else. Everything that comes from the database is escaped. */
export function reportPage(catalog: Catalog): string {
  const columns = catalog.tables.reduce((sum, table) => sum + table.columns.length, 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Catalog of ${escapeHtml(catalog.source)}</title>
<style>${style}</style>
<h1>${escapeHtml(catalog.source)}</h1>
<p>${escapeHtml(catalog.server)}: ${catalog.tables.length} tables, ${columns} columns.</p>
<table>
<tr><th>table</th><th>rows (estimate)</th><th>size</th><th>columns</th><th>primary key</th><th>edit stamps</th><th>next loads</th></tr>
${catalog.tables.map(summaryRow).join("\n")}
</table>
${catalog.tables.map(tableSection).join("\n")}
</html>
`;
}

/** Text for HTML, also within quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b2733}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}th,td{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #dde3e8;vertical-align:top}
th{background:#f3f6f8}td.number{text-align:right;font-variant-numeric:tabular-nums}summary{cursor:pointer;font-weight:600;padding:.2rem 0}`;

function summaryRow(table: CatalogTable): string {
  return row([
    `<a href="#${encodeURIComponent(table.name)}">${escapeHtml(table.name)}</a>`,
    number(table.rowEstimate),
    table.sizeBytes === null ? "" : number(Math.ceil(table.sizeBytes / 1024), " KiB"),
    number(table.columns.length),
    escapeHtml(table.primaryKey.join(", ")),
    escapeHtml(table.editStamps.join(", ")),
    escapeHtml(`${table.syncPlan.kind}: ${table.syncPlan.reason}`),
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
  return `<td class="number">${value.toLocaleString("en-US")}${unit}</td>`;
}
