import type { ColumnTable } from "arquero";
import { display } from "tslab";
import { type Card, cardsHtml } from "./cards-html.ts";
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

/** Shows SQL below the cell, highlighted where the viewer can. */
export function showSql(sql: string): void {
  display.markdown(`\`\`\`sql\n${sql.trim()}\n\`\`\``);
}

/** Shows a row of cards below the cell: a figure each, with its name above and a remark below. */
export function showCards(cards: readonly Card[]): void {
  display.html(cardsHtml(cards));
}
