import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type PracticeFilesOptions, practiceFiles } from "./practice-files.ts";

/** A model, test or seed in dbt's `manifest.json`: the parts that notebooks read. */
export interface ManifestNode {
  readonly name: string;
  readonly resource_type: string;
  /** Project, folders and name. */
  readonly fqn: readonly string[];
  readonly description: string;
  readonly compiled_code?: string;
  /** Of a data test that is an instance of a generic one. */
  readonly test_metadata?: { readonly name: string };
  readonly columns: Readonly<Record<string, ManifestColumn>>;
}

export interface ManifestColumn {
  readonly name: string;
  readonly description: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface Manifest {
  /** By unique id, such as `model.bitewing.fact_payment`. */
  readonly nodes: Readonly<Record<string, ManifestNode>>;
  /** Of each node and source the unique ids of those that read it. */
  readonly child_map: Readonly<Record<string, readonly string[]>>;
  /** Of each node and source the unique ids of those that it reads. */
  readonly parent_map: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads dbt's manifest of the build beside the warehouse.
 *
 * @throws {BitewingError} of kind `usage` when it is not there or no JSON.
 */
export function readManifest(options: PracticeFilesOptions = {}): Manifest {
  const path = join(practiceFiles(options).artifacts, "manifest.json");
  try {
    // The build beside the warehouse has written it in dbt's published form.
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch (thrown) {
    throw new BitewingError(
      {
        kind: "usage",
        what: `The manifest cannot be read: ${messageOf(thrown)}`,
        where: path,
        next: "Run `npm run demo`.",
      },
      { cause: thrown },
    );
  }
}
