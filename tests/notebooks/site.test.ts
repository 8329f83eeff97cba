import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { formatNotebook, type NotebookCell } from "../../notebooks/lib/notebook-file.ts";
import { type WriteSiteOptions, writeSite } from "../../notebooks/lib/site/index.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { codeCell, notebookOf, textCell } from "./written-notebook.ts";

const cells: NotebookCell[] = [
  textCell(
    "# Teeth & <em>trouble</em>\n\n**Question.** Who paid?\n\n<script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |",
  ),
  {
    ...codeCell("const less = 1 < 2;"),
    outputs: [
      { output_type: "stream", name: "stdout", text: "<script>alert(2)</script>" },
      { output_type: "display_data", data: { "image/svg+xml": '<svg class="drawn"></svg>' }, metadata: {} },
      {
        output_type: "display_data",
        data: { "text/html": "<table><tr><td>cell</td></tr></table><script>alert(3)</script>" },
        metadata: {},
      },
      { output_type: "display_data", data: { "text/markdown": "**so much**" }, metadata: {} },
      { output_type: "error", ename: "Error", evalue: "<b>broken</b>", traceback: [] },
    ],
  },
];

async function siteOptions(folder: string): Promise<WriteSiteOptions> {
  const path = join(folder, "small.duckdb");
  await makeSmallWarehouse(path);
  const notebook = join(folder, "01-teeth.ipynb");
  writeFileSync(notebook, formatNotebook(notebookOf(cells)));
  return {
    warehouse: { kind: "duckdb", path },
    notebooks: [notebook],
    check: { cells: 1234, differences: 0, kpis: Array.from({ length: 41 }) },
    practice: { patients: 180, rows: 5678, tables: 432, tablesFilled: 60 },
    directory: join(folder, "site"),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Links to no part of the page and to no file. */
function brokenLinks(file: string, document: ReturnType<typeof parseHTML>["document"]): string[] {
  return [...document.querySelectorAll("[href], [src]")]
    .map((link) => String(link.getAttribute("href") ?? link.getAttribute("src")))
    .filter((href) => !href.startsWith("data:"))
    .filter((href) =>
      href.startsWith("#") ? document.querySelector(href) === null : !existsSync(join(file, "..", href)),
    );
}

describe("writeSite", () => {
  it("shows the practice's figures and the result of the check", async () => {
    const options = await siteOptions(temporaryFolder());
    const index = await writeSite(options);
    expect(index).toBe(join(options.directory, "index.html"));
    const { document } = parseHTML(readFileSync(index, "utf8"));
    const text = String(document.querySelector("main")?.textContent);
    expect(text).toContain("1,234 cells compared with the truth, 0 differences");
    expect(text).toContain("5,678 rows in 60 of OpenDental's 432 tables");
    expect(String(document.querySelector(".banner")?.textContent)).toContain("All data is synthetic.");
    const months = [...document.querySelectorAll("#months tbody th")].map((cell) => cell.textContent);
    expect(months).toHaveLength(13);
    expect([months[0], months[11]]).toEqual(["Jun 2026", "Jul 2025"]);
    const providers = [...document.querySelectorAll("#providers tbody th")].map((cell) => cell.textContent);
    expect(providers).toContain("Cleo Marsh & Cohygienist");
    expect(document.querySelectorAll(".card")).toHaveLength(6);
    expect(document.querySelector("#practice svg[role=img]")?.getAttribute("aria-label")).toContain(
      "Production and collections",
    );
  });

  it("sums the year as the warehouse does", async () => {
    const options = await siteOptions(temporaryFolder());
    const { document } = parseHTML(readFileSync(await writeSite(options), "utf8"));
    const total = [...document.querySelectorAll("#months .total td")].map((cell) => cell.textContent);
    const practice = [...document.querySelectorAll("#providers .total td")].map((cell) => cell.textContent);
    expect(total.slice(0, 6)).toEqual(practice.slice(0, 6));
    expect(total[6]).toBe("");
  });

  it("asks for nothing but its own files", async () => {
    const options = await siteOptions(temporaryFolder());
    await writeSite(options);
    for (const file of filesBelow(options.directory)) {
      const text = readFileSync(file, "utf8");
      expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      if (file.endsWith(".js")) continue;
      expect(text).not.toMatch(/@import|url\(|<script(?! src="[\w-]+\.js" defer>)/);
      if (!file.endsWith(".html")) continue;
      const { document } = parseHTML(text);
      expect(brokenLinks(file, document)).toEqual([]);
    }
  });

  it("has one first heading, named sections and tables with scopes on every page", async () => {
    const options = await siteOptions(temporaryFolder());
    await writeSite(options);
    for (const file of filesBelow(options.directory).filter((name) => name.endsWith(".html"))) {
      const { document } = parseHTML(readFileSync(file, "utf8"));
      expect(document.querySelectorAll("h1")).toHaveLength(1);
      expect(document.documentElement.getAttribute("lang")).toBe("en");
      expect(document.querySelector("main#content")).not.toBeNull();
      for (const head of document.querySelectorAll(".figures th, .text th")) {
        expect(head.getAttribute("scope")).toMatch(/^(col|row)$/);
      }
    }
  });

  it("shows the KPIs with their data in scripts beside the pages, whatever texts the data hold", async () => {
    const options = await siteOptions(temporaryFolder());
    await writeSite(options);
    const folder = join(options.directory, "kpis");
    expect(readdirSync(folder).toSorted()).toEqual([
      "index.html",
      "kpi-data.js",
      "kpi-details.js",
      "kpi.js",
      "patient.html",
      "patients.html",
    ]);
    for (const name of ["kpi-data.js", "kpi-details.js"]) {
      const script = readFileSync(join(folder, name), "utf8");
      expect(script).not.toContain("</script");
      const page = createContext({});
      runInContext(script, page);
      const literal = script.slice(script.indexOf("=") + 1, script.lastIndexOf(";"));
      expect(JSON.stringify(Object.values(page)[0])).toBe(JSON.stringify(JSON.parse(literal)));
    }
    expect(readFileSync(join(folder, "kpi.js"), "utf8")).not.toMatch(/linkedom|^import |^export /m);
  });

  it("renders a notebook: text, highlighted code, outputs; and escapes what is not markup", async () => {
    const options = await siteOptions(temporaryFolder());
    await writeSite(options);
    const page = readFileSync(join(options.directory, "notebooks", "01-teeth.html"), "utf8");
    expect(page).not.toMatch(/<script|<b>broken|<em>trouble/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("&lt;script&gt;alert(2)&lt;/script&gt;");
    expect(page).not.toContain("alert(3)");
    expect(page).toContain('<span class="hljs-keyword">const</span>');
    expect(page).toContain('<svg class="drawn"></svg>');
    expect(page).toContain("<td>cell</td>");
    expect(page).toContain("<strong>so much</strong>");
    expect(page).toContain("&lt;b&gt;broken&lt;/b&gt;");
  });

  it("says how many cells differ", async () => {
    const options = await siteOptions(temporaryFolder());
    const index = await writeSite({ ...options, check: { ...options.check, differences: 2 } });
    expect(readFileSync(index, "utf8")).toContain("1,234 cells compared with the truth, 2 differences");
  });

  it("writes the same bytes again, in the place of the earlier site", async () => {
    const options = await siteOptions(temporaryFolder());
    const read = (): string[] => filesBelow(options.directory).map((file) => readFileSync(file, "utf8"));
    await writeSite(options);
    const first = read();
    writeFileSync(join(options.directory, "stale.html"), "old");
    await writeSite(options);
    expect(read()).toEqual(first);
  });

  it("leaves a folder alone that is no site, and an earlier site when it cannot write a new one", async () => {
    const options = await siteOptions(temporaryFolder());
    mkdirSync(options.directory);
    writeFileSync(join(options.directory, "thesis.txt"), "years of work");
    await expect(writeSite(options)).rejects.toThrow(/holds other files/);
    expect(readdirSync(options.directory)).toEqual(["thesis.txt"]);

    const other = { ...options, directory: `${options.directory}-2` };
    await writeSite(other);
    const missing = { kind: "duckdb" as const, path: join(options.directory, "none.duckdb") };
    await expect(writeSite({ ...other, warehouse: missing })).rejects.toThrow(/no warehouse/);
    expect(readdirSync(other.directory)).toContain("index.html");
    expect(existsSync(`${other.directory}.writing`)).toBe(false);
  });
});
