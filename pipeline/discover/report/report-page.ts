import { escapeHtml } from "../../../foundation/html.ts";
import type { Catalog, CatalogTable, Domain } from "../catalog.ts";
import { type CatalogChange, describeChange } from "../changes.ts";
import { findingWords, relationWords } from "./column-words.ts";
import { erPicture, pictured } from "./er-picture.ts";
import { reportStyle } from "./report-style.ts";

/** Changes that are listed; of more, the number is told. */
const mostChanges = 200;

/**
 * The catalog as one page that needs nothing else. Everything that comes from the database is escaped.
 *
 * @param changes since the catalog before, null when there was none
 */
export function reportPage(catalog: Catalog, changes: readonly CatalogChange[] | null = null): string {
  const page = new Page(catalog);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Catalog of ${escapeHtml(catalog.source)}</title>
<style>${reportStyle}</style>
<main>
<h1>What discovery found</h1>
<p class="soft">${escapeHtml(catalog.source)}, ${escapeHtml(catalog.server)}</p>
${page.figures()}
${changes === null ? "" : changesSection(changes)}
${page.domains()}
${page.tables()}
${page.details()}
</main>
<svg width="0" height="0" aria-hidden="true" class="er"><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0.5 L8,4 L0,7.5 z"/></marker></defs></svg>
<script>${behaviour}</script>
</html>
`;
}

/** A link to closed details opens them; the filter hides tables whose name does not contain what is typed. */
const behaviour = `const show=()=>{const t=document.getElementById(location.hash.slice(1));if(t&&t.tagName==="DETAILS"){t.open=true;t.scrollIntoView()}};addEventListener("hashchange",show);show();
const box=document.getElementById("filter"),count=document.getElementById("found"),named=[...document.querySelectorAll("[data-table]")];
box.addEventListener("input",()=>{const q=box.value.trim().toLowerCase();let n=0;for(const e of named){const hit=e.dataset.table.includes(q);e.hidden=!hit;if(hit&&e.tagName==="TR")n++}count.textContent=n+" tables"})`;

function changesSection(changes: readonly CatalogChange[]): string {
  if (changes.length === 0)
    return `<h2>Since the last catalog</h2>\n<p>Nothing has changed in the schema.</p>`;
  const items = changes
    .slice(0, mostChanges)
    .map((change) => `<li>${escapeHtml(describeChange(change))}</li>`);
  const more = changes.length - items.length;
  return `<h2>Since the last catalog</h2>
<ul class="changes">
${items.join("\n")}
</ul>${more > 0 ? `\n<p>And ${counted(more)} more.</p>` : ""}`;
}

class Page {
  private readonly catalog: Catalog;
  private readonly byName: ReadonlyMap<string, CatalogTable>;
  private readonly anchors: ReadonlyMap<string, string>;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
    this.byName = new Map(catalog.tables.map((table) => [table.name, table]));
    this.anchors = new Map(catalog.tables.map(({ name }, i) => [name, `table-${i + 1}`]));
  }

  figures(): string {
    const { tables } = this.catalog;
    const columns = tables.flatMap((table) => table.columns);
    const relations = tables.flatMap((table) => table.relations);
    const verdicts = (wanted: string): number => relations.filter(({ verdict }) => verdict === wanted).length;
    const figures: readonly (readonly [number, string])[] = [
      [tables.length, "tables"],
      [tables.filter(({ rowEstimate }) => rowEstimate > 0).length, "with rows"],
      [columns.length, "columns"],
      [verdicts("declared"), "relations declared"],
      [verdicts("verified"), "verified on a sample"],
      [verdicts("unchecked"), "by name, unchecked"],
      [verdicts("refuted") + verdicts("doubtful"), "refuted or doubtful"],
      [columns.filter(({ flag }) => flag?.verdict === "flag").length, "flags"],
      [columns.filter(({ emptyDates }) => emptyDates.length > 0).length, "columns with empty dates"],
    ];
    const items = figures.map(([value, label]) => `<li><b>${counted(value)}</b>${label}</li>`);
    return `<ul class="figures">\n${items.join("\n")}\n</ul>`;
  }

  domains(): string {
    const { domains } = this.catalog;
    if (domains.length === 0) return "<h2>Domains</h2>\n<p>No relations were found.</p>";
    const links = domains.flatMap((domain, i) =>
      this.filledIn(domain) === 0
        ? []
        : [
            `<li><a href="#domain-${i + 1}">${escapeHtml(domain.name)} <span>${domain.tables.length}</span></a></li>`,
          ],
    );
    const sections = domains.map((domain, i) => [this.filledIn(domain), this.domain(domain, i)] as const);
    const filled = sections.filter(([count]) => count > 0).map(([, section]) => section);
    const empty = sections.filter(([count]) => count === 0).map(([, section]) => section);
    const related = new Set(domains.flatMap(({ tables }) => tables));
    const alone = this.catalog.tables.filter(({ name }) => !related.has(name));
    return `<h2>Domains</h2>
<p>Tables that refer to each other more than to others, named for the most central one. A solid line is declared or
verified on a sample, a dashed one follows from names alone; point at it for its columns. Grey boxes, and the names at the right end of a
row, belong outside of the picture.</p>
<nav aria-label="Domains"><ul class="domains">${links.join("\n")}</ul></nav>
${filled.join("\n")}
${empty.length === 0 ? "" : `<details><summary>${empty.length} domains without a row</summary>\n${empty.join("\n")}\n</details>`}
${alone.length === 0 ? "" : `<details><summary>${alone.length} tables without relations</summary><p>${this.links(alone.map(({ name }) => name))}</p></details>`}`;
  }

  private filledIn({ tables }: Domain): number {
    return tables.filter((name) => (this.byName.get(name)?.rowEstimate ?? 0) > 0).length;
  }

  private domain(domain: Domain, i: number): string {
    const picture = pictured(domain, this.byName);
    const shown = new Set(picture.tables.map(({ name }) => name));
    const others = domain.tables.filter((name) => !shown.has(name));
    const svg = erPicture(domain, picture, (name) => this.anchors.get(name));
    const label = `Picture of the domain ${domain.name}`;
    return `<section id="domain-${i + 1}"><h3>${escapeHtml(domain.name)}</h3>
<p class="soft">${domain.tables.length} tables, ${this.filledIn(domain)} with rows</p>
<div class="picture" tabindex="0" role="region" aria-label="${escapeHtml(label)}">${svg}</div>
${others.length === 0 ? "" : `<details><summary>${others.length} more in this domain</summary><p>${this.links(others)}</p></details>`}
</section>`;
  }

  private links(names: readonly string[]): string {
    return names.map((name) => this.link(name)).join(", ");
  }

  private link(name: string): string {
    return `<a href="#${this.anchors.get(name) ?? ""}">${escapeHtml(name)}</a>`;
  }

  tables(): string {
    const rows = this.catalog.tables
      .toSorted((a, b) => b.rowEstimate - a.rowEstimate)
      .map((table) => this.summaryRow(table));
    return `<h2>Tables</h2>
<p><label for="filter">Name contains</label> <input type="search" id="filter" autocomplete="off">
<span id="found" class="soft" role="status">${counted(this.catalog.tables.length)} tables</span></p>
<p class="soft">Largest first; a name opens its columns.</p>
<div class="wide" tabindex="0" role="region" aria-label="All tables"><table>
<thead><tr><th scope="col">table</th><th scope="col" class="number">rows, about</th><th scope="col" class="number">size</th><th scope="col" class="number">columns</th>
<th scope="col">primary key</th><th scope="col">edit stamps</th><th scope="col">sync plan</th><th scope="col">because</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>`;
  }

  private summaryRow(table: CatalogTable): string {
    const size = table.sizeBytes === null ? "" : `${counted(Math.ceil(table.sizeBytes / 1024))} KiB`;
    const cells = [
      `<td class="name-cell">${this.link(table.name)}</td>`,
      `<td class="number">${counted(table.rowEstimate)}</td>`,
      `<td class="number">${size}</td>`,
      `<td class="number">${counted(table.columns.length)}</td>`,
      `<td class="name-cell">${escapeHtml(table.primaryKey.join(", "))}</td>`,
      `<td class="name-cell">${escapeHtml(table.editStamps.join(", "))}</td>`,
      `<td class="word">${escapeHtml(table.syncPlan.kind)}</td>`,
      `<td class="text-cell">${escapeHtml(table.syncPlan.reason)}</td>`,
    ];
    return `<tr data-table="${escapeHtml(table.name.toLowerCase())}">${cells.join("")}</tr>`;
  }

  details(): string {
    return `<h2>Columns and indexes</h2>
${this.catalog.tables.map((table) => this.tableDetails(table)).join("\n")}`;
  }

  private tableDetails(table: CatalogTable): string {
    const relations = new Map(table.relations.map((relation) => [relation.column, relation]));
    const rows = table.columns.map((column) => {
      const relation = relations.get(column.name);
      const cells = [
        column.name,
        column.declaredType,
        column.nullable ? "null" : "not null",
        column.default ?? "",
        relation === undefined ? "" : relationWords(relation),
        findingWords(column),
        column.comment,
      ];
      const shown = cells.map(
        (cell) => `<td${cell === "not null" ? ' class="word"' : ""}>${escapeHtml(cell)}</td>`,
      );
      return `<tr>${shown.join("")}</tr>`;
    });
    const indexes = table.indexes.map(
      (index) => `${index.unique ? "unique " : ""}${index.name} (${index.columns.join(", ")})`,
    );
    const said = table.comment === undefined ? "" : `<p>${escapeHtml(table.comment)}</p>`;
    return `<details id="${this.anchors.get(table.name) ?? ""}" data-table="${escapeHtml(table.name.toLowerCase())}"><summary>${escapeHtml(table.name)}</summary>
${said}<p class="soft">${table.sampledRows === 0 ? "No rows were looked at." : `${counted(table.sampledRows)} rows were looked at.`}</p>
<div class="wide"><table><thead><tr><th scope="col">column</th><th scope="col">type</th><th scope="col">null</th><th scope="col">default</th><th scope="col">points to</th><th scope="col">found</th><th scope="col">comment</th></tr></thead>
<tbody>${rows.join("\n")}
</tbody></table></div>${indexes.length === 0 ? "" : `<p>Indexes: ${escapeHtml(indexes.join("; "))}</p>`}</details>`;
  }
}

function counted(value: number): string {
  return value.toLocaleString("en-US");
}
