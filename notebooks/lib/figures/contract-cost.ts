import * as Plot from "@observablehq/plot";
import { formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** What became of the office fees billed to one insurer, in dollars. */
export interface BilledToInsurer {
  /** Written before the bar: the insurer, with the kind of plan where it matters. */
  readonly name: string;
  readonly billed: number;
  readonly writtenOff: number;
  readonly insurerPaid: number;
}

export interface ContractCostPiece {
  readonly name: string;
  readonly kind: "written off" | "insurer paid" | "left to others";
  /** Parts of the fee, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly colour: PaletteName;
}

/** The three pieces of each bar, as parts of the fee billed; none for an insurer that was billed nothing. */
export function contractCostPieces(insurers: readonly BilledToInsurer[]): readonly ContractCostPiece[] {
  return insurers
    .filter((insurer) => insurer.billed > 0)
    .flatMap(({ name, billed, writtenOff, insurerPaid }) => {
      const afterWriteOff = writtenOff / billed;
      const afterInsurer = afterWriteOff + insurerPaid / billed;
      return [
        { name, kind: "written off", from: 0, to: afterWriteOff, colour: "givenUp" },
        { name, kind: "insurer paid", from: afterWriteOff, to: afterInsurer, colour: "collections" },
        {
          name,
          kind: "left to others",
          from: afterInsurer,
          to: Math.max(1, afterInsurer),
          colour: "patient",
        },
      ] as const;
    });
}

const headings = {
  "written off": { long: "Written off", short: "Written off" },
  "insurer paid": { long: "Insurer paid", short: "Paid" },
  "left to others": { long: "Left to others", short: "Left" },
} as const;

/** One bar an insurer: how much of each dollar billed is written off by contract, paid, and left to others. */
export function contractCost(insurers: readonly BilledToInsurer[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const pieces = contractCostPieces(insurers);
  const names = [...new Set(pieces.map((piece) => piece.name))];
  const bar = { x1: "from", x2: "to", y: "name", insetLeft: 0.75, insetRight: 0.75 } as const;
  const enough = narrow ? 0.16 : 0.08;
  return drawFigure({
    title: "What a fee becomes under each contract",
    subtitle: narrow
      ? "Share of the fees billed"
      : "Share of the office fees billed on answered claims, by insurer",
    description: describe(pieces, names),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 34 + 30 * Math.max(1, names.length),
      marginTop: 26,
      marginBottom: 8,
      marginLeft: narrow ? 128 : 240,
      marginRight: 8,
      x: { axis: null, domain: [0, Math.max(1, ...pieces.map((piece) => piece.to))] },
      y: { domain: names, label: null, padding: 0.22 },
      marks: [
        ...pieces.map((piece) => Plot.barX([piece], { ...bar, fill: colour(piece.colour), rx: 1.5 })),
        Plot.axisY({
          tickSize: 0,
          tickPadding: 10,
          label: null,
          fontSize: narrow ? 11.5 : 13,
          lineWidth: narrow ? 9.5 : 40,
        }),
        ...pieces
          .filter((piece) => piece.to - piece.from >= enough)
          .map((piece) =>
            Plot.text([piece], {
              x: (piece.from + piece.to) / 2,
              y: "name",
              text: () => `${Math.round(100 * (piece.to - piece.from))}%`,
              fontSize: 12,
              fontWeight: 600,
              fill: inkOn(piece),
            }),
          ),
        ...columnHeadings(pieces, names[0], narrow),
      ],
    },
  });
}

/** What is readable on the piece on a light ground and on a dark one: only one colour is dark enough for white. */
const inkOn = (piece: ContractCostPiece): string =>
  piece.colour === "collections" ? "var(--plot-background)" : "#1a2430";

/** The meaning of the colours, over the pieces of the topmost bar. */
function columnHeadings(
  pieces: readonly ContractCostPiece[],
  topmost: string | undefined,
  narrow: boolean,
): Plot.Markish[] {
  return pieces
    .filter((piece) => piece.name === topmost && piece.to > piece.from)
    .map((piece) => {
      const isLast = piece.kind === "left to others";
      return Plot.text([piece], {
        x: isLast ? "to" : "from",
        y: "name",
        text: () => headings[piece.kind][narrow ? "short" : "long"],
        textAnchor: isLast ? "end" : "start",
        dy: -22,
        dx: isLast ? -2 : 2,
        fontSize: narrow ? 11 : 12,
        fontWeight: 650,
      });
    });
}

function describe(pieces: readonly ContractCostPiece[], names: readonly string[]): string {
  if (names.length === 0) return "No insurer was billed anything.";
  const words = (name: string): string =>
    pieces
      .filter((piece) => piece.name === name)
      .map((piece) => `${formatPercent(piece.to - piece.from)} ${piece.kind}`)
      .join(", ");
  return names.map((name) => `${name}: ${words(name)}`).join("; ");
}
