import { type Html, html } from "../../../foundation/html.ts";
import { absent } from "../format.ts";
import type { PageFinding } from "./page-data.ts";
import { rangePicture } from "./range-picture.ts";

/** Findings as a table: what was observed, what the source says, what is accepted, and the verdict. Misses come first. */
export function findingsTable(caption: string, findings: readonly PageFinding[]): Html {
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b));
  return html`<div class="scroll boxed" tabindex="0" role="group" aria-label="${caption}"><table class="figures fidelity">
  <thead><tr><th scope="col">Figure</th><th scope="col">Observed</th><th scope="col">Source</th><th scope="col">Accepted</th><th scope="col"><span class="unseen">Picture</span></th><th scope="col">Verdict</th><th scope="col">Where the range comes from</th></tr></thead>
  <tbody>${sorted.map(rowOf)}</tbody>
</table></div>`;
}

function rank({ use, verdict }: PageFinding): number {
  return use === "gate" && verdict !== "within" ? 0 : 1;
}

function rowOf(finding: PageFinding): Html {
  const { name, population, unit, observed, low, high, accepted, verdict, source, confidence, why } = finding;
  return html`<tr><th scope="row">${name}<small>${population}</small></th><td>${figure(observed, unit)}</td><td>${range(low, high, unit)}</td><td>${range(Math.max(0, accepted.from), accepted.to, unit)}</td><td>${rangePicture(finding)}</td><td><span class="mark ${finding.use} ${verdict.replace(" ", "-")}">${verdict}</span></td><td class="why">${source}, ${confidence} confidence<small>${why}</small></td></tr>
`;
}

function range(from: number, to: number, unit: string): string {
  if (from === to) return figure(from, unit);
  return unit === "$" || unit === "%"
    ? `${figure(from, unit)} – ${figure(to, unit)}`
    : `${plain(from)} – ${figure(to, unit)}`;
}

function figure(value: number | null, unit: string): string {
  if (value === null) return absent;
  if (unit === "%") return `${plain(value)}%`;
  if (unit === "$") return `$${plain(value)}`;
  return unit === "rate" || unit === "count" ? plain(value) : `${plain(value)} ${unit}`;
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Three digits that count: 1,234, 56.7, 5.67. */
function plain(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return whole.format(value);
  return value.toFixed(size >= 10 ? 1 : 2).replace(/\.0+$/, "");
}
