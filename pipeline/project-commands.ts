/** What the commands of the dbt-format project need, without the rest of the pipeline, which takes longer to load. */
export { showDuration } from "./monitor/duration.ts";
export { installPackages } from "./project/install-packages.ts";
export { parseDictionary } from "./project/parse-dictionary.ts";
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
  snapshot,
  test,
} from "./run/commands.ts";
export { type SourceFreshness, sourceFreshness } from "./run/freshness.ts";
export type { RunOptions } from "./run/invocation.ts";
export { runOperation } from "./run/run-operation.ts";
