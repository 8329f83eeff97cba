import { alignedTable, cellText } from "./rows-table.ts";

type Row = readonly unknown[];

/** How two lists of rows differ, whatever their order. */
export interface RowDifference {
  /** Expected, and not there. */
  readonly missing: readonly Row[];
  /** There, and not expected. */
  readonly unexpected: readonly Row[];
  /** Rows that agree in some cells and differ in others. */
  readonly changed: readonly { readonly expected: Row; readonly actual: Row }[];
}

/** Pairing looks at every pair of rows; beyond so many it would take long and tell a person nothing. */
const mostPaired = 200;
const shownRows = 20;

/** Compares rows as a multiset; undefined when they are the same. */
export function compareRows(expected: readonly Row[], actual: readonly Row[]): RowDifference | undefined {
  const missing = without(expected, actual);
  const unexpected = without(actual, expected);
  if (missing.length === 0 && unexpected.length === 0) return undefined;
  return pairRows(missing, unexpected);
}

const keyOf = (row: Row): string =>
  JSON.stringify(row.map((cell) => (cell === null || cell === undefined ? null : String(cell))));

/** The rows of one list for which the other has no counterpart. */
function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const counts = new Map<string, number>();
  for (const row of others) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const left = counts.get(keyOf(row)) ?? 0;
    counts.set(keyOf(row), left - 1);
    return left <= 0;
  });
}

/** Rows that are most alike are taken for one row that changed; a first cell that agrees counts for more, being mostly a key. */
function pairRows(missing: readonly Row[], unexpected: readonly Row[]): RowDifference {
  const pairs = missing
    .slice(0, mostPaired)
    .flatMap((expected) =>
      unexpected.slice(0, mostPaired).map((actual) => ({ expected, actual, alike: alike(expected, actual) })),
    )
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Row>();
  const changed = pairs.filter(({ expected, actual }) => {
    if (taken.has(expected) || taken.has(actual)) return false;
    taken.add(expected).add(actual);
    return true;
  });
  return {
    missing: missing.filter((row) => !taken.has(row)),
    unexpected: unexpected.filter((row) => !taken.has(row)),
    changed,
  };
}

function alike(a: Row, b: Row): number {
  const same = a.filter((cell, i) => cellText(cell) === cellText(b[i])).length;
  return same === 0 ? 0 : same + (cellText(a[0]) === cellText(b[0]) ? 1 : 0);
}

/** The difference for a person: counts, then a table whose first column tells missing, unexpected and changed rows. */
export function differenceText(columns: readonly string[], difference: RowDifference): string {
  const { missing, unexpected, changed } = difference;
  const counts = [
    [missing.length, "missing (-)"],
    [unexpected.length, "unexpected (+)"],
    [changed.length, "with other values (expected → actual)"],
  ] as const;
  const summary = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const lines = [
    ...changed.map(({ expected, actual }) =>
      marked(
        "→",
        expected.map((cell, i) => changedCell(cell, actual[i])),
      ),
    ),
    ...missing.map((row) => marked("-", row.map(cellText))),
    ...unexpected.map((row) => marked("+", row.map(cellText))),
  ];
  const left = lines.length - shownRows;
  return [
    `The rows differ from what is expected: ${summary.join(", ")}.`,
    ...alignedTable(shownColumns(["", ...columns], lines.slice(0, shownRows), difference)),
    ...(left > 0 ? [`… ${left} more rows`] : []),
  ].join("\n");
}

function marked(mark: string, cells: readonly string[]): string[] {
  return [mark].concat(cells);
}

function changedCell(expected: unknown, actual: unknown): string {
  const [before, after] = [cellText(expected), cellText(actual)];
  return before === after ? before : `${before} → ${after}`;
}

/** When all rows are paired, columns without a difference only tell which row it is: the first two do. */
function shownColumns(
  heading: readonly string[],
  lines: readonly (readonly string[])[],
  { missing, unexpected }: RowDifference,
): (readonly string[])[] {
  const isKept = (i: number): boolean => i <= 2 || lines.some((line) => line[i]?.includes(" → ") === true);
  const keep =
    missing.length + unexpected.length > 0 || heading.length <= 8
      ? () => true
      : (_: string, i: number): boolean => isKept(i);
  return [heading, ...lines].map((line) => line.filter(keep));
}
