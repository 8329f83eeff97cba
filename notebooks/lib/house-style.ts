import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/**
 * Colours of the figures, on a light and on a dark ground. Blue and orange stay apart for every kind of colour
 * blindness, the rest differs in lightness as well; each has a contrast of at least 3:1 with its ground where it
 * carries a value.
 */
export const palette = {
  production: { light: "#2268a8", dark: "#6cb2ee" },
  collections: { light: "#b55d04", dark: "#f2a44e" },
  patient: { light: "#e0a040", dark: "#f7cf92" },
  givenUp: { light: "#7f8a96", dark: "#8a96a3" },
  owed: { light: "#8a3b6d", dark: "#da92c0" },
  backdrop: { light: "#dde4eb", dark: "#2b3640" },
  good: { light: "#11806a", dark: "#49c3a6" },
  bad: { light: "#b3361f", dark: "#ff8f78" },
  series3: { light: "#11806b", dark: "#49c3a7" },
  series4: { light: "#8a3b6e", dark: "#da92c1" },
  series5: { light: "#6b6b1e", dark: "#c9c765" },
  series6: { light: "#5b6773", dark: "#a3afbb" },
  heat0: { light: "#edf2f7", dark: "#1c2630" },
  heat1: { light: "#cfe0ef", dark: "#24405a" },
  heat2: { light: "#a3c6e3", dark: "#2c5f8a" },
  heat3: { light: "#6aa2d1", dark: "#3f84bd" },
  heat4: { light: "#2f73b3", dark: "#6fb1e6" },
  heat5: { light: "#174a7c", dark: "#b4dafa" },
  age0: { light: "#e5b06a", dark: "#8d6a3e" },
  age31: { light: "#d08a35", dark: "#b7853f" },
  age61: { light: "#a9601a", dark: "#dda14f" },
  age90: { light: "#6f3710", dark: "#ffd095" },
} as const;

export type PaletteName = keyof typeof palette;

/** The colour that a figure is drawn in; its dark twin takes over by the style sheet inside the figure. */
export function colour(name: PaletteName): string {
  return palette[name].light;
}

/** Colours of categories that have no colour of their own, in the order in which they are taken. */
export const categories = ["production", "collections", "series3", "series4", "series5", "series6"] as const;

/** Steps from little to much, for heat maps: few steps, so that each has its dark twin. */
export const heat = ["heat0", "heat1", "heat2", "heat3", "heat4", "heat5"] as const;

export const systemFont =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

const className = "bitewing-figure";
const ground = { light: "#ffffff", dark: "#12171c" };
const ink = { light: "#1a2430", dark: "#e7ecf1" };

export interface Figure {
  /** Drawn above the figure, and its accessible name. */
  readonly title: string;
  /** Second line: what is shown, with its unit. */
  readonly subtitle: string;
  /** Says in words what the figure shows, for those who cannot see it. */
  readonly description: string;
  /** Leave title and subtitle to the page around the figure. Default false. */
  readonly bare?: boolean;
  /** In pixels. */
  readonly width: number;
  readonly plot: Plot.PlotOptions;
}

/** What every figure lets its reader choose. */
export interface FigureOptions {
  /** In pixels. Default 720. */
  readonly width?: number;
  /** Leave title and subtitle to the page around the figure. Default false. */
  readonly bare?: boolean;
}

export interface FigureSize {
  readonly width: number;
  /** Whether the figure is drawn for a phone. */
  readonly narrow: boolean;
}

/** The size that a figure is drawn in. */
export function figureSize({ width = 720 }: FigureOptions): FigureSize {
  return { width, narrow: width < 520 };
}

const headingHeight = 58;
const titleMark = 'font-weight="650" font-size="18"';

/**
 * Draws a figure in the house style and gives its SVG as text: self-contained, with `xmlns`, an accessible name and
 * description, and colours that follow the reader's light or dark setting. The same input gives the same bytes.
 */
export function drawFigure(figure: Figure): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const heading = figure.bare === true ? 0 : headingHeight;
  const margin = figure.plot.marginTop ?? 20;
  const height = figure.plot.height === undefined ? {} : { height: figure.plot.height + heading };
  const svg = Plot.plot({
    ...figure.plot,
    ...height,
    document,
    className,
    width: figure.width,
    marginTop: margin + heading,
    style: { fontFamily: systemFont, fontSize: "13px", background: "", overflow: "visible" },
    marks: [...(figure.plot.marks ?? []), ...(heading === 0 ? [] : headingOf(figure, margin + heading))],
  });
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${figure.title}. ${figure.description}`);
  const drawn = String(svg.outerHTML);
  const style = document.createElement("style");
  style.textContent = styleSheet(drawn);
  svg.append(style);
  return tidy(String(svg.outerHTML));
}

/**
 * A figure as `drawFigure` gives it, without its title and subtitle: for a small picture beside a title. Another SVG is
 * given as it is.
 */
export function withoutHeading(svg: string): string {
  if (!svg.includes(titleMark)) return svg;
  return svg.replace(/viewBox="0 0 (\d+) (\d+)" height="\2"/, (_whole, width: string, height: string) => {
    const rest = Number(height) - headingHeight;
    return `viewBox="0 ${headingHeight} ${width} ${rest}" height="${rest}"`;
  });
}

function headingOf(figure: Figure, marginTop: number): Plot.Markish[] {
  const left = {
    frameAnchor: "top-left",
    dx: 4 - (figure.plot.marginLeft ?? 40),
    lineAnchor: "top",
    facet: "super",
  } as const;
  return [
    Plot.text([figure.title], { ...left, dy: 8 - marginTop, fontSize: 18, fontWeight: 650 }),
    Plot.text([figure.subtitle], { ...left, dy: 33 - marginTop, fontSize: 13, fillOpacity: 0.72 }),
  ];
}

/** The ground, the ink, and the dark twin of each colour in the figure. Attributes hold the light colours, for viewers that drop styles. */
function styleSheet(drawn: string): string {
  const twins = Object.values(palette).flatMap(({ light, dark }) =>
    ["fill", "stroke"]
      .filter((attribute) => drawn.includes(`${attribute}="${light}"`))
      .map((attribute) => `.${className} [${attribute}="${light}"]{${attribute}:${dark}}`),
  );
  return [
    `.${className}{color:${ink.light};background:${ground.light};font-variant-numeric:tabular-nums}`,
    `@media (prefers-color-scheme:dark){.${className}{color:${ink.dark};background:${ground.dark};--plot-background:${ground.dark}}${twins.join("")}}`,
  ].join("\n");
}

/** Cuts coordinates to hundredths of a pixel: smaller files, and no last digits that differ between machines. */
function tidy(svg: string): string {
  return svg.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
