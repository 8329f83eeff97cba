import { type CellOutput, type NotebookCell, readNotebook } from "./notebook-file.ts";

/**
 * Compares the outputs of two executions of a notebook: figures, tables and text, cell by cell. Counters, metadata and
 * the pieces in which a text arrived do not count. Gives one line for each cell that differs.
 */
export function compareOutputs(onePath: string, otherPath: string): readonly string[] {
  const [one, other] = [outputsByCell(onePath), outputsByCell(otherPath)];
  const cells = [...new Set([...one.keys(), ...other.keys()])];
  return cells.flatMap((cell) => {
    const [a, b] = [one.get(cell), other.get(cell)];
    return a === b ? [] : [`cell ${cell}: ${firstDifference(a ?? "no such cell", b ?? "no such cell")}`];
  });
}

function outputsByCell(path: string): Map<string, string> {
  const cells = readNotebook(path).cells.entries();
  return new Map([...cells].map(([index, cell]) => [cell.id ?? String(index + 1), comparableOutputs(cell)]));
}

function comparableOutputs(cell: NotebookCell): string {
  const merged: string[] = [];
  let openStream = "";
  for (const output of cell.outputs) {
    const stream = output.output_type === "stream" ? output.name : "";
    if (stream !== "" && stream === openStream) merged.push(`${merged.pop() ?? ""}${textOf(output)}`);
    else merged.push(`${output.output_type} ${stream}\n${textOf(output)}`);
    openStream = stream;
  }
  return merged.map((output) => output.trimEnd()).join("\n");
}

function textOf(output: CellOutput): string {
  if (output.output_type === "stream") return output.text;
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  const entries = Object.entries(output.data).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([type, value]) => `${type} ${String(value).trimEnd()}`).join("\n");
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 20), at + 60));
  return `${around(a)} against ${around(b)}`;
}
