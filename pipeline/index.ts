/** The pipeline as a library: discover, load, and the dbt-format project. */
export { type CheckOptions, type CheckReport, check, queryMart } from "./check/check.ts";
export { type ContractOptions, checkContract } from "./contract/check-contract.ts";
export type { ContractLine, ContractReport } from "./contract/contract-line.ts";
export type {
  Catalog,
  CatalogColumn,
  CatalogTable,
  Domain,
  EmptyDate,
  FlagFinding,
  Relation,
  RelationCheck,
  RelationVerdict,
  SyncPlan,
} from "./discover/catalog.ts";
export { type CatalogChange, changesBetween, describeChange } from "./discover/changes.ts";
export { type DiscoverOptions, type Discovery, discover } from "./discover/discover.ts";
export { readCatalog } from "./discover/read-catalog.ts";
export type { SurroundingSite } from "./docs/pages/frame.ts";
export {
  type LineageLink,
  type LineageNode,
  type LineagePart,
  type ProjectColumns,
  readProjectColumns,
} from "./docs/project-columns.ts";
export { type ColumnTrace, type NamedColumn, type TracedColumn, traceColumn } from "./docs/trace-column.ts";
export { type DocsOptions, type DocsReport, writeDocs } from "./docs/write-docs.ts";
export type { DriftSetting } from "./load/drift.ts";
export { type LoadOptions, load } from "./load/load.ts";
export { type Conversion, describeConversions, type LoadReport, type TableLoad } from "./load/load-report.ts";
export type { Log } from "./log.ts";
export { type Granularity, granularities } from "./metrics/granularity.ts";
export {
  listMetrics,
  type MetricFigures,
  type MetricsOptions,
  queryMetrics,
} from "./metrics/query-metrics.ts";
export type { BrokenSla, SlaKind } from "./monitor/broken-sla.ts";
export { parseDuration, showDuration } from "./monitor/duration.ts";
export { findSlas, parseSlas, slaFileName } from "./monitor/sla-file.ts";
export { defaultSlas, type Slas } from "./monitor/slas.ts";
export { type StatusOptions, status } from "./monitor/status.ts";
export type {
  RunningRun,
  RunSummary,
  SchemaChange as RecordedSchemaChange,
  StatusReport,
  TableRun,
  TableStatus,
} from "./monitor/status-report.ts";
export { type Profile, plainProfile } from "./profiles/profile.ts";
export { profileNamed, profiles } from "./profiles/profiles.ts";
export { type InstalledFolder, installPackages } from "./project/install-packages.ts";
export { type LoadProjectOptions, loadProject } from "./project/load-project.ts";
export { parseDictionary } from "./project/parse-dictionary.ts";
export type {
  Column,
  Model,
  Project,
  ProjectNode,
  Seed,
  Snapshot,
  Source,
  TargetDescription,
  Test,
} from "./project/project.ts";
export type { QueryResult } from "./project/query-result.ts";
export { type Selection, selectNodes } from "./project/select.ts";
export {
  build,
  type CompiledNode,
  catalog,
  compile,
  type ListedNode,
  list,
  listNodes,
  readUnfinished,
  retry,
  run,
  type ShownRows,
  seed,
  show,
  snapshot,
  test,
} from "./run/commands.ts";
export { type FreshnessReport, type SourceFreshness, sourceFreshness } from "./run/freshness.ts";
export type { RunOptions } from "./run/invocation.ts";
export { describeTarget, openWarehouse, withSession } from "./run/open-warehouse.ts";
export type { NodeResult, NodeStatus, RunReport } from "./run/report.ts";
export { type OperationOptions, runOperation } from "./run/run-operation.ts";
export type { Session, Warehouse } from "./run/warehouse.ts";
export {
  demandedRecall,
  type KindScore,
  type ScoreOptions,
  type ScoreReport,
  score,
  type TestScore,
} from "./score/score.ts";
