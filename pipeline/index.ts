/** The pipeline as a library: discover, load, and the dbt-format project. */
export { type LoadProjectOptions, loadProject } from "./project/load-project.ts";
export type {
  Column,
  Model,
  Project,
  ProjectNode,
  Seed,
  Source,
  TargetDescription,
  Test,
} from "./project/project.ts";
export { type Selection, selectNodes } from "./project/select.ts";
export {
  build,
  type CompiledNode,
  compile,
  type ListedNode,
  list,
  run,
  type ShownNode,
  seed,
  show,
  test,
} from "./run/commands.ts";
export type { ProjectOptions } from "./run/invocation.ts";
export { describeTarget } from "./run/open-warehouse.ts";
export type { NodeResult, NodeStatus, RunReport } from "./run/report.ts";
