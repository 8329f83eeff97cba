import type { Project, ProjectNode } from "../project/project.ts";
import { artifactMetadata } from "./artifact-metadata.ts";
import type { Execution } from "./execute.ts";

/** dbt's run_results.json, version 6. `args` is what the command was called with. */
export function runResultsOf(
  project: Project,
  { report, compiled, startedAt, seconds }: Execution,
  {
    invocationId,
    args = {},
  }: { invocationId?: string | undefined; args?: Readonly<Record<string, unknown>> | undefined } = {},
): Record<string, unknown> {
  const generatedAt = new Date(startedAt.getTime() + seconds * 1000);
  return {
    metadata: artifactMetadata("run-results/v6", { startedAt, invocationId }, generatedAt),
    results: report.results.map((result) => {
      const node = project.nodes.get(result.uniqueId);
      return {
        status: result.status,
        timing: (result.timing ?? []).map(({ name, startedAt: from, completedAt }) => ({
          name,
          started_at: from.toISOString(),
          completed_at: completedAt.toISOString(),
        })),
        thread_id: result.thread ?? "",
        execution_time: result.seconds,
        adapter_response: result.adapterResponse ?? {},
        message: result.message ?? null,
        failures: result.failures ?? null,
        unique_id: result.uniqueId,
        compiled: compiled.has(result.uniqueId),
        compiled_code: compiled.get(result.uniqueId) ?? null,
        relation_name: node !== undefined && isBuilt(node) ? node.relation.text() : null,
        batch_results: null,
      };
    }),
    elapsed_time: seconds,
    args,
  };
}

function isBuilt({ resourceType, relation }: ProjectNode): boolean {
  return resourceType !== "test" && resourceType !== "unit_test" && relation.type !== "cte";
}
