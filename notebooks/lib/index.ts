/** What the cells of a notebook import: a warehouse, the house style, figures and tables. */

export type { Story } from "../../inspection/story/story.ts";
export type { Catalog, CatalogTable, Relation } from "../../pipeline/discover/catalog.ts";
export { readCatalog } from "../../pipeline/discover/read-catalog.ts";
export type { Card } from "./cards-html.ts";
export { bitewing, type CommandRun, scratchFolder } from "./command.ts";
export { type OpenExercise, openExercise } from "./exercises/open-exercise.ts";
export {
  brokenByHour,
  fewestAppointments,
  formatHourOfWeek,
  type HourOfWeek,
} from "./figures/broken-by-hour.ts";
export { type CalibrationOptions, calibration } from "./figures/calibration.ts";
export { type ChairHours, chairHours } from "./figures/chair-hours.ts";
export { claimDays, claimWeeks } from "./figures/claim-days.ts";
export { type BilledToInsurer, contractCost } from "./figures/contract-cost.ts";
export { cumulativeGains, type GainsCurve, type GainsOptions } from "./figures/cumulative-gains.ts";
export { type DaysAtMonthEnd, daysInReceivables } from "./figures/days-in-receivables.ts";
export { defectsFound, type FoundKind, type FoundKinds } from "./figures/defects-found.ts";
export { type KeyCoincidence, keyCoincidences } from "./figures/key-coincidences.ts";
export { type KpiTrend, kpiTrends } from "./figures/kpi-trends.ts";
export { type Layer, layerPath, type Station } from "./figures/layer-path.ts";
export { type LineageFigureOptions, lineage } from "./figures/lineage.ts";
export { deviation, formatDeviation, type NaiveAnswer, naiveAnswers } from "./figures/naive-answers.ts";
export { type MonthOfPatients, patientFlow } from "./figures/patient-flow.ts";
export { type PatientLife, patientTimeline } from "./figures/patient-timeline.ts";
export { type PredictionOfKnownRisk, predictedAgainstTrue } from "./figures/predicted-against-true.ts";
export { type MonthOfMoney, productionAndCollections } from "./figures/production-and-collections.ts";
export { type ProviderYear, productionPerHour } from "./figures/production-per-hour.ts";
export { type Receivables, receivablesByAge } from "./figures/receivables-by-age.ts";
export { type MonthEndReceivables, receivablesByMonth } from "./figures/receivables-by-month.ts";
export {
  type PicturedRelation,
  type PicturedTable,
  type RelationPicture,
  relationPicture,
} from "./figures/relation-picture.ts";
export { type PlanOfLoad, rowsMoved } from "./figures/rows-moved.ts";
export { type PlannedTables, syncPlans } from "./figures/sync-plans.ts";
export { sizeBands, type TableSize, tablesBySize } from "./figures/tables-by-size.ts";
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
export { commonPart, openLineage } from "./lineage.ts";
export { type Manifest, type ManifestColumn, type ManifestNode, readManifest } from "./manifest.ts";
export { type PracticeFiles, type PracticeFilesOptions, practiceFiles } from "./practice-files.ts";
export { foundWhenCalled, type GainsPoint, gainsCurve, type RankedCase } from "./prediction/gains.ts";
export {
  type BootstrapOptions,
  bootstrapInterval,
  type Interval,
  wilsonInterval,
} from "./prediction/intervals.ts";
export { type PredictionWithTruth, type RiskGroup, riskGroups } from "./prediction/risk-groups.ts";
export { areaUnderRoc, brierScore, type Prediction } from "./prediction/scores.ts";
export { showCards, showFigure, showMarkdown, showSql, showTable } from "./show.ts";
export { storyTable } from "./story-table.ts";
export { type ColumnFormat, type TableOptions, tableHtml } from "./table-html.ts";
export { readTruth, type TruthTable } from "./truth.ts";
export {
  objectsOf,
  openPractice,
  openWarehouse,
  type Row,
  type Value,
  type Warehouse,
} from "./warehouse.ts";
