import * as Plot from "@observablehq/plot";
import { formatDollars, formatShortDollars } from "../format.ts";
import { colour, drawFigure, type FigureOptions, figureSize, type PaletteName } from "../house-style.ts";

/** One provider's year. */
export interface ProviderYear {
  readonly name: string;
  readonly role: "dentist" | "hygienist";
  /** Of the whole year, dollars. */
  readonly grossProduction: number;
  /** On the schedule, of the whole year. */
  readonly scheduledHours: number;
  /** Dollars an hour of each month that had hours on the schedule. */
  readonly months: readonly number[];
}

const roleColours: Readonly<Record<ProviderYear["role"], PaletteName>> = {
  dentist: "production",
  hygienist: "series3",
};

/** The year's production over the year's hours, which is not the mean of its months; null without hours. */
export function perHour({ grossProduction, scheduledHours }: ProviderYear): number | null {
  return scheduledHours === 0 ? null : grossProduction / scheduledHours;
}

/** Production per scheduled hour: the year as a bar across the months' dots, the year's production beside the name. */
export function productionPerHour(providers: readonly ProviderYear[], options: FigureOptions = {}): string {
  const { width, narrow } = figureSize(options);
  const rows = providers
    .map((provider) => ({ ...provider, rate: perHour(provider) ?? 0 }))
    .toSorted((a, b) => b.rate - a.rate);
  const top = Math.max(1, ...rows.flatMap(({ rate, months }) => [rate, ...months]));
  const label = ({
    rate,
    grossProduction,
  }: {
    readonly rate: number;
    readonly grossProduction: number;
  }): string =>
    narrow
      ? formatDollars(rate)
      : `${formatDollars(rate)} an hour, ${formatShortDollars(grossProduction)} in the year`;
  return drawFigure({
    title: "Production per hour, provider by provider",
    subtitle: "US dollars per scheduled hour: the year (bar) and its months (dots)",
    description: rows.map((row) => `${row.name}, ${row.role}: ${label(row)}`).join("; "),
    bare: options.bare ?? false,
    width,
    plot: {
      height: rows.length * 46 + 40,
      marginTop: 6,
      marginBottom: 32,
      marginLeft: nameWidth(rows, narrow),
      marginRight: 24,
      x: { domain: [0, top * 1.04], label: null },
      y: { domain: rows.map(({ name }) => name), label: null, padding: 0.2 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.13, ticks: 5 }),
        Plot.axisX({
          tickFormat: (value: number) => formatShortDollars(value),
          ticks: narrow ? 4 : 6,
          tickSize: 0,
          label: null,
          fillOpacity: 0.75,
        }),
        Plot.axisY({ tickSize: 0, tickPadding: 12, label: null, fontSize: narrow ? 12 : 14 }),
        ...rows.flatMap((row) => {
          const fill = colour(roleColours[row.role]);
          return [
            Plot.barX([row], {
              x: "rate",
              y: "name",
              fill,
              fillOpacity: 0.22,
              insetTop: 12,
              insetBottom: 4,
              rx: 2,
            }),
            Plot.tickX([row], {
              x: "rate",
              y: "name",
              stroke: fill,
              strokeWidth: 3,
              insetTop: 13,
              insetBottom: 2,
            }),
            Plot.dot(row.months, {
              x: (value: number) => value,
              y: () => row.name,
              dy: 4,
              r: 3,
              fill,
              fillOpacity: 0.55,
            }),
            Plot.text([row], {
              x: () => 0,
              y: "name",
              text: label,
              textAnchor: "start",
              lineAnchor: "bottom",
              dx: 4,
              dy: -9,
              fontSize: 12,
            }),
          ];
        }),
      ],
    },
  });
}

/** Letters are at most about 8 px wide, on narrow figures 7. */
function nameWidth(rows: readonly { readonly name: string }[], narrow: boolean): number {
  return Math.max(0, ...rows.map(({ name }) => name.length)) * (narrow ? 7 : 8) + 18;
}
