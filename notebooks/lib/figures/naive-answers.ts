import * as Plot from "@observablehq/plot";
import { absent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** What one query gives for one provider, and what is true, in dollars. */
export interface NaiveAnswer {
  /** Queries for the same thing stand together under its name, for example `Net production`. */
  readonly measure: string;
  /** What the query does, in few words. */
  readonly query: string;
  /** A short name, for example an abbreviation; columns stand in the order in which they first appear. */
  readonly provider: string;
  readonly answer: number;
  readonly truth: number;
}

/** How far an answer is off, as a share of the truth: 0.5 is half too much. Null where the truth is nothing. */
export function deviation({ answer, truth }: NaiveAnswer): number | null {
  return truth === 0 ? null : (answer - truth) / Math.abs(truth);
}

/** `+12%`, `−3%`, `×31` from tenfold on, and `right` to the cent. */
export function formatDeviation(answer: NaiveAnswer): string {
  if (Math.abs(answer.answer - answer.truth) < 0.005) return "right";
  const off = deviation(answer);
  if (off === null) return absent;
  if (off >= 9) return `×${Math.round(off + 1)}`;
  const percent = Math.round(Math.abs(off) * 100);
  if (percent === 0) return off > 0 ? "+<1%" : "−<1%";
  return `${off > 0 ? "+" : "−"}${percent}%`;
}

const rowHeight = 30;
const headHeight = 26;
const groupHeight = 34;

interface Cell {
  readonly text: string;
  readonly fill: PaletteName;
  readonly opacity: number;
  readonly column: number;
  readonly top: number;
}

interface Line {
  readonly text: string;
  readonly top: number;
}

/** A matrix: wrong queries as rows, providers as columns, and in each cell how far off the query's answer is. */
export function naiveAnswers(
  answers: readonly NaiveAnswer[],
  options: FigureOptions & { readonly period: string },
): string {
  const { width, narrow } = figureSize(options);
  const providers = distinct(answers, "provider");
  const { cells, measures, queries, height } = arrange(answers, providers, narrow);
  const left = narrow ? 0 : 268;
  const inner = width - 8;
  const columnWidth = (inner - left) / Math.max(1, providers.length);
  const start = (cell: { readonly column: number }): number => left + cell.column * columnWidth;
  const middle = (cell: { readonly column: number }): number => start(cell) + columnWidth / 2;
  const lead = { x: 0, textAnchor: "start" } as const;
  return drawFigure({
    title: "How far off each query is",
    subtitle: narrow
      ? `Deviation from the truth, ${options.period}`
      : `Deviation from the true figure of each provider, ${options.period}`,
    description: answers
      .map((answer) => `${answer.measure}, ${answer.query}, ${answer.provider}: ${formatDeviation(answer)}`)
      .join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: height + 12,
      marginTop: 4,
      marginBottom: 8,
      marginLeft: 4,
      marginRight: 4,
      x: { axis: null, domain: [0, inner] },
      y: { axis: null, domain: [height, 0] },
      marks: [
        ...cells.map((cell) =>
          Plot.rect([cell], {
            x1: start(cell) + 1,
            x2: start(cell) + columnWidth - 1,
            y1: cell.top + 1,
            y2: cell.top + rowHeight - 1,
            fill: colour(cell.fill),
            fillOpacity: cell.opacity,
            rx: 3,
          }),
        ),
        Plot.text(cells, {
          x: middle,
          y: (cell: Cell) => cell.top + rowHeight / 2,
          text: "text",
          fontSize: narrow ? 12 : 13,
        }),
        Plot.text(
          providers.map((text, column) => ({ text, column })),
          { x: middle, y: headHeight / 2, text: "text", fontWeight: 600 },
        ),
        Plot.text(measures, {
          ...lead,
          y: (line: Line) => line.top + groupHeight - 12,
          text: "text",
          fontWeight: 600,
        }),
        Plot.text(queries, { ...lead, y: (line: Line) => line.top + rowHeight / 2, text: "text" }),
      ],
    },
  });
}

interface Arranged {
  readonly cells: readonly Cell[];
  readonly measures: readonly Line[];
  readonly queries: readonly Line[];
  readonly height: number;
}

/** Top to bottom: the head, then each measure with its queries; a narrow figure has a query above its cells. */
function arrange(answers: readonly NaiveAnswer[], providers: readonly string[], narrow: boolean): Arranged {
  const cells: Cell[] = [];
  const measures: Line[] = [];
  const queries: Line[] = [];
  let top = headHeight;
  for (const measure of distinct(answers, "measure")) {
    const ofMeasure = answers.filter((answer) => answer.measure === measure);
    measures.push({ text: measure, top });
    top += groupHeight;
    for (const query of distinct(ofMeasure, "query")) {
      const ofQuery = ofMeasure.filter((answer) => answer.query === query);
      queries.push({ text: query, top });
      if (narrow) top += rowHeight - 4;
      cells.push(...ofQuery.map((answer) => cellOf(answer, providers.indexOf(answer.provider), top)));
      top += rowHeight;
    }
  }
  return { cells, measures, queries, height: top };
}

function distinct(answers: readonly NaiveAnswer[], by: "measure" | "query" | "provider"): readonly string[] {
  return [...new Set(answers.map((answer) => answer[by]))];
}

function cellOf(answer: NaiveAnswer, column: number, top: number): Cell {
  const text = formatDeviation(answer);
  const off = deviation(answer);
  if (off === null || text === "right") return { text, fill: "backdrop", opacity: 1, column, top };
  const fill = off > 0 ? "collections" : "production";
  return { text, fill, opacity: 0.12 + 0.5 * Math.min(1, Math.abs(off)), column, top };
}
