import { type Html, html, trusted } from "../../../foundation/html.ts";
import { formatCount } from "../format.ts";
import { siteStyle } from "../site/site-style.ts";
import { barPicture } from "./bar-picture.ts";
import { findingsTable } from "./findings-table.ts";
import type { FidelityPageData } from "./page-data.ts";

/** The subjects' headings and what they are about. */
const headings: Readonly<Record<string, readonly [string, string]>> = {
  patients: ["Patients", "who they are, how they come and go"],
  schedule: ["Schedule", "who comes, how long it takes, how full it is"],
  treatment: ["Treatment", "what is done, accepted and earned"],
  fees: ["Fees", "what the office charges and insurers allow"],
  disease: ["Disease", "what examinations find"],
  insurance: ["Insurance", "plans, claims and payments"],
  money: ["Money", "production, collections, receivables, staff"],
  workflow: ["Workflow", "rows of one kind by row of another"],
};

/**
 * A practice beside what is published about practices, as one HTML file that loads nothing: verdict, distributions,
 * and every figure with its range, tolerance and source.
 */
export function fidelityPage(report: FidelityPageData): string {
  const { practice } = report;
  const title = "How near to real practices";
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}: ${formatCount(practice.patients)} patients, seed ${practice.seed}</title>
<style>${trusted(siteStyle())}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="banner" role="note"><strong>All data is synthetic.</strong> No patient, claim or payment on this page is real.</p>
<div class="site-bar"><span class="site-name">bitewing</span><nav aria-label="Subjects">${subjectLinks(report)}</nav></div>
</header>
<main id="content">
<section class="opening">
  <h1>${title}</h1>
  <p class="lead">${fidelityLead(report)}</p>
  ${verdict(report)}
</section>
${fidelityContent(report)}
</main>
</body>
</html>
`;
  return document.markup;
}

/** The way to each subject. */
export function subjectLinks({ subjects }: FidelityPageData): Html {
  return html`${subjects.map(({ subject }) => html`<a href="#${subject}">${headingOf(subject)[0]}</a>`)}`;
}

/** What was measured: how large a practice, of what kind, over which time. */
export function fidelityLead({ practice }: FidelityPageData): Html {
  const { patients, scenario, seed, opened, asOf } = practice;
  return html`${formatCount(patients)} patients of scenario ${scenario}, seed ${seed}, from <span class="date">${opened}</span> to <span class="date">${asOf}</span>, measured against published figures.`;
}

/** The distributions, and every figure with its range, tolerance and source. */
export function fidelityContent(report: FidelityPageData): Html {
  return html`<section aria-labelledby="pictures">
  <div class="section-head"><h2 id="pictures">Distributions</h2><p>as the simulated practice shows them</p></div>
  <div class="pictures">${report.distributions.map(
    (one) =>
      html`<figure class="card"><figcaption><strong>${one.title}</strong><span>${one.unit}</span></figcaption>${barPicture(one)}</figure>`,
  )}</div>
</section>
${report.subjects.map(subjectSection)}
${unmeasuredSection(report)}
<p class="below">A gate accepts the source's range, widened by a stated margin and by three standard errors of the sample, counted by family, plan, week or month. Other figures are shown for information.</p>`;
}

function headingOf(subject: string): readonly [string, string] {
  return headings[subject] ?? [subject, ""];
}

/** How many gates the practice passes, in words. */
export function fidelityFinding({ gates }: FidelityPageData): {
  readonly words: string;
  readonly isGood: boolean;
} {
  const all = gates.within + gates.outside + gates.notMeasured;
  const isGood = gates.outside + gates.notMeasured === 0;
  const others = [
    ...(gates.outside === 0 ? [] : [`${gates.outside} outside`]),
    ...(gates.notMeasured === 0 ? [] : [`${gates.notMeasured} not measured`]),
  ];
  const words = isGood
    ? `All ${all} gates are within their range`
    : `${gates.within} of ${all} gates are within their range, ${others.join(", ")}`;
  return { words, isGood };
}

function verdict(report: FidelityPageData): Html {
  const { words, isGood } = fidelityFinding(report);
  return html`<p class="verdict ${isGood ? "good" : "bad"}">${words}</p>`;
}

function subjectSection({ subject, findings }: FidelityPageData["subjects"][number]): Html {
  const [title, about] = headingOf(subject);
  const gates = findings.filter(({ use }) => use === "gate");
  const others = findings.filter(({ use }) => use !== "gate");
  const within = gates.filter((finding) => finding.verdict === "within").length;
  return html`<section aria-labelledby="${subject}">
  <div class="section-head"><h2 id="${subject}">${title}</h2><p>${about}; ${within} of ${gates.length} gates within</p></div>
  ${gates.length === 0 ? undefined : findingsTable(`${title}: gates`, gates)}
  ${others.length === 0 ? undefined : html`<details><summary>For information <span>${others.length} figures without a gate</span></summary>${findingsTable(`${title}: for information`, others)}</details>`}
</section>`;
}

function unmeasuredSection({ unmeasured }: FidelityPageData): Html {
  const reasons = [...new Set(unmeasured.map(({ why }) => why))];
  return html`<section aria-labelledby="unmeasured">
  <div class="section-head"><h2 id="unmeasured">Not measured</h2><p>${unmeasured.length} published figures that one practice cannot show</p></div>
  <dl class="reasons">${reasons.map(
    (reason) =>
      html`<dt>${reason}</dt><dd>${unmeasured
        .filter(({ why }) => why === reason)
        .map(({ name }) => name)
        .join("; ")}</dd>`,
  )}</dl>
</section>`;
}
