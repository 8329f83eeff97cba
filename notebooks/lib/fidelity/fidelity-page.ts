import { type Html, html, trusted } from "../../../foundation/html.ts";
import { formatCount } from "../format.ts";
import { siteStyle } from "../site/site-style.ts";
import { barPicture } from "./bar-picture.ts";
import { fidelityStyle } from "./fidelity-style.ts";
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
<style>${trusted(`${siteStyle()}${fidelityStyle}`)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<p class="banner" role="note"><strong>All data is synthetic.</strong> No patient, claim or payment on this page is real.</p>
<header class="top"><span class="wordmark">bitewing</span><nav aria-label="Subjects">${report.subjects.map(
    ({ subject }) => html`<a href="#${subject}">${headingOf(subject)[0]}</a>`,
  )}</nav></header>
<main id="content">
<section class="opening">
  <h1>${title}</h1>
  <p class="lead">${formatCount(practice.patients)} patients of scenario ${practice.scenario}, seed ${practice.seed}, from <span class="date">${practice.opened}</span> to <span class="date">${practice.asOf}</span>, measured against published figures.</p>
  ${verdict(report)}
</section>
<section aria-labelledby="pictures">
  <div class="section-head"><h2 id="pictures">Distributions</h2><p>as the simulated practice shows them</p></div>
  <div class="pictures">${report.distributions.map(
    (one) =>
      html`<figure class="card"><figcaption><strong>${one.title}</strong><span>${one.unit}</span></figcaption>${barPicture(one)}</figure>`,
  )}</div>
</section>
${report.subjects.map(subjectSection)}
${unmeasuredSection(report)}
</main>
<footer><p>A gate accepts the source's range, widened by a stated margin and by three standard errors of the sample, counted by family, plan, week or month. Other figures are shown for information.</p></footer>
</body>
</html>
`;
  return document.markup;
}

function headingOf(subject: string): readonly [string, string] {
  return headings[subject] ?? [subject, ""];
}

function verdict({ gates }: FidelityPageData): Html {
  const all = gates.within + gates.outside + gates.notMeasured;
  const open = gates.outside + gates.notMeasured;
  const words =
    open === 0
      ? `All ${all} gates are within their range`
      : `${gates.within} of ${all} gates are within their range, ${gates.outside} outside, ${gates.notMeasured} not measured`;
  return html`<p class="verdict ${open === 0 ? "good" : "bad"}">${words}</p>`;
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
