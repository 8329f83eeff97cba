import { type Html, html } from "../../../../foundation/html.ts";
import {
  fidelityContent,
  fidelityFinding,
  fidelityLead,
  subjectLinks,
} from "../../fidelity/fidelity-page.ts";
import { findingsTable } from "../../fidelity/findings-table.ts";
import type { FidelityPageData } from "../../fidelity/page-data.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import type { Report } from "./report.ts";
import { reportHead, section } from "./report-parts.ts";

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
<nav class="jumps" aria-label="Subjects">${subjectLinks(fidelity)}</nav>
${outsideSection(fidelity)}
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

function outsideSection({ subjects }: FidelityPageData): Html | undefined {
  const outside = subjects
    .flatMap(({ findings }) => findings)
    .filter(({ use, verdict }) => use === "gate" && verdict !== "within");
  if (outside.length === 0) return undefined;
  return section(
    "outside",
    "Outside",
    "gates that this practice does not pass",
    findingsTable("Gates outside their range", outside),
  );
}
