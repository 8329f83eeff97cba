import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type WriteSiteOptions, writeSite } from "../../notebooks/lib/site/write-site.ts";
import { filesBelow, openDocument, type SiteDocument, siteOptions, writeNotebooks } from "./site-options.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Links to no part of the page and to no file, from the site's root. */
function brokenLinks(file: string, document: SiteDocument): string[] {
  return [...document.querySelectorAll("[href], [src]")]
    .map((link) => String(link.getAttribute("href") ?? link.getAttribute("src")))
    .filter((href) => !href.startsWith("data:"))
    .filter((href) => {
      const [path = "", part] = href.split("#");
      if (path !== "") return !existsSync(join(file, "..", path));
      return part !== "" && document.getElementById(String(part)) === null;
    });
}

const textOf = (document: SiteDocument, selector: string): string =>
  String(document.querySelector(selector)?.textContent).replace(/\s+/g, " ").trim();

describe("the site", () => {
  let options: WriteSiteOptions;
  let index: string;
  let pages: readonly (readonly [name: string, document: SiteDocument])[];

  const place = mkdtempSync(join(tmpdir(), "bitewing-site-"));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  beforeAll(async () => {
    options = await siteOptions(place);
    index = await writeSite(options);
    pages = filesBelow(options.directory)
      .filter((file) => file.endsWith(".html"))
      .map((file) => [relative(options.directory, file), openDocument(file)]);
  });

  it("says on its front page what it is, that the truth agrees, and leads to every part", () => {
    expect(index).toBe(join(options.directory, "index.html"));
    const document = openDocument(index);
    expect(textOf(document, ".proof")).toMatch(/^0 differences in 1,234 cells/);
    expect(textOf(document, ".path")).toContain("in 5 of OpenDental's 5 tables");
    expect(document.querySelectorAll(".headline .card")).toHaveLength(4);
    expect(document.querySelector("#practice svg[role=img]")?.getAttribute("aria-label")).toContain(
      "Production and collections",
    );
    expect(textOf(document, ".doors")).toContain("The five-minute tour");
    const cards = [...document.querySelectorAll(".notebook-card")].map((card) => card.getAttribute("href"));
    expect(cards).toEqual(["notebooks/01-teeth.html", "notebooks/02-gums.html", "notebooks/03-bone.html"]);
    expect(textOf(document, ".notebook-card p")).toBe("Who paid, and when?");
    expect(textOf(document, ".report-card")).toContain("1,234 cells compared, 0 differences");
  });

  it("has the same header on every page, with the part that the page belongs to marked", () => {
    const marked = pages.map(([name, document]) => {
      expect(textOf(document, ".banner")).toContain("All data is synthetic.");
      const links = [...document.querySelectorAll("nav[aria-label=Site] a")];
      expect(links.map((link) => link.textContent)).toEqual([
        "Tour",
        "KPIs",
        "Notebooks",
        "Models",
        "Reports",
      ]);
      const current = links.filter((link) => link.hasAttribute("aria-current"));
      return [name, current.map((link) => link.textContent).join()];
    });
    expect(marked).toEqual([
      ["docs/index.html", "Models"],
      ["index.html", ""],
      ["kpis/index.html", "KPIs"],
      ["notebooks/01-teeth.html", "Notebooks"],
      ["notebooks/02-gums.html", "Notebooks"],
      ["notebooks/03-bone.html", "Notebooks"],
      ["notebooks/index.html", "Notebooks"],
      ["reports/answer-key.html", "Reports"],
      ["reports/index.html", "Reports"],
      ["tour.html", "Tour"],
    ]);
  });

  it("has no link that leads nowhere", () => {
    for (const [name, document] of pages) {
      expect([name, brokenLinks(join(options.directory, name), document)]).toEqual([name, []]);
    }
  });

  it("asks for nothing but its own files, and runs no script on these pages", () => {
    for (const [, document] of pages) expect(document.querySelectorAll("script")).toHaveLength(0);
    for (const file of filesBelow(options.directory)) {
      const text = readFileSync(file, "utf8");
      expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(text).not.toMatch(/@import|url\(/);
    }
  });

  it("has one first heading, ids given once, and tables with scopes on every page", () => {
    for (const [name, document] of pages) {
      expect([name, document.querySelectorAll("h1").length]).toEqual([name, 1]);
      expect(document.documentElement.getAttribute("lang")).toBe("en");
      expect(document.querySelector("main#content")).not.toBeNull();
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      expect([name, new Set(ids).size]).toEqual([name, ids.length]);
      for (const head of document.querySelectorAll(".figures th, .text th")) {
        expect(head.getAttribute("scope")).toMatch(/^(col|row)$/);
      }
    }
  });

  it("has the tour, whose links stay in the site", () => {
    const tour = openDocument(join(options.directory, "tour.html"));
    const links = [...tour.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["index.html", "notebooks/02-gums.html"]);
  });
});

describe("a site without some parts", () => {
  it("has no link to them", async () => {
    const { tour: _tour, docs: _docs, ...options } = await siteOptions(temporaryFolder());
    const document = openDocument(await writeSite(options));
    expect(textOf(document, "nav[aria-label=Site]")).toBe("KPIsNotebooksReports");
    expect(brokenLinks(join(options.directory, "index.html"), document)).toEqual([]);
    expect(existsSync(join(options.directory, "tour.html"))).toBe(false);
  });
});

describe("writeSite", () => {
  it("says how many cells differ", async () => {
    const options = await siteOptions(temporaryFolder());
    const document = openDocument(
      await writeSite({ ...options, check: { ...options.check, differences: 2, ok: false } }),
    );
    expect(textOf(document, ".proof.bad")).toMatch(/^2 differences in 1,234 cells/);
    expect(textOf(document, ".report-card .bad")).toBe("✗ 1,234 cells compared, 2 differences");
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
    const before = readFileSync(join(other.directory, "index.html"), "utf8");
    const missing = { kind: "duckdb" as const, path: join(options.directory, "none.duckdb") };
    await expect(writeSite({ ...other, warehouse: missing })).rejects.toThrow(/no warehouse/);
    const failing = async (): Promise<never> => {
      throw new Error("the disk is full");
    };
    await expect(writeSite({ ...other, docs: failing })).rejects.toThrow(/disk is full/);
    await expect(writeSite({ ...other, notebooks: [join(options.directory, "thesis.txt")] })).rejects.toThrow(
      /not a notebook/,
    );
    expect(readFileSync(join(other.directory, "index.html"), "utf8")).toBe(before);
    expect(existsSync(`${other.directory}.writing`)).toBe(false);
  });

  it("writes a notebook without title, question, figure and headings too", async () => {
    const folder = temporaryFolder();
    const options = await siteOptions(folder);
    const notebooks = writeNotebooks(join(folder, "plain"), ["plain"], []);
    await writeSite({ ...options, notebooks, tour: "# The tour" });
    const document = openDocument(join(options.directory, "notebooks", "plain.html"));
    expect(document.querySelector("nav.contents, .neighbours")).toBeNull();
    expect(textOf(document, "h1")).toBe("plain");
  });
});
