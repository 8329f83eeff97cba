import { type Html, html } from "../../../../foundation/html.ts";
import { formatCount } from "../../format.ts";
import type { Report, Tone } from "./report.ts";

const marks: Readonly<Record<Tone, string>> = { good: "✓ ", bad: "✗ ", plain: "" };

/** What was found, coloured, with a mark for those who do not see colours. */
export function toned(tone: Tone, words: string): Html {
  return html`<span class="${tone}"><span aria-hidden="true">${marks[tone]}</span>${words}</span>`;
}

/** The head of a report: what it is, in a sentence, and its verdict. */
export function reportHead(report: Pick<Report, "title" | "finding" | "tone">, lead: Html | string): Html {
  const { title, finding, tone } = report;
  return html`<header class="page-head">
  <p class="eyebrow"><a href="index.html">Reports</a></p>
  <h1>${title}</h1>
  <p class="lead">${lead}</p>
  <p class="verdict ${tone}"><span aria-hidden="true">${marks[tone]}</span>${finding}</p>
</header>`;
}

/** Figures side by side. */
export function figureList(figures: readonly (readonly [value: number | string, name: string])[]): Html {
  return html`<dl class="report-facts">${figures.map(
    ([value, name]) =>
      html`<div><dt>${name}</dt><dd>${typeof value === "number" ? formatCount(value) : value}</dd></div>`,
  )}</dl>`;
}

export interface ReportColumn {
  readonly title: string;
  /** Text is aligned to the left and may break. */
  readonly isText?: boolean;
}

/** A table whose first column names the row. A cell is text, or markup. */
export function reportTable(
  caption: string,
  columns: readonly ReportColumn[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  const heads = columns.map(({ title, isText }) =>
    isText === true ? html`<th scope="col" class="words">${title}</th>` : html`<th scope="col">${title}</th>`,
  );
  const body = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell, index) =>
      columns[index + 1]?.isText === true ? html`<td class="words">${cell}</td>` : html`<td>${cell}</td>`,
    );
    return html`<tr><th scope="row">${first}</th>${cells}</tr>\n`;
  });
  return html`<div class="scroll boxed" role="group" aria-label="${caption}" tabindex="0">
<table class="figures"><caption class="unseen">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>
</div>`;
}

/** A long part that is folded until it is asked for. */
export function fold(title: string, note: string, body: Html): Html {
  return html`<details class="fold"><summary>${title}<span>${note}</span></summary>${body}</details>`;
}

export function section(id: string, title: string, note: string, body: Html): Html {
  return html`<section aria-labelledby="${id}">
  <div class="section-head"><h2 id="${id}">${title}</h2><p>${note}</p></div>
  ${body}
</section>`;
}

/** `1 row`, `2 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
