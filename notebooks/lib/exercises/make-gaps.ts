import { BitewingError } from "../../../foundation/errors.ts";
import type { Notebook, NotebookCell } from "../notebook-file.ts";

const begin = "// BEGIN SOLUTION";
const end = "// END SOLUTION";
const invitation = "// Your code here.";

/**
 * The notebook of an exercise, made from its solution: what stands between `// BEGIN SOLUTION` and `// END SOLUTION`
 * gives way to an invitation, outputs are left out, and the import of the library goes by the exercise's own folder,
 * one above the solution's.
 *
 * @throws {BitewingError} of kind `usage` when a cell begins a solution that it does not end, or the other way round,
 * or when there is no solution at all.
 */
export function makeGaps(solution: Notebook): Notebook {
  const cells = solution.cells.map((cell) => (cell.cell_type === "code" ? withGaps(cell) : cell));
  if (!cells.some(({ source }) => source.includes(invitation)))
    throw unfit("The notebook has no solution to leave out.");
  return { ...solution, cells };
}

function withGaps(cell: NotebookCell): NotebookCell {
  const lines: string[] = [];
  let isInside = false;
  for (const line of cell.source.split("\n")) {
    const marker = line.trim();
    if ((marker === begin && isInside) || (marker === end && !isInside)) throw unpaired(cell);
    if (marker === begin) lines.push(line.replace(begin, invitation));
    else if (!isInside && marker !== end) lines.push(line);
    if (marker === begin || marker === end) isInside = marker === begin;
  }
  if (isInside) throw unpaired(cell);
  const source = lines.join("\n").replaceAll("../../../dist/", "../../dist/");
  return { ...cell, source, outputs: [], execution_count: null };
}

function unpaired(cell: NotebookCell): BitewingError {
  return unfit(`The cell ${cell.id ?? ""} has a ${begin} or a ${end} without the other.`);
}

function unfit(what: string): BitewingError {
  return new BitewingError({ kind: "usage", what });
}
