import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "../../foundation/calendar.ts";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type FidelityReport, fidelityReport } from "../../generator/fidelity/report.ts";
import { writeReport } from "../../generator/fidelity/write-report.ts";
import { generate } from "../../generator/generate.ts";
import { simulate } from "../../generator/simulate.ts";
import { fidelityPage } from "../../notebooks/lib/fidelity/fidelity-page.ts";

let report: FidelityReport;
const folder = mkdtempSync(join(tmpdir(), "bitewing-fidelity-"));

beforeAll(() => {
  report = fidelityReport(simulate({ patients: 150, years: 2, seed: 3, asOf: dayOf(2026, 6, 30) }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the page", () => {
  test("loads nothing and runs nothing", () => {
    const { document } = parseHTML(fidelityPage(report));
    expect(document.querySelectorAll("script, link, img, iframe, [src]")).toHaveLength(0);
    expect(fidelityPage(report)).not.toMatch(/url\(|@import|https?:/);
  });

  test("has a row for every finding and a picture for every distribution, each with words", () => {
    const { document } = parseHTML(fidelityPage(report));
    const findings = report.subjects.flatMap((subject) => subject.findings);
    expect(document.querySelectorAll("tbody tr")).toHaveLength(findings.length);
    const pictures = [...document.querySelectorAll("svg[role=img]")];
    expect(pictures).toHaveLength(report.distributions.length);
    for (const picture of pictures) expect(picture.getAttribute("aria-label")?.length).toBeGreaterThan(20);
  });

  test("gives every id once, and every heading one that the links reach", () => {
    const { document } = parseHTML(fidelityPage(report));
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll("nav a"))
      expect(ids).toContain(link.getAttribute("href")?.slice(1));
  });

  test("escapes what it is given", () => {
    const scenario = `<script>alert("x")</script>`;
    const page = fidelityPage({ ...report, practice: { ...report.practice, scenario } });
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
  });
});

describe("the files", () => {
  test("are the page and the same report as JSON beside it", async () => {
    const file = join(folder, "how.near.html");
    const summary = await writeReport(report, { file, page: () => "a page" });
    expect(summary).toMatchObject({ page: file, json: join(folder, "how.near.json") });
    expect(readFileSync(file, "utf8")).toBe("a page");
    expect(JSON.parse(readFileSync(summary.json, "utf8"))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test("are refused before anything is made when the name is no page's", async () => {
    await expect(request(join(folder, "report.json"))).rejects.toMatchObject({ failure: { kind: "usage" } });
  });

  test("are refused before anything is made when the folder cannot be", async () => {
    writeFileSync(join(folder, "plain"), "");
    await expect(request(join(folder, "plain", "report.html"))).rejects.toMatchObject({
      failure: { kind: "usage" },
    });
  });

  function request(file: string) {
    const to = parseDatabaseUrl(`duckdb:${join(folder, "never.duckdb")}`);
    const page = (): string => expect.unreachable("nothing is simulated");
    return generate({ to, patients: 30, years: 1, report: { file, page } });
  }
});
