import type { ColumnTable } from "arquero";
import { display } from "tslab";
import { type TableOptions, tableHtml } from "./table-html.ts";

/** Shows a figure (SVG text, as the functions of `figures/` give it) below the cell. */
export function showFigure(svg: string): void {
  display.svg(svg);
}

/** Shows an Arquero table below the cell, numbers aligned and formatted. */
export function showTable(table: ColumnTable, options: TableOptions = {}): void {
  display.html(tableHtml(table, options));
}

/** Shows Markdown below the cell, for sentences that hold computed numbers. */
export function showMarkdown(markdown: string): void {
  display.markdown(markdown);
}
