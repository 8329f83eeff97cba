import * as Plot from "@observablehq/plot";
import { formatDollars, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** The dentistry of one period and what has become of its price since, in dollars. Amounts taken off are positive. */
export interface MoneyTrail {
  /** For example `March 2026`. */
  readonly period: string;
  /** For example `30 June 2026`. */
  readonly asOf: string;
  readonly grossProduction: number;
  /** What discounts and debts given up took off, less what surcharges added. */
  readonly adjustedOff: number;
  readonly writeOffs: number;
  readonly insurancePaid: number;
  readonly patientsPaid: number;
  readonly stillOwed: number;
}

export interface MoneyTrailStep {
  readonly label: string;
  readonly amount: number;
  /** Where the bar starts and ends on the axis of dollars. */
  readonly from: number;
  readonly to: number;
  readonly colour: PaletteName;
  readonly sign: "" | "−" | "+";
}

/** The rows of the waterfall, from gross production down to what is still owed. */
export function moneyTrailSteps(trail: MoneyTrail): readonly MoneyTrailStep[] {
  const afterAdjustments = trail.grossProduction - trail.adjustedOff;
  const collectible = afterAdjustments - trail.writeOffs;
  const afterInsurance = collectible - trail.insurancePaid;
  return [
    total("Gross production", trail.grossProduction, "production"),
    taken("Adjustments", trail.grossProduction, afterAdjustments, "givenUp"),
    taken("Write-offs", afterAdjustments, collectible, "givenUp"),
    total("Collectible", collectible, "production"),
    taken("Insurers paid", collectible, afterInsurance, "collections"),
    taken("Patients paid", afterInsurance, afterInsurance - trail.patientsPaid, "patient"),
    total("Still owed", trail.stillOwed, "owed"),
  ];
}

/** A waterfall: one month's dentistry at full fee, what was given up, what was paid and by whom, what is still owed. */
export function whereTheMoneyWent(trail: MoneyTrail, options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const steps = moneyTrailSteps(trail);
  const labels = steps.map((step) => step.label);
  const links = steps.slice(1).map((step, index) => ({
    at: step.from === 0 ? step.to : step.from,
    above: labels[index],
    below: step.label,
  }));
  const amount = (step: MoneyTrailStep): string => `${step.sign}${formatDollars(Math.abs(step.amount))}`;
  const share = (step: MoneyTrailStep): string =>
    formatPercent(Math.abs(step.amount) / trail.grossProduction);
  const text = (step: MoneyTrailStep): string => (narrow ? amount(step) : `${amount(step)}   ${share(step)}`);
  return drawFigure({
    title: `Where the money of ${trail.period} went`,
    subtitle: `US dollars and share of gross production, followed to ${trail.asOf}`,
    description: steps.map((step) => `${step.label} ${amount(step)}, ${share(step)}`).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 300,
      marginTop: 6,
      marginBottom: 6,
      marginLeft: 138,
      marginRight: narrow ? 72 : 124,
      x: { axis: null, domain: [0, trail.grossProduction] },
      y: { domain: labels, label: null, padding: 0.32 },
      marks: [
        Plot.link(links, {
          x1: "at",
          x2: "at",
          y1: "above",
          y2: "below",
          strokeOpacity: 0.35,
          strokeDasharray: "2,3",
        }),
        ...steps.map((step) =>
          Plot.barX([step], { x1: "from", x2: "to", y: "label", fill: colour(step.colour), rx: 2 }),
        ),
        Plot.axisY({ tickSize: 0, tickPadding: 12, label: null, fontSize: 14, textAnchor: "end" }),
        Plot.text(steps, {
          x: (step: MoneyTrailStep) => Math.max(step.from, step.to),
          y: "label",
          text,
          textAnchor: "start",
          dx: 8,
          fontSize: 13,
        }),
      ],
    },
  });
}

function total(label: string, amount: number, name: PaletteName): MoneyTrailStep {
  return { label, amount, from: 0, to: amount, colour: name, sign: "" };
}

function taken(label: string, from: number, to: number, name: PaletteName): MoneyTrailStep {
  return { label, amount: from - to, from, to, colour: name, sign: from >= to ? "−" : "+" };
}
