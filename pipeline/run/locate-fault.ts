import { BitewingError } from "../../foundation/errors.ts";
import type { Compiler } from "../project/compile.ts";
import type { ProjectNode } from "../project/project.ts";
import { StatementError } from "./statement-error.ts";

export interface FaultPlace {
  readonly compiler: Compiler;
  readonly node: ProjectNode;
  /** The node's compiled SQL, if it came to that. */
  readonly sql: string | undefined;
  /** Where that SQL is written, as shown. */
  readonly compiledFile: string | undefined;
}

/**
 * What to say of a node that failed: the database's words, the line of the model they are about, and that line with a
 * caret. A line that a macro or an ephemeral model made is shown as compiled.
 */
export async function describeFault(thrown: unknown, place: FaultPlace): Promise<string> {
  const { node, sql, compiledFile } = place;
  if (thrown instanceof BitewingError) return thrown.message;
  if (!(thrown instanceof StatementError))
    return `${String(thrown instanceof Error ? thrown.message : thrown).trim()}\nin ${placeOf(node)}`;
  const offset = sql === undefined ? undefined : offsetIn(thrown, sql);
  if (sql === undefined || offset === undefined) return `${thrown.summary}\nin ${placeOf(node)}`;
  const compiled = lineAt(sql, offset);
  const line = await templateLine(place, sql, offset);
  const where = line === undefined ? placeOf(node) : `${node.path}:${line}`;
  const also = compiledFile === undefined ? "" : ` (compiled: ${compiledFile}:${compiled.number})`;
  const margin = `${line ?? compiled.number} | `;
  const text = compiled.text.replaceAll("\t", " ");
  return [
    thrown.summary,
    `in ${where}${also}`,
    `${margin}${text}`,
    `${" ".repeat(margin.length + compiled.column)}^`,
  ].join("\n");
}

function placeOf(node: ProjectNode): string {
  return node.resourceType === "unit_test" || node.resourceType === "test" ? node.place() : node.path;
}

/** The offset in the compiled SQL, when the place lies within it and not in what the runner puts around. */
function offsetIn({ statement, offset }: StatementError, sql: string): number | undefined {
  const start = statement.indexOf(sql);
  if (offset === undefined || start < 0 || offset < start || offset > start + sql.length) return undefined;
  return offset - start;
}

function lineAt(text: string, offset: number): { number: number; text: string; column: number } {
  const before = text.slice(0, offset).split("\n");
  const number = before.length;
  return { number, text: text.split("\n")[number - 1] ?? "", column: before.at(-1)?.length ?? 0 };
}

async function templateLine(
  { compiler, node }: FaultPlace,
  sql: string,
  offset: number,
): Promise<number | undefined> {
  if (node.resourceType === "seed" || node.resourceType === "unit_test") return undefined;
  if (node.resourceType === "test" && node.generic !== undefined) return undefined;
  return compiler.templateLine(node, sql, offset).catch(() => undefined);
}
