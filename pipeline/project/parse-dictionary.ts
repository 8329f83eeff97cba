import { YAMLException } from "js-yaml";
import { BitewingError } from "../../foundation/errors.ts";
import { isPlainObject } from "./node-config.ts";
import { yamlValue } from "./yaml-values.ts";

/**
 * Reads a dictionary that a call gives as YAML: `{first_year: 2020}`.
 *
 * @throws {BitewingError} of kind `usage` for anything else; `option` is what the call gave it with, such as `--vars`.
 */
export function parseDictionary(option: string, text: string): Readonly<Record<string, unknown>> {
  const { value, fault } = readValue(text);
  if (isPlainObject(value)) return value;
  throw new BitewingError({
    kind: "usage",
    what: `${option} '${text}' cannot be read: ${fault ?? "it is no dictionary"}.`,
    next: `Write a YAML dictionary: ${option} '{first_year: 2020, clinic: North}'.`,
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
