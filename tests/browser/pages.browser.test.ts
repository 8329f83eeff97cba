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

const addresses = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
  .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .toSorted()
  .flatMap((file) => (hashes[file] ?? [""]).map((hash) => ({ file, hash, address: `${file}${hash}` })));

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(join(site, "index.html"))) throw new Error("the site is missing: run npm run demo first");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

async function go(page: Page, hash: string): Promise<void> {
  if (hash === "") return;
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.waitForTimeout(250);
}

/** What the first press of Tab reaches, and how it is shown that the focus is there. */
async function firstFocus(page: Page): Promise<unknown> {
  await page.keyboard.press("Tab");
  return page.evaluate(`(() => {
    const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);
    return { text: document.activeElement.textContent, outlineWidth, outlineStyle };
  })()`);
}

describe.each(addresses)("$address", ({ file, hash }) => {
  it("breaks no rule of WCAG 2 A or AA, offers the content to the keyboard, fits a phone, and is quiet", async () => {
    const { page, complaints, strangers } = await openPage(browser, join(site, file), { viewport: desktop });
    const skip = { text: expect.stringMatching(/^Skip to/), outlineWidth: "3px", outlineStyle: "solid" };
    expect(await firstFocus(page)).toEqual(skip);
    await go(page, hash);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page, "color-contrast")).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.setViewportSize(phone);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
    await page.close();
  });
});
