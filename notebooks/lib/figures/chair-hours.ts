import * as Plot from "@observablehq/plot";
import { formatCount, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** One chair's hours of a period. */
export interface ChairHours {
  readonly name: string;
  readonly isHygiene: boolean;
  /** With a provider at the chair. */
  readonly open: number;
  /** Of them with a patient. */
  readonly used: number;
  /** Of them given back by a broken appointment and not filled again. */
  readonly lostToBroken: number;
}

const shortKinds: Readonly<Record<string, string>> = {
  "with a patient": "patient",
  "broken, not refilled": "broken",
};

interface Part {
  readonly chair: string;
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly fill: PaletteName;
}

/** What became of each chair's open hours: used, lost to broken appointments, never booked. They add up to the open hours. */
export function chairParts({ name, open, used, lostToBroken }: ChairHours): readonly Part[] {
  const lost = Math.min(Math.max(0, open - used), lostToBroken);
  const share = (hours: number): number => (open === 0 ? 0 : hours / open);
  const part = (kind: string, from: number, to: number, fill: PaletteName): Part => ({
    chair: name,
    kind,
    from,
    to,
    share: share(to - from),
    fill,
  });
  return [
    part("with a patient", 0, used, "production"),
    part("broken, not refilled", used, used + lost, "bad"),
    part("never booked", used + lost, Math.max(open, used), "backdrop"),
  ];
}

/** The open hours of each chair as a bar: with a patient, lost to broken appointments, never booked. */
export function chairHours(chairs: readonly ChairHours[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const parts = chairs.flatMap(chairParts);
  const top = Math.max(1, ...chairs.map(({ open, used }) => Math.max(open, used)));
  const names = new Map(
    chairs.map(({ name, isHygiene }) => [name, `${name}${isHygiene ? ", hygiene" : ""}`]),
  );
  const [first] = chairs;
  const heads = first === undefined ? [] : chairParts(first).filter(({ to, from }) => to > from);
  return drawFigure({
    title: "What became of the open hours",
    subtitle: "Hours in which a provider was at the chair, and their shares",
    description: chairs
      .map(
        (chair) =>
          `${names.get(chair.name)}: ${formatCount(chair.open)} hours open, ${chairParts(chair)
            .map(({ kind, share }) => `${formatPercent(share)} ${kind}`)
            .join(", ")}`,
      )
      .join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: chairs.length * 38 + 34,
      marginTop: 30,
      marginBottom: 4,
      marginLeft: narrow ? 92 : 158,
      marginRight: narrow ? 44 : 138,
      x: { domain: [0, top], axis: null },
      y: { domain: chairs.map(({ name }) => name), label: null, padding: 0.28 },
      marks: [
        ...parts.map((part) =>
          Plot.barX([part], {
            x1: "from",
            x2: "to",
            y: "chair",
            fill: colour(part.fill),
            rx: 2,
            insetRight: 1,
          }),
        ),
        ...parts
          .filter(({ from, to }) => (to - from) / top >= (narrow ? 0.25 : 0.13))
          .map((part) =>
            Plot.text([part], {
              x: ({ from }: Part) => from,
              y: "chair",
              text: ({ share }: Part) => formatPercent(share),
              textAnchor: "start",
              dx: 8,
              ...(part.fill === "backdrop" ? {} : { fill: "var(--plot-background)" }),
              fontWeight: 600,
            }),
          ),
        ...heads.map(({ kind, from, to, fill }) => {
          const isNarrowPart = to - from < top * 0.15;
          return Plot.text([narrow ? (shortKinds[kind] ?? kind) : kind], {
            x: () => (isNarrowPart ? to : from),
            frameAnchor: "top",
            text: (own: string) => own,
            textAnchor: isNarrowPart ? "end" : "start",
            lineAnchor: "bottom",
            dy: -6,
            dx: isNarrowPart ? -6 : 1,
            fontWeight: 600,
            ...(fill === "backdrop" ? { fillOpacity: 0.75 } : { fill: colour(fill) }),
          });
        }),
        Plot.axisY({
          tickSize: 0,
          tickPadding: 12,
          label: null,
          fontSize: narrow ? 12 : 14,
          tickFormat: (name: string) => (narrow ? name : (names.get(name) ?? name)),
        }),
        Plot.text(chairs, {
          x: "open",
          y: "name",
          text: (chair: ChairHours) => hoursLabel(chair, narrow),
          textAnchor: "start",
          dx: 8,
        }),
      ],
    },
  });
}

function hoursLabel(chair: ChairHours, narrow: boolean): string {
  const lost = chairParts(chair)[1]?.share ?? 0;
  return `${formatCount(chair.open)} h${narrow ? "" : `, ${formatPercent(lost)} broken`}`;
}
