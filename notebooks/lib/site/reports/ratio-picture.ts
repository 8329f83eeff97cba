import { type Html, html } from "../../../../foundation/html.ts";

const width = 132;
/** Powers of ten from the middle to an end. */
const reach = 2;

const x = (ratio: number): number => {
  const power = Math.max(-reach, Math.min(reach, Math.log10(ratio)));
  return 4 + ((width - 8) * (power + reach)) / (2 * reach);
};

/** A ratio on a logarithmic scale from 1/100 to 100, with the range from 1/2 to 2 as a band. What lies beyond stands at the end. */
export function ratioPicture(ratio: number): Html {
  const isWithin = ratio >= 0.5 && ratio <= 2;
  return html`<svg class="range" viewBox="0 0 ${width} 16" aria-hidden="true" focusable="false"><rect class="accepted" x="0" y="7" width="${width}" height="2" rx="1"/><rect class="source" x="${x(0.5).toFixed(1)}" y="6" width="${(x(2) - x(0.5)).toFixed(1)}" height="4" rx="1"/><circle class="${isWithin ? "within" : "beyond"}" cx="${x(ratio).toFixed(1)}" cy="8" r="4"/></svg>`;
}
