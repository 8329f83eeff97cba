import * as Plot from "@observablehq/plot";
import { formatCount, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

/** Tables that are kept in step in the same way. */
export interface PlannedTables {
  /** The kind of sync plan, for example `by-edit-stamp`. */
  readonly plan: string;
  readonly tables: number;
  readonly rows: number;
}

const plans = [
  { plan: "full", meaning: "copy the whole table" },
  { plan: "by-edit-stamp", meaning: "fetch what was edited since" },
  { plan: "append-by-key", meaning: "fetch what has a larger key" },
  { plan: "chunk-checksums", meaning: "compare checksums of ranges" },
] as const;

export interface PlanLine extends PlannedTables {
  readonly meaning: string;
  readonly shareOfTables: number;
  readonly shareOfRows: number;
}

/** All plans in the same order, also those that no table has, and plans of other names after them. */
export function planLines(planned: readonly PlannedTables[]): readonly PlanLine[] {
  const known: readonly { readonly plan: string; readonly meaning: string }[] = plans;
  const others = planned.filter(({ plan }) => !known.some((line) => line.plan === plan));
  const tables = sumOf(planned, "tables");
  const rows = sumOf(planned, "rows");
  const lineOf = ({ plan, meaning }: (typeof known)[number]): PlanLine => {
    const line = planned.find((candidate) => candidate.plan === plan) ?? { plan, tables: 0, rows: 0 };
    const shareOfTables = tables === 0 ? 0 : line.tables / tables;
    const shareOfRows = rows === 0 ? 0 : line.rows / rows;
    return { ...line, meaning, shareOfTables, shareOfRows };
  };
  return [...known, ...others.map(({ plan }) => ({ plan, meaning: "" }))].map(lineOf);
}

function sumOf(planned: readonly PlannedTables[], of: "tables" | "rows"): number {
  return planned.reduce((sum, line) => sum + line[of], 0);
}

const lineHeight = 64;

/** Two bars a plan: its share of the tables, and its share of the rows. */
export function syncPlans(planned: readonly PlannedTables[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const step = lineHeight * (narrow ? 1.35 : 1);
  const placed = (line: PlanLine, index: number): PlanLine & { readonly top: number } => ({
    ...line,
    top: index * step,
  });
  const lines = planLines(planned).map(placed);
  const left = narrow ? 0 : 230;
  const drop = narrow ? 24 : 4;
  const end = width - 8;
  const full = end - left - 176;
  const bars = lines.flatMap((line) => [
    { ...line, y: line.top + drop, share: line.shareOfTables, what: "tables" as const },
    { ...line, y: line.top + drop + 25, share: line.shareOfRows, what: "rows" as const },
  ]);
  const text = (bar: (typeof bars)[number]): string =>
    `${formatCount(bar[bar.what])} ${bar.what}, ${formatPercent(bar.share)}`;
  const height = (lines.at(-1)?.top ?? 0) + lineHeight + (narrow ? 12 : 0);
  return drawFigure({
    title: "How each table is kept in step",
    subtitle: "Share of all tables and of all rows, by sync plan",
    description: lines
      .map(
        (line) =>
          `${line.plan}: ${formatCount(line.tables)} tables, ${formatPercent(line.shareOfTables)}, with ` +
          `${formatCount(line.rows)} rows, ${formatPercent(line.shareOfRows)}`,
      )
      .join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: height + 12,
      marginTop: 6,
      marginBottom: 6,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: [0, end] },
      y: { axis: null, domain: [height, 0] },
      marks: [
        ...bars.map((bar) =>
          Plot.rect([bar], {
            x1: left,
            x2: left + Math.max(1.5, bar.share * full),
            y1: bar.y,
            y2: bar.y + 19,
            fill: colour(bar.what === "tables" ? "heat3" : "production"),
            rx: 2,
          }),
        ),
        Plot.text(bars, {
          x: (bar) => left + Math.max(1.5, bar.share * full),
          y: (bar) => bar.y + 10,
          text,
          textAnchor: "start",
          dx: 8,
        }),
        Plot.text(lines, {
          x: 0,
          y: (line) => line.top + (narrow ? 10 : 14),
          text: (line) => (narrow && line.meaning !== "" ? `${line.plan}: ${line.meaning}` : line.plan),
          textAnchor: "start",
          fontWeight: 600,
        }),
        ...(narrow
          ? []
          : [
              Plot.text(lines, {
                x: 0,
                y: (line) => line.top + 34,
                text: "meaning",
                textAnchor: "start",
                fillOpacity: 0.75,
              }),
            ]),
      ],
    },
  });
}
