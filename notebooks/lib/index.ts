/** What the cells of a notebook import: a warehouse, the house style, figures and tables. */

export type { Card } from "./cards-html.ts";
export { bitewing, type CommandRun, scratchFolder } from "./command.ts";
export { type OpenExercise, openExercise } from "./exercises/open-exercise.ts";
export { defectsFound, type FoundKind, type FoundKinds } from "./figures/defects-found.ts";
export { type MonthOfMoney, productionAndCollections } from "./figures/production-and-collections.ts";
export { type Receivables, receivablesByAge } from "./figures/receivables-by-age.ts";
export { type PlanOfLoad, rowsMoved } from "./figures/rows-moved.ts";
export {
  type LyingKpi,
  type MonthOfKpi,
  theKpiThatLied,
  worstPlausibleMonth,
} from "./figures/the-kpi-that-lied.ts";
export { type ChangedTable, type ChangedTables, whatADayChanged } from "./figures/what-a-day-changed.ts";
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
export { categories, colour, drawFigure, type Figure, heat, palette } from "./house-style.ts";
export { type PracticeFiles, type PracticeFilesOptions, practiceFiles } from "./practice-files.ts";
export { showCards, showFigure, showMarkdown, showSql, showTable } from "./show.ts";
export { type ColumnFormat, type TableOptions, tableHtml } from "./table-html.ts";
export { readTruth, type TruthTable } from "./truth.ts";
export {
  openPractice,
  openWarehouse,
  type Row,
  type Value,
  type Warehouse,
} from "./warehouse.ts";
