import { type Document, isMap, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Problems } from "./problems.ts";

/** A parsed YAML file, with the lines of its parts. */
export interface YamlFile {
  /** As shown in messages. */
  readonly path: string;
  readonly value: unknown;
  /** The 1-based line of the part at a path of keys and indices. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Parses YAML 1.1, as dbt does (`yes` is true); syntax errors go to the problems, and the value is then null. */
export function readYaml(path: string, text: string, problems: Problems): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { version: "1.1", merge: true, lineCounter, prettyErrors: true });
  // One slip often leads to several errors; the first is the one to correct.
  for (const error of document.errors.slice(0, 1)) {
    const message = (error.message.split(" at line ")[0] ?? error.message).trim();
    problems.add(`YAML: ${message}.`, `${path}:${error.linePos?.[0].line ?? 1}`);
  }
  const value: unknown = document.errors.length > 0 ? null : document.toJS();
  return { path, value, lineOf: (keys) => lineOf(document, lineCounter, keys) };
}

function lineOf(document: Document, lineCounter: LineCounter, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length--) {
    const offset = offsetOf(document, keys.slice(0, length));
    if (offset !== undefined) return lineCounter.linePos(offset).line;
  }
  return 1;
}

/** Where the key stands, or the list item. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number | undefined {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const last = keys.at(-1);
  if (isMap(parent)) return rangeStart(parent.items.find((pair) => String(pair.key) === String(last))?.key);
  return isSeq(parent) ? rangeStart(parent.items[Number(last)]) : undefined;
}

function rangeStart(node: unknown): number | undefined {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}

/** Checks a parsed file against its schema; what does not fit goes to the problems with file and line. */
export function checkYaml<S extends z.ZodType>(
  file: YamlFile,
  schema: S,
  problems: Problems,
): z.output<S> | undefined {
  if (file.value === null || file.value === undefined) return undefined;
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const at = issue.path.length === 0 ? "" : ` at ${issue.path.map(String).join(".")}`;
    problems.add(`${issue.message}${at}.`, `${file.path}:${file.lineOf(issue.path)}`);
  }
  return undefined;
}
