import type { NodeConfig } from "./node-config.ts";

/** What a properties file says of anything that stands in the graph and is never built. */
export interface DescribedResource {
  /** dbt's id, for example `exposure.bitewing.practice_board`. */
  readonly uniqueId: string;
  readonly name: string;
  readonly packageName: string;
  /** The properties file that describes it, relative to the project's folder. */
  readonly path: string;
  readonly fqn: readonly string[];
  readonly description: string;
  readonly tags: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly config: NodeConfig;
}

/** An exposure or a saved query. */
export interface Resource extends DescribedResource {
  readonly resourceType: "exposure" | "saved_query";
  /** Ids of what it reads. */
  readonly dependsOn: readonly string[];
  /** As `ref()` and `source()` named them. */
  readonly refs: readonly { readonly name: string; readonly packageName: string | undefined }[];
  readonly sourceRefs: readonly (readonly [string, string])[];
  /** Everything that its properties file says of it. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A group that models belong to: who answers for them. */
export interface Group {
  readonly uniqueId: string;
  readonly name: string;
  readonly packageName: string;
  readonly path: string;
  readonly description: string;
  readonly owner: Readonly<Record<string, unknown>>;
}
