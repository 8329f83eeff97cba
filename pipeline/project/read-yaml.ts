import { YAMLException } from "js-yaml";
import type { Document, LineCounter } from "yaml";
import { z } from "zod";
import type { Problems } from "./problems.ts";
import { describeIssue } from "./yaml-issues.ts";
import { yamlPackage } from "./yaml-package.ts";
import { yamlValue } from "./yaml-values.ts";

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
  const lines = new YamlLines(text);
  const lineOf = (keys: readonly PropertyKey[]): number => lines.of(keys);
  try {
    return { path, value: yamlValue(text) ?? null, lineOf };
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const { what, line, next } = lines.fault() ?? {
      what: thrown.reason,
      line: (thrown.mark?.line ?? 0) + 1,
      next: thrown.reason.includes("alias") ? remedies.get("BAD_ALIAS") : "Correct the YAML there.",
    };
    problems.add(`YAML: ${what}.`, `${path}:${line}`, next);
    return { path, value: null, lineOf };
  }
}

interface YamlFault {
  readonly what: string;
  readonly line: number;
  readonly next?: string | undefined;
}

/**
 * The places of a YAML text's parts. They are needed only when something is wrong, so that the slower parser that
 * knows them is kept out of the way until then.
 */
class YamlLines {
  private readonly text: string;
  private parsed: { readonly document: Document; readonly lineCounter: LineCounter } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  of(keys: readonly PropertyKey[]): number {
    const { document, lineCounter } = this.parse();
    for (let length = keys.length; length > 0; length--) {
      const offset = offsetOf(document, keys.slice(0, length));
      if (offset !== undefined) return lineCounter.linePos(offset).line;
    }
    return 1;
  }

  /** One slip often leads to several errors; the first is the one to correct. */
  fault(): YamlFault | undefined {
    const [error] = this.parse().document.errors;
    if (error === undefined) return undefined;
    return {
      what: (error.message.split(" at line ")[0] ?? error.message).trim().replace(/\.$/, ""),
      line: error.linePos?.[0].line ?? 1,
      next: remedies.get(error.code) ?? "Correct the YAML there.",
    };
  }

  private parse(): NonNullable<YamlLines["parsed"]> {
    if (this.parsed !== undefined) return this.parsed;
    const yaml = yamlPackage();
    const lineCounter = new yaml.LineCounter();
    const options = { version: "1.1", merge: true, lineCounter, prettyErrors: true } as const;
    this.parsed = { document: yaml.parseDocument(this.text, options), lineCounter };
    return this.parsed;
  }
}

/** What to do about the faults that are met most. */
const remedies = new Map<string, string>([
  ["TAB_AS_INDENT", "Indent with spaces: YAML allows no tab there."],
  ["DUPLICATE_KEY", "Keep one of them: the other would be lost without a word."],
  ["BAD_INDENT", "Let the keys of one block start in the same column. Close what a bracket or brace opens."],
  [
    "MISSING_CHAR",
    "Close what was opened, put a colon behind each key, and let the keys of one block start in the same column.",
  ],
  ["BLOCK_IN_FLOW", "Close the bracket or brace that was opened before."],
  ["BLOCK_AS_IMPLICIT_KEY", "Put a text that holds a colon between quotes."],
  ["UNEXPECTED_TOKEN", "Put a text that starts with such a character between quotes."],
  ["MULTILINE_IMPLICIT_KEY", "Put a colon behind the key, and its value behind that."],
  ["BAD_SCALAR_START", "Put a text that starts with such a character between quotes."],
  ["BAD_ALIAS", "Define the anchor before it is used, or put the text between quotes."],
]);

/** Where the key stands, or the list item. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number | undefined {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const last = keys.at(-1);
  const { isMap, isSeq } = yamlPackage();
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
  const result = schema.safeParse(file.value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const { what, next } = describeIssue(issue);
    problems.add(what, `${file.path}:${file.lineOf(issue.path)}`, next);
  }
  return undefined;
}
