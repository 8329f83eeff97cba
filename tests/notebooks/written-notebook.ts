import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatNotebook, type NotebookCell } from "../../notebooks/lib/notebook-file.ts";

/** Writes a notebook of these code cells and gives its path. */
export function writeCells(folder: string, name: string, sources: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, formatNotebook(notebookOf(sources.map(codeCell))));
  return path;
}

export function notebookOf(cells: NotebookCell[]): Parameters<typeof formatNotebook>[0] {
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

export function codeCell(source: string): NotebookCell {
  return { cell_type: "code", metadata: {}, source, outputs: [] };
}

export function textCell(source: string): NotebookCell {
  return { cell_type: "markdown", metadata: {}, source, outputs: [] };
}
