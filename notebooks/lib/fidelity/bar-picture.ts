import { type Html, html } from "../../../foundation/html.ts";
import type { PageDistribution } from "./page-data.ts";

const width = 340;
const height = 170;
const top = 26;
const bottom = 22;
/** Labels from so many letters on are words, which stand beside bars that lie. */
const wordLetters = 10;
const rowHeight = 21;
const wordWidth = 118;

/** Letters of this many units fit under a bar side by side; longer labels are slanted away by leaving every other out. */
const letter = 5.6;

/** A distribution as bars: two series stand side by side. Its words are the figures for those who cannot see it. */
export function barPicture(distribution: PageDistribution): Html {
  const { title, unit, series } = distribution;
  const labels = series[0]?.bars.map(({ label }) => label) ?? [];
  const words = series
    .map(
      ({ name, bars }) => `${name}: ${bars.map(({ label, value }) => `${label} ${short(value)}`).join(", ")}`,
    )
    .join("; ");
  const longest = Math.max(...labels.map((label) => label.length), 1);
  const drawn =
    longest > wordLetters ? lyingBars(distribution, labels) : standingBars(distribution, labels, longest);
  return html`<svg class="bars" viewBox="0 0 ${width} ${drawn.height}" role="img" aria-label="${title}, ${unit}. ${words}">${drawn.marks}</svg>${series.length > 1 ? legendOf(series) : undefined}`;
}

interface Drawn {
  readonly height: number;
  readonly marks: Html;
}

const highestOf = (series: PageDistribution["series"]): number =>
  Math.max(...series.flatMap(({ bars }) => bars.map(({ value }) => value)), 1e-9);

function standingBars({ series }: PageDistribution, labels: readonly string[], longest: number): Drawn {
  const scale = (height - top - bottom) / highestOf(series);
  const step = width / Math.max(1, labels.length);
  const every = Math.max(1, Math.ceil((longest * letter + 4) / step));
  const marks = html`${series.map(({ bars }, index) => barsOf({ bars, index, of: series.length, step, scale }))}
    <line x1="0" x2="${width}" y1="${height - bottom}" y2="${height - bottom}"/>
    ${labels.map((label, place) =>
      place % every === 0
        ? html`<text x="${at((place + 0.5) * step)}" y="${height - 7}">${label}</text>`
        : undefined,
    )}`;
  return { height, marks };
}

function lyingBars({ series }: PageDistribution, labels: readonly string[]): Drawn {
  const scale = (width - wordWidth - 48) / highestOf(series);
  const thick = (rowHeight - 5) / series.length;
  const rows = labels.map((label, place) => {
    const y = place * rowHeight;
    const bars = series.map(({ bars: own }, index) => {
      const long = Math.max(1, (own[place]?.value ?? 0) * scale);
      return html`<rect class="series${index}" x="${wordWidth}" y="${at(y + index * thick)}" width="${at(long)}" height="${at(thick - 1)}" rx="1.5"/>`;
    });
    const ends = series.map(({ bars: own }) => own[place]?.value ?? 0);
    const numbers = ends.map(short).join(" · ");
    return html`<text class="word" x="${wordWidth - 8}" y="${at(y + rowHeight / 2 + 1.5)}">${label}</text>${bars}<text class="number start" x="${at(wordWidth + 5 + Math.max(...ends) * scale)}" y="${at(y + rowHeight / 2 + 1.5)}">${numbers}</text>`;
  });
  return { height: labels.length * rowHeight, marks: html`${rows}` };
}

interface Bars {
  readonly bars: PageDistribution["series"][number]["bars"];
  readonly index: number;
  readonly of: number;
  /** Units from one label to the next. */
  readonly step: number;
  /** Units of height for 1. */
  readonly scale: number;
}

function barsOf({ bars, index, of, step, scale }: Bars): Html {
  const gap = Math.min(6, step * 0.18);
  const thick = (step - gap) / of;
  const isRoomy = thick > 21;
  return html`<g class="series${index}">${bars.map(({ value }, place) => {
    const x = place * step + gap / 2 + index * thick;
    const tall = Math.max(value > 0 ? 1 : 0, value * scale);
    const y = height - bottom - tall;
    const number = html`<text class="number" x="${at(x + thick / 2)}" y="${at(y - 4)}">${short(value)}</text>`;
    return html`<rect x="${at(x)}" y="${at(y)}" width="${at(thick - 1)}" height="${at(tall)}" rx="1.5"/>${isRoomy ? number : undefined}`;
  })}</g>`;
}

function legendOf(series: PageDistribution["series"]): Html {
  return html`<p class="names">${series.map(({ name }, index) => html`<span><i class="series${index}"></i>${name}</span>`)}</p>`;
}

const at = (units: number): string => units.toFixed(1);

function short(value: number): string {
  return Math.abs(value) >= 10 || value === 0 ? value.toFixed(0) : value.toFixed(1);
}
