import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desktop, launchBrowser, openPage, overflow, phone } from "./open-page.ts";
import { violations } from "./violations.ts";

const site = resolve("site");

/** Pages that show by their address what they are about. */
const hashes: Readonly<Record<string, readonly string[]>> = {
  "kpis/index.html": ["", "#from=2025-07&to=2026-06&providers=1&rows=provider"],
  "kpis/patients.html": ["#list=appointments_broken", "#list=ar_total"],
  "kpis/patient.html": ["#7"],
  "docs/index.html": [
    "",
    "#kpis",
    "#lineage",
    "#model/mart_practice_monthly_kpis",
    "#column/mart_practice_monthly_kpis/net_collection_rate",
    "#metric/net_collection_rate",
    "#lineage/metric/net_collection_rate",
    "#source/opendental.claimproc",
  ],
};

const files = existsSync(site)
  ? readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
      .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .toSorted()
  : [];

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(join(site, "index.html"))) throw new Error("the site is missing: run npm run demo first");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

async function go(page: Page, file: string, hash: string): Promise<void> {
  if (hash === "") return;
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  if (file.startsWith("docs/")) await page.locator(`#page[data-route="${hash.slice(1)}"]`).waitFor();
  await page.waitForTimeout(100);
}

/** What the first press of Tab reaches, and how it is shown that the focus is there. */
async function firstFocus(page: Page): Promise<unknown> {
  await page.keyboard.press("Tab");
  return page.evaluate(`(() => {
    const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);
    return { text: document.activeElement.textContent, outlineWidth, outlineStyle };
  })()`);
}

/** What is wrong with a page as it stands, in both themes and on a phone. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(desktop);
  const inLight = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const inDark = await violations(page, "color-contrast");
  const headings = await page.locator("h1").count();
  await page.setViewportSize(phone);
  const tooWide = await overflow(page);
  return [
    ...inLight,
    ...inDark.map((violation) => `in the dark: ${violation}`),
    ...(headings === 1 ? [] : [`${headings} first headings`]),
    ...(tooWide > 0 ? [`${tooWide} pixels wider than a phone`] : []),
  ];
}

it("there are pages to look at", () => {
  expect(files).toContain("index.html");
});

describe.each(files)("%s", (file) => {
  it("breaks no rule of WCAG 2 A or AA, offers its content to the keyboard, fits a phone, and is quiet", async () => {
    const { page, complaints, strangers } = await openPage(browser, join(site, file));
    const skip = { text: expect.stringMatching(/^Skip to/), outlineWidth: "3px", outlineStyle: "solid" };
    expect(await firstFocus(page)).toEqual(skip);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    const found: string[] = [];
    for (const hash of hashes[file] ?? [""]) {
      await go(page, file, hash);
      found.push(...(await faults(page)).map((fault) => `${hash} ${fault}`));
    }
    expect(found).toEqual([]);
    expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
    await page.close();
  }, 180_000);
});
