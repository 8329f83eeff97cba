import * as Plot from "@observablehq/plot";
import { formatCount } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** How many rows of a table came, changed and went. */
export interface ChangedTable {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

export interface ChangedTables {
  /** When, for example `on 2 July 2026`. */
  readonly period: string;
  readonly tables: readonly ChangedTable[];
}

type Change = "inserted" | "updated" | "deleted";

const changes: readonly { readonly change: Change; readonly heading: string; readonly fill: PaletteName }[] =
  [
    { change: "inserted", heading: "Inserted", fill: "production" },
    { change: "updated", heading: "Updated", fill: "collections" },
    { change: "deleted", heading: "Deleted", fill: "owed" },
  ];

/**
 * The tables with the most changes, most first and by name where equal, and what is left of them as one line. Tables
 * without a change are left out.
 */
export function busiestTables(tables: readonly ChangedTable[], shown: number): readonly ChangedTable[] {
  const busy = tables
    .filter((table) => changesOf(table) > 0)
    .sort((a, b) => changesOf(b) - changesOf(a) || (a.table < b.table ? -1 : 1));
  if (busy.length <= shown) return busy;
  const rest = busy.slice(shown - 1);
  return [...busy.slice(0, shown - 1), together(`${rest.length} other tables`, rest)];
}

/** Three columns of bars, one a kind of change, by table: what some days in the office did to its database. */
export function whatADayChanged({ period, tables }: ChangedTables, options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const lines = busiestTables(tables, 16);
  const all = together("all", tables);
  const longest = (change: Change): number => Math.max(...lines.map((line) => line[change]), 0);
  const longestOfAll = Math.max(1, ...changes.map(({ change }) => longest(change)));
  const [roomForCount, roomForHeading] = narrow ? [1.1, 1.5] : [0.2, 0.65];
  let right = 0;
  const columns = changes.map(({ change, heading, fill }) => {
    const left = right;
    right += Math.max(longest(change) + roomForCount * longestOfAll, roomForHeading * longestOfAll);
    const bars = lines
      .filter((line) => line[change] > 0)
      .map((line) => ({ table: line.table, from: left, to: left + line[change], count: line[change] }));
    const text = narrow ? heading : `${heading}: ${formatCount(all[change])}`;
    return { left, bars, text, fill: colour(fill) };
  });
  return drawFigure({
    title: `What the practice changed ${period}`,
    subtitle: "Rows by table",
    description: lines.length === 0 ? "Nothing changed in any table." : lines.map(inWords).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 40 + 21 * Math.max(1, lines.length),
      marginTop: 30,
      marginBottom: 6,
      marginLeft: narrow ? 112 : 138,
      marginRight: 8,
      x: { axis: null, domain: [0, right] },
      y: { domain: lines.map((line) => line.table), label: null, padding: 0.3 },
      marks: [
        Plot.ruleX(columns, { x: "left", strokeOpacity: 0.3 }),
        ...columns.map(({ bars, fill }) =>
          Plot.barX(bars, { x1: "from", x2: "to", y: "table", fill, rx: 1 }),
        ),
        Plot.axisY({ tickSize: 0, tickPadding: 10, label: null, fontSize: narrow ? 12 : 13 }),
        ...columns.map(({ bars }) =>
          Plot.text(bars, {
            x: "to",
            y: "table",
            text: (bar: (typeof bars)[number]) => formatCount(bar.count),
            textAnchor: "start",
            dx: 5,
          }),
        ),
        ...columns.map(({ left, text, fill }) =>
          Plot.text([text], {
            x: [left],
            frameAnchor: "top",
            fill,
            textAnchor: "start",
            lineAnchor: "bottom",
            dx: 1,
            dy: -8,
            fontWeight: 600,
          }),
        ),
      ],
    },
  });
}

function changesOf({ inserted, updated, deleted }: ChangedTable): number {
  return inserted + updated + deleted;
}

function together(table: string, tables: readonly ChangedTable[]): ChangedTable {
  const sum = (change: Change): number => tables.reduce((total, one) => total + one[change], 0);
  return { table, inserted: sum("inserted"), updated: sum("updated"), deleted: sum("deleted") };
}

function inWords(line: ChangedTable): string {
  const said = changes
    .filter(({ change }) => line[change] > 0)
    .map(({ change }) => `${formatCount(line[change])} ${change}`);
  return `${line.table}: ${said.join(", ")}`;
}
