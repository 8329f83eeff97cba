import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutHeading } from "../../notebooks/lib/house-style.ts";
import { MarkdownDocument } from "../../notebooks/lib/site/markdown.ts";
import { writeSite } from "../../notebooks/lib/site/write-site.ts";
import { openDocument, type SiteDocument, siteOptions } from "./site-options.ts";

describe("a notebook's page", () => {
  let folder: string;
  let text: string;
  let document: SiteDocument;

  const place = mkdtempSync(join(tmpdir(), "bitewing-site-"));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  beforeAll(async () => {
    const options = await siteOptions(place);
    await writeSite(options);
    folder = join(options.directory, "notebooks");
    text = readFileSync(join(folder, "02-gums.html"), "utf8");
    document = openDocument(join(folder, "02-gums.html"));
  });

  it("shows text, highlighted code and outputs, and escapes what is not markup", () => {
    expect(text).not.toMatch(/<script|<b>broken|<em>trouble|<b>paid|javascript:/);
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).toContain("&lt;script&gt;alert(2)&lt;/script&gt;");
    expect(text).not.toContain("alert(3)");
    expect(text).toContain('<span class="hljs-keyword">const</span>');
    expect(document.querySelector("svg.drawn")?.getAttribute("viewBox")).toBe("0 0 720 358");
    expect(text).toContain("<td>cell</td>");
    expect(text).toContain("<strong>so much</strong>");
    expect(text).toContain("&lt;b&gt;broken&lt;/b&gt;");
  });

  it("has its sections as contents, twice: beside the text and, where there is no room, above it", () => {
    for (const list of document.querySelectorAll("nav ol")) {
      const links = [...list.querySelectorAll("a")];
      expect(links.map((link) => link.getAttribute("href"))).toEqual([
        "#what-was-done",
        "#what-was-b-paid-b",
        "#answer",
      ]);
    }
    expect(document.querySelectorAll("nav ol")).toHaveLength(2);
  });

  it("leads to the notebooks before and after, to all, and to the file itself", () => {
    const ways = [...document.querySelectorAll(".neighbours a")].map((link) => link.getAttribute("href"));
    expect(ways).toEqual(["01-teeth.html", "03-bone.html"]);
    const first = openDocument(join(folder, "01-teeth.html"));
    expect(first.querySelector(".prev")).toBeNull();
    expect(document.querySelector("a[download]")?.getAttribute("href")).toBe("02-gums.ipynb");
    expect(JSON.parse(readFileSync(join(folder, "02-gums.ipynb"), "utf8"))).toHaveProperty("cells");
  });

  it("folds setup and long code, and leaves short code open", () => {
    const folds = [...document.querySelectorAll(".code details")];
    expect(folds.map((fold) => fold.hasAttribute("open"))).toEqual([false, true, false]);
    expect(folds.map((fold) => fold.querySelector("summary")?.textContent)).toEqual([
      "Setup2 lines",
      "Code1 line",
      "Code40 lines",
    ]);
  });

  it("has its first figure as a small picture without heading for the list of notebooks", () => {
    const list = openDocument(join(folder, "index.html"));
    const pictures = [...list.querySelectorAll(".thumbnail img")].map((image) => image.getAttribute("src"));
    expect(pictures[1]).toBe("../notebooks/figures/02-gums.svg");
    const svg = readFileSync(join(folder, "figures", "02-gums.svg"), "utf8");
    expect(svg).toContain('viewBox="0 58 720 300" height="300"');
    expect(list.querySelectorAll("img:not([alt=''])")).toHaveLength(0);
  });
});

describe("withoutHeading", () => {
  it("leaves a picture alone that has no heading of the house style", () => {
    const svg = '<svg viewBox="0 0 10 10" height="10"></svg>';
    expect(withoutHeading(svg)).toBe(svg);
  });
});

describe("MarkdownDocument", () => {
  it("gives each second heading an id of its own, over all texts of a document", () => {
    const document = new MarkdownDocument();
    const markup = ["## Answer", "## Answer\n\n## `Answer`!", "## 答え"].map(
      (text) => document.render(text).markup,
    );
    expect(document.headings.map(({ id }) => id)).toEqual(["answer", "answer--2", "answer--3", "part"]);
    expect(document.headings.map(({ text }) => text)).toEqual(["Answer", "Answer", "Answer!", "答え"]);
    expect(markup[0]).toBe('<h2 id="answer">Answer</h2>\n');
  });

  it("takes no id that a page has already", () => {
    const document = new MarkdownDocument();
    document.render("## Content\n\n## Contents");
    expect(document.headings.map(({ id }) => id)).toEqual(["content--2", "contents--2"]);
  });

  it("leads nowhere where a link could run a script", () => {
    const document = new MarkdownDocument();
    const markup = document.render(
      "[a](javascript:alert) [b](JAVA\tSCRIPT:alert) [c](data:text/html,x) [d](x.html) [e](https://example.com/?a:b)",
    ).markup;
    expect(markup.match(/href="[^"]*"/g)).toEqual(['href="x.html"', 'href="https://example.com/?a:b"']);
  });
});
