const widestCell = 32;
const widestLine = 120;
const gap = "  ";

/** Rows as an aligned table of text: wide cells are cut, and columns that do not fit a line are counted at its end. */
export function rowsTable(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return [];
  return alignedTable([columns, ...rows.map((row) => columns.map((name) => cellText(row[name])))]);
}

/** Lines of cells, the first of them the heading. */
export function alignedTable(lines: readonly (readonly string[])[]): string[] {
  const cut = lines.map((line) => line.map(cutCell));
  const widths = (cut[0] ?? []).map((_, i) => Math.max(...cut.map((line) => line[i]?.length ?? 0)));
  const shown = fitting(widths);
  const left = widths.length - shown;
  const more = left === 0 ? "" : `${gap}… ${left} more ${left === 1 ? "column" : "columns"}`;
  return cut.map((line, i) => {
    const cells = line.slice(0, shown).map((cell, j) => cell.padEnd(widths[j] ?? 0));
    return `${cells.join(gap)}${i === 0 ? more : ""}`.trimEnd();
  });
}

/** How many columns fit; always one at least. */
function fitting(widths: readonly number[]): number {
  let width = 0;
  const end = widths.findIndex((own) => (width += own + gap.length) > widestLine);
  return end < 0 ? widths.length : Math.max(1, end);
}

function cutCell(text: string): string {
  const line = text.replaceAll("\n", "⏎");
  return line.length <= widestCell ? line : `${line.slice(0, widestCell - 1)}…`;
}

/** A value as it is shown: NULL apart from the text 'null' by its capitals. */
export function cellText(value: unknown): string {
  return value === null || value === undefined ? "NULL" : String(value);
}
