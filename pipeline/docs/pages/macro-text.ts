import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Macro } from "../../project/macro-library.ts";
import type { Project } from "../../project/project.ts";

/** The text of a macro with the comments right above it; the whole file when its place in there is not found. */
export function macroText(project: Project, macro: Macro): string {
  const text = readFileSync(join(project.directory, macro.path), "utf8");
  const lines = text.split("\n");
  const start = lines.findIndex((line) => startsMacro(line, macro.name));
  if (start < 0) return text;
  const length = lines
    .slice(start)
    .findIndex((line) => /\{%-?\s*end(?:macro|test|materialization)/.test(line));
  return lines.slice(aboveComment(lines, start), length < 0 ? undefined : start + length + 1).join("\n");
}

function startsMacro(line: string, name: string): boolean {
  const opening = /\{%-?\s*(?:macro|test|materialization)\s+(\w+)/.exec(line)?.[1];
  return opening !== undefined && (opening === name || `test_${opening}` === name);
}

/** Where the comment that ends above a line begins. */
function aboveComment(lines: readonly string[], start: number): number {
  if (!/#\}\s*$/.test(lines[start - 1] ?? "")) return start;
  const begin = lines.slice(0, start).findLastIndex((line) => line.includes("{#"));
  return begin < 0 ? start : begin;
}
