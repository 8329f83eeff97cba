import * as Plot from "@observablehq/plot";
import { formatCount } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

/** A column of keys, and the tables that could be meant if its values were all there is to go by. */
export interface KeyCoincidence {
  /** For example `claimproc.ProcNum`. */
  readonly column: string;
  /** Distinct values of the column. */
  readonly values: number;
  /** Tables whose key holds all of these values. */
  readonly tablesThatFit: number;
  /** Tables with rows and a key of the same type. */
  readonly tablesLookedAt: number;
}

const lineHeight = 34;

/** A bar a column: in how many tables all its values would be found, of those that were looked at. */
export function keyCoincidences(
  coincidences: readonly KeyCoincidence[],
  options: FigureOptions = {},
): string {
  const { width, narrow } = figureSize(options);
  const step = narrow ? lineHeight + 20 : lineHeight;
  const left = narrow ? 0 : 218;
  const end = width - 8;
  const full = end - left - 44;
  const lines = coincidences.map((line, index) => ({
    ...line,
    y: index * step + (narrow ? 22 : 0),
    to: left + (line.tablesLookedAt === 0 ? 0 : (line.tablesThatFit / line.tablesLookedAt) * full),
  }));
  const height = Math.max(1, lines.length) * step;
  return drawFigure({
    title: "Values alone prove nothing",
    subtitle: narrow
      ? "Tables whose key holds every value of the column"
      : "Tables whose key holds every value of the column, of all tables with rows and such a key",
    description: lines
      .map(
        (line) =>
          `${line.column}, ${formatCount(line.values)} values: ${formatCount(line.tablesThatFit)} of ` +
          `${formatCount(line.tablesLookedAt)} tables`,
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
        Plot.rect(lines, {
          x1: left,
          x2: left + full,
          y1: "y",
          y2: (line) => line.y + 22,
          fill: colour("backdrop"),
          rx: 2,
        }),
        Plot.rect(lines, {
          x1: left,
          x2: "to",
          y1: "y",
          y2: (line) => line.y + 22,
          fill: colour("collections"),
          rx: 2,
        }),
        Plot.text(lines, {
          x: left + full,
          y: (line) => line.y + 11,
          text: (line) => formatCount(line.tablesThatFit),
          textAnchor: "start",
          fontWeight: 600,
          dx: 8,
        }),
        Plot.text(lines, {
          x: 0,
          y: (line) => line.y + (narrow ? -9 : 11),
          text: (line) => `${line.column}${narrow ? `, ${formatCount(line.values)} values` : ""}`,
          textAnchor: "start",
        }),
      ],
    },
  });
}
