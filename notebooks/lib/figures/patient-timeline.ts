import * as Plot from "@observablehq/plot";
import { formatDollars, formatLongDate } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** One patient's life in the practice. Days at midnight UTC, amounts in dollars. */
export interface PatientLife {
  /** For example `Patient 219`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  readonly visits: readonly {
    readonly day: Date;
    readonly kind: "kept" | "missed" | "cancelled";
    readonly charged: number;
  }[];
  readonly payments: readonly {
    readonly day: Date;
    readonly by: "patient" | "insurer";
    readonly amount: number;
  }[];
  /** The account after each day on which it changed. */
  readonly balances: readonly { readonly day: Date; readonly balance: number }[];
  /** A day to be marked through all tracks, for example the one on which the patient lapsed. */
  readonly note?: { readonly day: Date; readonly text: string };
}

type VisitKind = PatientLife["visits"][number]["kind"];

const visitColours: Readonly<Record<VisitKind, PaletteName>> = {
  kept: "production",
  missed: "bad",
  cancelled: "collections",
};
const payerColours: Readonly<Record<PatientLife["payments"][number]["by"], PaletteName>> = {
  insurer: "collections",
  patient: "patient",
};
const tracks = ["Visits", "Charged", "Paid", "Balance"] as const;

type Track = (typeof tracks)[number];

/** One patient's visits, charges, payments and balance over the same time, a track each. Bars share one scale of dollars. */
export function patientTimeline(life: PatientLife, options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const amounts = [
    ...life.visits.map(({ charged }) => charged),
    ...life.payments.map(({ amount }) => amount),
  ];
  const most = Math.max(1, ...amounts, ...life.balances.map(({ balance }) => balance));
  const least = Math.min(0, ...life.balances.map(({ balance }) => balance));
  const height = (dollars: number): number => dollars / most;
  const on = (track: Track) => ({ fy: () => track });
  const steps = [
    { day: life.from, balance: 0 },
    ...life.balances,
    { day: life.to, balance: life.balances.at(-1)?.balance ?? 0 },
  ];
  const marginLeft = narrow ? 58 : 72;
  const bars = { x: "day", strokeWidth: narrow ? 3 : 4 } as const;
  return drawFigure({
    title: `${life.name}: visits, money and balance`,
    subtitle: `US dollars; the three lower tracks share one scale, up to ${formatDollars(most)}`,
    description: describe(life),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 350,
      marginTop: 8,
      marginBottom: 28,
      marginLeft,
      marginRight: narrow ? 16 : 26,
      fy: { domain: tracks, label: null, padding: 0.16 },
      x: { type: "utc", domain: [life.from, life.to], label: null },
      y: { domain: [Math.min(0, height(least)), 1.05], axis: null },
      marks: [
        Plot.axisFy({
          anchor: "left",
          label: null,
          tickSize: 0,
          frameAnchor: "left",
          fontSize: narrow ? 12 : 14,
          dx: 4 - marginLeft,
          textAnchor: "start",
        }),
        Plot.axisX({ ticks: narrow ? 3 : 6, tickSize: 4, label: null, fillOpacity: 0.75 }),
        Plot.ruleY(tracks.slice(1), { fy: (track: Track) => track, y: () => 0, strokeOpacity: 0.35 }),
        Plot.ruleY([0.5], { ...on("Visits"), strokeOpacity: 0.2 }),
        ...visitMarks(life, narrow),
        Plot.ruleX(
          life.visits.filter(({ charged }) => charged > 0),
          {
            ...bars,
            ...on("Charged"),
            y1: () => 0,
            y2: ({ charged }: { readonly charged: number }) => height(charged),
            stroke: colour("production"),
          },
        ),
        ...(["insurer", "patient"] as const).map((by) =>
          Plot.ruleX(
            life.payments.filter((payment) => payment.by === by),
            {
              ...bars,
              ...on("Paid"),
              y1: () => 0,
              y2: ({ amount }: { readonly amount: number }) => height(amount),
              stroke: colour(payerColours[by]),
            },
          ),
        ),
        Plot.areaY(steps, {
          ...on("Balance"),
          x: "day",
          y1: () => 0,
          y2: ({ balance }: { readonly balance: number }) => height(balance),
          curve: "step-after",
          fill: colour("owed"),
          fillOpacity: 0.2,
        }),
        Plot.lineY(steps, {
          ...on("Balance"),
          x: "day",
          y: ({ balance }: { readonly balance: number }) => height(balance),
          curve: "step-after",
          stroke: colour("owed"),
          strokeWidth: 1.75,
        }),
        ...noteMarks(life),
        ...payerLabels(life),
      ],
    },
  });
}

/** A dot for each visit; a cross, with its name, for each that was broken. */
function visitMarks({ visits, from, to }: PatientLife, narrow: boolean): Plot.Markish[] {
  const place = { fy: () => "Visits", x: "day", y: () => 0.5 } as const;
  const gap = (to.getTime() - from.getTime()) * (narrow ? 0.2 : 0.1);
  const of = (kind: VisitKind): PatientLife["visits"] => visits.filter((visit) => visit.kind === kind);
  const broken = (kind: VisitKind, dy: number): Plot.Markish[] => {
    const stroke = colour(visitColours[kind]);
    return [
      Plot.dot(of(kind), { ...place, r: 5, symbol: "times", stroke, strokeWidth: 2.25 }),
      Plot.text(spaced(of(kind), gap), { ...place, text: () => kind, dy, fontSize: 11, fill: stroke }),
    ];
  };
  return [
    Plot.dot(of("kept"), { ...place, r: 5, fill: colour(visitColours.kept) }),
    ...(of("missed").length === 0 ? [] : broken("missed", -13)),
    ...(of("cancelled").length === 0 ? [] : broken("cancelled", 15)),
  ];
}

/** The colours of the payers, told at the right of their track. */
function payerLabels({ to, payments }: PatientLife): Plot.Markish[] {
  const shown = (["insurer", "patient"] as const).filter((by) =>
    payments.some((payment) => payment.by === by),
  );
  return shown.map((by, index) =>
    Plot.text([by === "insurer" ? "by insurers" : "by the patient"], {
      fy: () => "Paid",
      x: () => to,
      y: () => 1,
      text: (own: string) => own,
      textAnchor: "end",
      dy: 4 + index * 16,
      fontSize: 12,
      fontWeight: 600,
      fill: colour(payerColours[by]),
      stroke: "var(--plot-background)",
      strokeWidth: 5,
    }),
  );
}

/** Those that lie apart by at least a gap in milliseconds, so that their labels do not meet. */
function spaced<Event extends { readonly day: Date }>(
  events: readonly Event[],
  gap: number,
): readonly Event[] {
  const kept: Event[] = [];
  for (const event of events) {
    const before = kept.at(-1);
    if (before === undefined || event.day.getTime() - before.day.getTime() >= gap) kept.push(event);
  }
  return kept;
}

function noteMarks({ note }: PatientLife): Plot.Markish[] {
  if (note === undefined) return [];
  return [
    Plot.ruleX([note.day], { strokeOpacity: 0.55, strokeDasharray: "3,3" }),
    Plot.text([note], {
      fy: () => "Visits",
      x: "day",
      y: () => 0.95,
      text: "text",
      textAnchor: "start",
      dx: 6,
      fontSize: 12,
      fillOpacity: 0.85,
    }),
  ];
}

function describe({ name, visits, payments, balances, to }: PatientLife): string {
  const count = (kind: string): number => visits.filter((visit) => visit.kind === kind).length;
  const sum = (by: string): string =>
    formatDollars(
      payments.filter((payment) => payment.by === by).reduce((total, { amount }) => total + amount, 0),
    );
  const charged = formatDollars(visits.reduce((total, visit) => total + visit.charged, 0));
  return `${name}: ${count("kept")} visits kept, ${count("missed")} missed, ${count("cancelled")} cancelled; ${charged} charged, ${sum(
    "insurer",
  )} paid by insurers and ${sum("patient")} by the patient; balance ${formatDollars(balances.at(-1)?.balance ?? 0)} on ${formatLongDate(to)}.`;
}
