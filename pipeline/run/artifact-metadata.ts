/** When and in which invocation an artifact was made. */
export interface ArtifactTime {
  readonly startedAt: Date;
  /** A UUID that the artifacts of one invocation share. */
  readonly invocationId?: string | undefined;
}

/** The version of dbt whose artifacts ours are like. */
export const dbtVersion = "1.11.0";

/** The head of every artifact. `schema` is dbt's name and version of it: `manifest/v12`. */
export function artifactMetadata(
  schema: string,
  { startedAt, invocationId }: ArtifactTime,
  generatedAt: Date,
): Record<string, unknown> {
  return {
    dbt_schema_version: `https://schemas.getdbt.com/dbt/${schema}.json`,
    dbt_version: dbtVersion,
    generated_at: generatedAt.toISOString(),
    invocation_id: invocationId ?? null,
    invocation_started_at: startedAt.toISOString(),
    env: {},
  };
}
