import { groupBy } from "../../../../foundation/group-by.ts";
import { type Html, html } from "../../../../foundation/html.ts";
import type { Census, CensusLine } from "../../../../inspection/index.ts";
import { formatCount } from "../../format.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import { ratioPicture } from "./ratio-picture.ts";
import type { Report, Tone } from "./report.ts";
import { counted, figureList, fold, reportHead, reportTable, section } from "./report-parts.ts";

/** From this share of the reference's patients on, rows per patient are held to the factor; below they are shown. */
const fullSizeShare = 0.5;

export interface CensusReportOptions {
  readonly census: Census;
  readonly without?: readonly SitePart[];
}

/** Every table's rows beside those of one real practice of which only counts are known. */
export function censusReport({ census, without = [] }: CensusReportOptions): Report {
  const { lines, leftOver, patientsHere, patientsThere } = census;
  const isFullSize = patientsHere >= patientsThere * fullSizeShare;
  const filled = lines.filter(({ rowsHere }) => rowsHere > 0).length;
  const all = [...lines, ...leftOver];
  const outside = all.filter(({ standing }) => standing === "outside");
  const isGood = filled === lines.length && outside.length === 0;
  const tone: Tone = isGood ? "good" : isFullSize ? "bad" : "plain";
  const finding = `${formatCount(filled)} of the ${formatCount(lines.length)} tables of a real practice are filled`;
  const rows = [...all, ...census.filledOnlyHere].reduce((sum, { rowsHere }) => sum + rowsHere, 0);
  const title = "Census";
  const page = renderPage({
    title: `${title} – bitewing`,
    description: "How many rows each table has, beside the counts of a real practice.",
    root: "../",
    part: "reports",
    without,
    body: html`${reportHead({ title, finding, tone }, "OpenDental's schema has hundreds of tables, and a practice fills about half of them. Here each table's rows stand beside those of one real practice, of which nothing but these counts is known.")}
${figureList([
  [patientsHere, "patient rows here"],
  [patientsThere, "patient rows there"],
  [rows, "rows here"],
  [all.reduce((sum, { rowsThere }) => sum + rowsThere, 0), "rows there, left-over tables included"],
])}
${isFullSize ? undefined : smallPractice(census)}
${comparedSection(all, isFullSize)}
${exceptedSection(all)}
${filledSection(lines)}
${emptySection(lines)}
${onlyHereSection(census)}
${emptyInBothSection(census)}`,
  });
  return {
    name: "census",
    title,
    question: "Does the database fill up as a real practice's does?",
    finding,
    tone,
    page,
  };
}

function smallPractice({ patientsHere, patientsThere }: Census): Html {
  return html`<div class="plate prose remark"><p><b>What can be compared here.</b> This practice has ${formatCount(patientsHere)} patient rows; the real one has ${formatCount(patientsThere)}, most of them charts of former patients from decades of history. In a small and young practice almost everyone is an active patient, so visits, claims and notes weigh more per patient row, and lists that any office keeps weigh much more. Ratios are therefore shown below but not judged; whether a table is filled can be. A practice of full size, which the generator makes with <code>--scenario long-established --patients 33000 --years 20</code>, is held to a factor of two.</p></div>`;
}

const isCompared = ({ standing }: CensusLine): boolean => standing === "within" || standing === "outside";

const columns = [
  { title: "Table" },
  { title: "Rows here" },
  { title: "Rows there" },
  { title: "Per patient here" },
  { title: "Per patient there" },
  { title: "Ratio" },
  { title: "On a scale from 1/100 to 100" },
];

function comparedSection(all: readonly CensusLine[], isFullSize: boolean): Html {
  const compared = all.filter(isCompared).toSorted((a, b) => b.rowsThere - a.rowsThere);
  const within = compared.filter(({ standing }) => standing === "within").length;
  return section(
    "compared",
    "Tables with more than 1,000 rows there",
    `${formatCount(within)} of ${formatCount(compared.length)} within a factor of two`,
    html`${reportTable(
      "Large tables",
      columns,
      compared.map((line) => lineCells(line, isFullSize)),
    )}
<p class="below">* what an office sets up whatever its size: held against the rows themselves, not per patient.</p>`,
  );
}

function lineCells(line: CensusLine, isJudged: boolean): readonly (Html | string)[] {
  const { table, rowsHere, rowsThere, perPatientHere, perPatientThere, ratio, basis, standing } = line;
  const shown = `${formatRate(ratio)}${basis === "office" ? "*" : ""}`;
  return [
    html`<code>${table}</code>`,
    formatCount(rowsHere),
    formatCount(rowsThere),
    formatRate(perPatientHere),
    formatRate(perPatientThere),
    isJudged && standing === "outside" ? html`<b class="bad">${shown}</b>` : shown,
    ratioPicture(ratio),
  ];
}

function exceptedSection(all: readonly CensusLine[]): Html | undefined {
  const excepted = all.filter(({ standing }) => standing === "excepted");
  if (excepted.length === 0) return undefined;
  const rows = excepted.map(({ table, ratio, reason }) => [
    html`<code>${table}</code>`,
    formatRate(ratio),
    ratioPicture(ratio),
    reason ?? "",
  ]);
  return section(
    "excepted",
    "Excepted",
    "outside, for a reason",
    reportTable(
      "Excepted tables",
      [{ title: "Table" }, { title: "Ratio" }, { title: "1/100 to 100" }, { title: "Why", isText: true }],
      rows,
    ),
  );
}

function filledSection(lines: readonly CensusLine[]): Html {
  const filled = lines.filter(({ standing }) => standing === "filled");
  const rows = filled.map(({ table, rowsHere, rowsThere }) => [
    html`<code>${table}</code>`,
    formatCount(rowsHere),
    formatCount(rowsThere),
  ]);
  return section(
    "filled",
    "Tables with few rows there",
    "only asked to be filled",
    fold(
      "All tables",
      counted(filled.length, "table"),
      reportTable(
        "Small tables",
        [{ title: "Table" }, { title: "Rows here" }, { title: "Rows there" }],
        rows,
      ),
    ),
  );
}

function emptySection(lines: readonly CensusLine[]): Html | undefined {
  const empty = lines.filter(({ standing }) => standing === "empty");
  if (empty.length === 0) return undefined;
  const rows = empty.map(({ table, rowsThere, perPatientThere }) => [
    html`<code>${table}</code>`,
    formatCount(rowsThere),
    formatRate(perPatientThere),
  ]);
  return section(
    "empty",
    "Empty here, filled there",
    "too rare to have happened in a small practice",
    reportTable(
      "Tables empty here",
      [{ title: "Table" }, { title: "Rows there" }, { title: "Per patient there" }],
      rows,
    ),
  );
}

function onlyHereSection({ filledOnlyHere }: Census): Html | undefined {
  if (filledOnlyHere.length === 0) return undefined;
  return section(
    "only-here",
    "Filled here, empty there",
    counted(filledOnlyHere.length, "table"),
    reportTable(
      "Tables filled only here",
      [{ title: "Table" }, { title: "Rows here" }],
      filledOnlyHere.map(({ table, rowsHere }) => [html`<code>${table}</code>`, formatCount(rowsHere)]),
    ),
  );
}

function emptyInBothSection({ emptyInBoth }: Census): Html {
  const byReason = groupBy(emptyInBoth, ({ reason }) => reason ?? "No reason is written down.");
  const list = [...byReason].map(
    ([reason, tables]) =>
      html`<dt>${reason}</dt><dd>${tables.map(({ table }, index) => html`${index === 0 ? "" : ", "}<code>${table}</code>`)}</dd>`,
  );
  return section(
    "empty-in-both",
    "Empty in both",
    counted(emptyInBoth.length, "table"),
    fold("Why each is empty", counted(byReason.size, "reason"), html`<dl class="reasons">${list}</dl>`),
  );
}

/** Two digits that count, for rates from thousandths to hundreds. */
function formatRate(rate: number): string {
  if (rate === 0) return "0";
  return rate >= 100 ? formatCount(Math.round(rate)) : rate >= 0.1 ? rate.toFixed(2) : rate.toPrecision(2);
}
