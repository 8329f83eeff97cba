import type { Document } from "yaml";
import { float, fromPlain, type Value } from "./jinja/values.ts";
import { yamlPackage } from "./yaml-package.ts";

/** A YAML text as Python reads it: `yes` is true, `2.0` a float. @throws {YAMLParseError} */
export function parsePythonYaml(text: string): Value {
  const document = yamlPackage().parseDocument(text, { version: "1.1", merge: true });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return valueOf(document.contents, document);
}

/** A JSON text as Python reads it. @throws {SyntaxError} */
export function parsePythonJson(text: string): Value {
  JSON.parse(text); // what is no JSON may still be YAML
  const document = yamlPackage().parseDocument(text, { version: "1.2", schema: "json" });
  return valueOf(document.contents, document);
}

function valueOf(node: unknown, document: Document.Parsed): Value {
  const { isAlias, isMap, isScalar, isSeq } = yamlPackage();
  if (isAlias(node)) return valueOf(node.resolve(document), document);
  if (isSeq(node)) return node.items.map((item) => valueOf(item, document));
  if (isMap(node)) {
    return new Map(node.items.map(({ key, value }) => [valueOf(key, document), valueOf(value, document)]));
  }
  if (!isScalar(node)) return null;
  const isFraction = typeof node.value === "number" && /[.eE]/.test(node.source ?? "");
  return isFraction ? float(Number(node.value)) : fromPlain(node.value);
}
