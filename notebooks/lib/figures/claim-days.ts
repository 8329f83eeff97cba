import * as Plot from "@observablehq/plot";
import { formatCount, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize } from "../house-style.ts";

export interface ClaimWeek {
  /** 1 for the first seven days after sending. */
  readonly week: number;
  readonly label: string;
  readonly claims: number;
  /** Part of all claims answered in this week, 0 to 1. */
  readonly share: number;
  /** Part of all claims answered by its end, 0 to 1. */
  readonly answeredByNow: number;
}

const weeksShown = 9;

/** The claims by the week after sending in which they were answered; the last week takes all later ones. */
export function claimWeeks(daysToReceive: readonly number[]): readonly ClaimWeek[] {
  const total = daysToReceive.length;
  const weekOf = (days: number): number => Math.min(weeksShown, Math.max(1, Math.ceil(days / 7)));
  let answered = 0;
  return Array.from({ length: weeksShown }, (_unused, index) => {
    const week = index + 1;
    const claims = daysToReceive.filter((days) => weekOf(days) === week).length;
    answered += claims;
    return {
      week,
      label: week === weeksShown ? `${7 * index + 1}+` : `${7 * index + 1}–${7 * week}`,
      claims,
      share: total === 0 ? 0 : claims / total,
      answeredByNow: total === 0 ? 0 : answered / total,
    };
  });
}

/** How many days insurers take from the sending of a claim to its answer, in weeks, with the running total. */
export function claimDays(daysToReceive: readonly number[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const weeks = claimWeeks(daysToReceive);
  return drawFigure({
    title: "How long insurers take to answer a claim",
    subtitle: narrow
      ? "Share of claims, by days since sending"
      : `Share of ${formatCount(daysToReceive.length)} answered claims, by days since sending; below, the share answered by then`,
    description: weeks
      .map(
        (week) =>
          `${week.label} days: ${formatPercent(week.share)}, ${formatPercent(week.answeredByNow)} by then`,
      )
      .join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: 240,
      marginTop: 24,
      marginBottom: 52,
      marginLeft: 8,
      marginRight: 8,
      x: { domain: weeks.map((week) => week.label), label: null, padding: 0.14 },
      y: { axis: null, domain: [0, Math.max(0.01, ...weeks.map((week) => week.share))] },
      marks: [
        Plot.barY(weeks, { x: "label", y: "share", fill: colour("collections"), rx: 2 }),
        Plot.ruleY([0], { strokeOpacity: 0.5 }),
        Plot.axisX({
          tickSize: 0,
          label: null,
          fontSize: narrow ? 11 : 13,
          tickFormat: (label: string) => (narrow ? label.replace(/^\d+–/, "≤ ") : label),
        }),
        Plot.text(weeks, {
          x: "label",
          y: "share",
          text: (week: ClaimWeek) => `${Math.round(100 * week.share)}%`,
          dy: -10,
          fontWeight: 650,
        }),
        Plot.text(weeks, {
          x: "label",
          y: 0,
          text: (week: ClaimWeek) => `${Math.round(100 * week.answeredByNow)}%`,
          dy: 40,
          fontSize: 12,
          fillOpacity: 0.72,
        }),
      ],
    },
  });
}
