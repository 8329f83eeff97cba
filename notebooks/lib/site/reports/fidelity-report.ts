import { html } from "../../../../foundation/html.ts";
import { fidelityContent, fidelityFinding, fidelityLead } from "../../fidelity/fidelity-page.ts";
import type { FidelityPageData } from "../../fidelity/page-data.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import type { Report } from "./report.ts";
import { reportHead } from "./report-parts.ts";

export interface FidelityReportOptions {
  readonly fidelity: FidelityPageData;
  readonly without?: readonly SitePart[];
}

/** The practice beside what is published about practices. */
export function fidelityReport({ fidelity, without = [] }: FidelityReportOptions): Report {
  const { words: finding, isGood } = fidelityFinding(fidelity);
  const tone = isGood ? "good" : "plain";
  const title = "Fidelity";
  const page = renderPage({
    title: `${title} – bitewing`,
    description: "The simulated practice measured against published figures.",
    root: "../",
    part: "reports",
    without,
    body: html`${reportHead({ title, finding, tone }, fidelityLead(fidelity))}
${fidelityContent(fidelity)}`,
  });
  return {
    name: "fidelity",
    title,
    question: "How near is the practice to real ones?",
    finding,
    tone,
    page,
  };
}
