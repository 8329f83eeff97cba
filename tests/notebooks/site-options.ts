import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { html } from "../../foundation/html.ts";
import { formatNotebook, type NotebookCell } from "../../notebooks/lib/notebook-file.ts";
import { renderPage } from "../../notebooks/lib/site/page.ts";
import type { WriteSiteOptions } from "../../notebooks/lib/site/write-site.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { codeCell, notebookOf, textCell } from "./written-notebook.ts";

/** A notebook with every kind of output, and markup where text should be. */
export const cells: NotebookCell[] = [
  textCell(
    "# Teeth & <em>trouble</em>\n\n**Question.** Who paid, `and` when?\n\n<script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[bad](javascript:alert(4))",
  ),
  executed('import * as bw from "x";\nconst less = 1 < 2;', []),
  textCell("## What was done\n\n## What was <b>paid</b>"),
  executed("const paid = 1 < 2;", [
    { output_type: "stream", name: "stdout", text: "<script>alert(2)</script>" },
    {
      output_type: "display_data",
      data: {
        "image/svg+xml":
          '<svg aria-label="Drawn. In words" role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 358" height="358" width="720" class="drawn"><g font-weight="650" font-size="18"></g></svg>',
      },
      metadata: {},
    },
    {
      output_type: "display_data",
      data: { "text/html": "<table><tr><td>cell</td></tr></table><script>alert(3)</script>" },
      metadata: {},
    },
    { output_type: "display_data", data: { "text/markdown": "**so much**" }, metadata: {} },
  ]),
  textCell("## Answer"),
  executed(Array.from({ length: 40 }, (_unused, line) => `const line${line} = ${line};`).join("\n"), [
    { output_type: "error", ename: "Error", evalue: "<b>broken</b>", traceback: [] },
  ]),
];

export function executed(source: string, outputs: NotebookCell["outputs"]): NotebookCell {
  return { ...codeCell(source), execution_count: 1, outputs };
}

/** Writes notebooks of these names, all of the same cells, and gives their paths. */
export function writeNotebooks(
  folder: string,
  names: readonly string[],
  of: readonly NotebookCell[] = cells,
): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return names.map((name) => {
    const path = join(folder, `${name}.ipynb`);
    writeFileSync(path, formatNotebook(notebookOf([...of])));
    return path;
  });
}

const grossProduction = {
  name: "gross_production",
  grain: "provider_month",
  unit: "dollars",
  definition: "Fee times units of what was done in a month & a day.",
} as const;

export const check: WriteSiteOptions["check"] = {
  asOf: "2026-06-30",
  cells: 1234,
  kpis: [{ kpi: grossProduction, cells: 600, differences: [] }],
  metrics: [{ kpi: grossProduction, cells: 634, differences: [] }],
  unmatched: [],
  differences: 0,
  ok: true,
};

export async function siteOptions(folder: string): Promise<WriteSiteOptions> {
  const path = join(folder, "small.duckdb");
  await makeSmallWarehouse(path);
  return {
    warehouse: { kind: "duckdb", path },
    notebooks: writeNotebooks(folder, ["01-teeth", "02-gums", "03-bone"]),
    check,
    tour: "# The tour\n\nStart at [the front page](../site/index.html), then [the second notebook](../site/notebooks/02-gums.html).",
    kpis: async (_warehouse, without = []) =>
      new Map([
        [
          "kpis/index.html",
          renderPage({
            title: "KPIs",
            description: "Figures.",
            root: "../",
            part: "kpis",
            without,
            body: html`<h1>KPIs</h1>`,
          }),
        ],
      ]),
    docs: async ({ directory, within }) => {
      mkdirSync(directory, { recursive: true });
      writeFileSync(
        join(directory, "index.html"),
        html`<html lang="en"><body>${within.header}<main id="content"><h1>Models</h1></main></body></html>`
          .markup,
      );
    },
    directory: join(folder, "site"),
  };
}

export type SiteDocument = ReturnType<typeof parseHTML>["document"];

export function openDocument(path: string): SiteDocument {
  return parseHTML(readFileSync(path, "utf8")).document;
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
