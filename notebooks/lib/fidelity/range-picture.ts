import { type Html, html } from "../../../foundation/html.ts";
import type { PageFinding } from "./page-data.ts";

const width = 120;

/** The accepted range as a band, the source's range as a stronger one, and what was observed as a mark. */
export function rangePicture({ accepted, low, high, observed, verdict }: PageFinding): Html {
  const figures = [accepted.from, accepted.to, low, high, ...(observed === null ? [] : [observed])];
  const from = Math.min(...figures);
  const span = Math.max(...figures) - from || 1;
  const x = (figure: number): number => 4 + ((width - 8) * (figure - from)) / span;
  const band = (name: string, start: number, end: number, thick: number): Html =>
    html`<rect class="${name}" x="${x(start).toFixed(1)}" y="${8 - thick / 2}" width="${Math.max(2, x(end) - x(start)).toFixed(1)}" height="${thick}" rx="1"/>`;
  const mark =
    observed === null
      ? undefined
      : html`<circle class="${verdict}" cx="${x(observed).toFixed(1)}" cy="8" r="4"/>`;
  return html`<svg class="range" viewBox="0 0 ${width} 16" aria-hidden="true" focusable="false">
    ${band("accepted", accepted.from, accepted.to, 4)}${band("source", low, high, 4)}${mark}
  </svg>`;
}
