import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const validators = new Map<string, ValidateFunction>();

/** What does not fit dbt's own JSON schema of an artifact; empty when all does. */
export function schemaFaults(
  artifact: "manifest-v12" | "run-results-v6" | "catalog-v1" | "sources-v3",
  document: unknown,
): readonly string[] {
  const validate = validators.get(artifact) ?? compile(artifact);
  validators.set(artifact, validate);
  if (validate(document)) return [];
  return [
    ...new Set(
      (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`,
      ),
    ),
  ];
}

function compile(artifact: string): ValidateFunction {
  const path = join(import.meta.dirname, "fixtures", "dbt-schemas", `${artifact}.json.gz`);
  const schema = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8"));
  return new Ajv2020({ strict: false, formats: { uuid: true } }).compile(schema);
}
