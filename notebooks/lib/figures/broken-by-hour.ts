import * as Plot from "@observablehq/plot";
import { formatCount, formatPercent } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, heat } from "../house-style.ts";

/** Appointments that start in one hour of one weekday. */
export interface HourOfWeek {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly appointments: number;
  readonly broken: number;
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Fewer appointments in an hour of the week than these make no rate. */
export const fewestAppointments = 20;

export interface BrokenByHourOptions extends FigureOptions {
  /** Which appointments these are, as the subtitle ends: `since the practice opened`. */
  readonly period?: string;
}

/** The share of broken appointments by weekday and hour of their start, the darker the more (on a dark ground: the brighter). */
export function brokenByHour(hours: readonly HourOfWeek[], options: BrokenByHourOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const cells = hours
    .filter(({ appointments }) => appointments > 0)
    .map((hour) => ({
      hour: hour.hour,
      appointments: hour.appointments,
      day: weekdays[hour.weekday - 1] ?? "",
      time: clock(hour.hour),
      rate: hour.appointments < fewestAppointments ? null : hour.broken / hour.appointments,
    }));
  const top = Math.max(0, ...cells.map(({ rate }) => rate ?? 0));
  const days = weekdays.filter((day) => cells.some((cell) => cell.day === day && cell.rate !== null));
  const times = [...new Set(cells.filter(({ rate }) => rate !== null).map(({ hour }) => hour))]
    .toSorted((a, b) => a - b)
    .map(clock);
  const place = { x: "time", y: "day" } as const;
  return drawFigure({
    title: "Broken appointments by weekday and hour",
    subtitle: subtitle(options.period, narrow),
    description: `${cells
      .map(
        ({ day, time, rate, appointments }) =>
          `${day} ${time}: ${formatPercent(rate)} of ${formatCount(appointments)}`,
      )
      .join("; ")}. Hours with fewer than ${fewestAppointments} appointments have no rate.`,
    bare: options.bare ?? false,
    width,
    plot: {
      height: Math.max(1, days.length) * 54 + 34,
      marginTop: 26,
      marginBottom: 8,
      marginLeft: narrow ? 40 : 92,
      marginRight: 4,
      x: { domain: times, label: null, padding: 0 },
      y: { domain: days, label: null, padding: 0 },
      marks: [
        ...heat.flatMap((step, index) => {
          const own = cells.filter(({ rate }) => rate !== null && heatStep(rate, top) === index);
          if (own.length === 0) return [];
          const isDeep = index >= 4;
          return [
            Plot.cell(own, { ...place, fill: colour(step), inset: 1, rx: 3 }),
            Plot.text(own, {
              ...place,
              text: ({ rate }: { readonly rate: number | null }) =>
                narrow ? `${Math.round((rate ?? 0) * 100)}%` : formatPercent(rate),
              dy: narrow ? 0 : -7,
              fontWeight: 600,
              ...(isDeep ? { fill: "var(--plot-background)" } : {}),
            }),
            ...(narrow
              ? []
              : [
                  Plot.text(own, {
                    ...place,
                    text: ({ appointments }: HourOfWeek) => `of ${formatCount(appointments)}`,
                    dy: 9,
                    fontSize: 11,
                    fillOpacity: 0.85,
                    ...(isDeep ? { fill: "var(--plot-background)" } : {}),
                  }),
                ]),
          ];
        }),
        Plot.axisX({ anchor: "top", tickSize: 0, label: null, fillOpacity: 0.8 }),
        Plot.axisY({
          tickSize: 0,
          tickPadding: 8,
          label: null,
          fontSize: narrow ? 12 : 14,
          tickFormat: (day: string) => (narrow ? day.slice(0, 3) : day),
        }),
      ],
    },
  });
}

/** In words: `Monday at 8 am`. */
export function formatHourOfWeek({ weekday, hour }: Pick<HourOfWeek, "weekday" | "hour">): string {
  return `${weekdays[weekday - 1] ?? ""} at ${clock(hour)}`;
}

/** The step of the heat colours for a rate, from zero to the highest. */
export function heatStep(rate: number, top: number): number {
  if (top === 0) return 0;
  return Math.min(heat.length - 1, Math.floor((rate / top) * heat.length));
}

function subtitle(period: string | undefined, narrow: boolean): string {
  const what = ["Share missed or cancelled", ...(period === undefined ? [] : [period])].join(" ");
  return narrow ? what : `${what}; hours with fewer than ${fewestAppointments} appointments are left out`;
}

function clock(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? "am" : "pm"}`;
}
