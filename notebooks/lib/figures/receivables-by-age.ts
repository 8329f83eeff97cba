import * as Plot from "@observablehq/plot";
import { formatDollars, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** What families owe at a day, by the age of the charges, in dollars. The four buckets are not negative. */
export interface Receivables {
  /** For example `30 June 2026`. */
  readonly asOf: string;
  readonly days0To30: number;
  readonly days31To60: number;
  readonly days61To90: number;
  readonly over90: number;
}

export interface AgeBucket {
  readonly label: string;
  readonly amount: number;
  /** Part of what is owed, 0 to 1; 0 when nothing is owed. */
  readonly share: number;
  readonly colour: PaletteName;
}

/** The four buckets of an aging report, youngest first. */
export function ageBuckets(receivables: Receivables): readonly AgeBucket[] {
  const { days0To30, days31To60, days61To90, over90 } = receivables;
  const owed = days0To30 + days31To60 + days61To90 + over90;
  const bucket = (label: string, amount: number, name: PaletteName): AgeBucket => ({
    label,
    amount,
    share: owed === 0 ? 0 : amount / owed,
    colour: name,
  });
  return [
    bucket("0–30 days", days0To30, "age0"),
    bucket("31–60 days", days31To60, "age31"),
    bucket("61–90 days", days61To90, "age61"),
    bucket("over 90 days", over90, "age90"),
  ];
}

/** Receivables by age, one bar a bucket, the older the darker (on a dark ground: the brighter). */
export function receivablesByAge(receivables: Receivables, options: FigureOptions = {}): string {
  const { width } = figureSize(options);
  const buckets = ageBuckets(receivables);
  const text = (bucket: AgeBucket): string =>
    `${formatDollars(bucket.amount)}   ${formatPercent(bucket.share)}`;
  return drawFigure({
    title: "What families owe, by the age of the charge",
    subtitle: `US dollars and share of what is owed, ${receivables.asOf}`,
    description: buckets.map((bucket) => `${bucket.label}: ${text(bucket)}`).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 170,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: 116,
      marginRight: 120,
      x: { axis: null, domain: [0, Math.max(1, ...buckets.map((bucket) => bucket.amount))] },
      y: { domain: buckets.map((bucket) => bucket.label), label: null, padding: 0.3 },
      marks: [
        ...buckets.map((bucket) =>
          Plot.barX([bucket], { x: "amount", y: "label", fill: colour(bucket.colour), rx: 2 }),
        ),
        Plot.axisY({ tickSize: 0, tickPadding: 12, label: null, fontSize: 14 }),
        Plot.text(buckets, { x: "amount", y: "label", text, textAnchor: "start", dx: 8 }),
      ],
    },
  });
}
