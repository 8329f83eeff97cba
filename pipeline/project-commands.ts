/** What the commands of the dbt-format project need, without the rest of the pipeline, which takes longer to load. */
export { showDuration } from "./monitor/duration.ts";
export { parseVars } from "./project/parse-vars.ts";
export {
  build,
  catalog,
  compile,
  type ListedNode,
  list,
  listNodes,
  retry,
  run,
  seed,
  show,
  test,
} from "./run/commands.ts";
export { type SourceFreshness, sourceFreshness } from "./run/freshness.ts";
export type { RunOptions } from "./run/invocation.ts";
