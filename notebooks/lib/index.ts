/** What the cells of a notebook import: a warehouse, the house style, figures and tables. */

export { type MonthOfMoney, productionAndCollections } from "./figures/production-and-collections.ts";
export { type Receivables, receivablesByAge } from "./figures/receivables-by-age.ts";
export { type MoneyTrail, whereTheMoneyWent } from "./figures/where-the-money-went.ts";
export {
  formatCount,
  formatDate,
  formatDollars,
  formatLongDate,
  formatLongMonth,
  formatMoney,
  formatMonth,
  formatPercent,
} from "./format.ts";
export { colour, drawFigure, type Figure, palette } from "./house-style.ts";
export { showFigure, showMarkdown, showTable } from "./show.ts";
export { type ColumnFormat, type TableOptions, tableHtml } from "./table-html.ts";
export {
  type OpenWarehouseOptions,
  openWarehouse,
  type Row,
  type Value,
  type Warehouse,
} from "./warehouse.ts";
