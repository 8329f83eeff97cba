import { parseDocument } from "yaml";
import { BitewingError } from "../../foundation/errors.ts";
import { isPlainObject } from "./node-config.ts";

/**
 * Reads variables that a call gives as YAML: `{first_year: 2020}`.
 *
 * @throws {BitewingError} of kind `usage` for anything but a dictionary.
 */
export function parseVars(text: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { version: "1.1" });
  const [error] = document.errors;
  const value: unknown = error === undefined ? document.toJS() : undefined;
  if (isPlainObject(value)) return value;
  const why =
    error === undefined ? "they are no dictionary" : (error.message.split(" at line ")[0] ?? error.message);
  throw new BitewingError({
    kind: "usage",
    what: `The variables '${text}' cannot be read: ${why}.`,
    next: "Write them as YAML: --vars '{first_year: 2020, clinic: North}'.",
  });
}
