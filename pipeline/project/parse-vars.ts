import { YAMLException } from "js-yaml";
import { BitewingError } from "../../foundation/errors.ts";
import { isPlainObject } from "./node-config.ts";
import { yamlValue } from "./yaml-values.ts";

/**
 * Reads variables that a call gives as YAML: `{first_year: 2020}`.
 *
 * @throws {BitewingError} of kind `usage` for anything but a dictionary.
 */
export function parseVars(text: string): Readonly<Record<string, unknown>> {
  const { value, fault } = readValue(text);
  if (isPlainObject(value)) return value;
  throw new BitewingError({
    kind: "usage",
    what: `The variables '${text}' cannot be read: ${fault ?? "they are no dictionary"}.`,
    next: "Write them as YAML: --vars '{first_year: 2020, clinic: North}'.",
  });
}

function readValue(text: string): { readonly value?: unknown; readonly fault?: string } {
  try {
    return { value: yamlValue(text) };
  } catch (thrown) {
    if (thrown instanceof YAMLException) return { fault: thrown.reason };
    throw thrown;
  }
}
