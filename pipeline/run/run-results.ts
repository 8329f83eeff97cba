import type { Project } from "../project/project.ts";
import type { Execution } from "./execute.ts";

/** dbt's run_results.json, version 6, as far as its fields have a meaning here. */
export function runResultsOf(project: Project, { report, compiled, startedAt, seconds }: Execution): unknown {
  return {
    metadata: {
      dbt_schema_version: "https://schemas.getdbt.com/dbt/run-results/v6.json",
      dbt_version: "1.10.0",
      generated_at: new Date(startedAt.getTime() + seconds * 1000).toISOString(),
      invocation_id: null,
      env: {},
    },
    results: report.results.map((result) => ({
      status: result.status,
      timing: [],
      thread_id: "",
      execution_time: result.seconds,
      adapter_response: {},
      message: result.message ?? null,
      failures: result.failures ?? null,
      unique_id: result.uniqueId,
      compiled: compiled.has(result.uniqueId),
      compiled_code: compiled.get(result.uniqueId) ?? null,
      relation_name: project.nodes.get(result.uniqueId)?.relation.text() ?? null,
    })),
    elapsed_time: seconds,
    args: {},
  };
}
