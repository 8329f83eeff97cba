import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage, overflow, phone, type View, type Visit } from "./open-page.ts";

const front = resolve("site/index.html");

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(front)) throw new Error("site/index.html is missing: run npm run demo first");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const visit = (view?: View): Promise<Visit> => openPage(browser, front, view);

describe("the site, opened from disk", () => {
  it("says what it is, that all of it is synthetic, and that the truth agrees", async () => {
    const { page } = await visit();
    expect(await page.locator("h1").count()).toBe(1);
    const text = await page.locator("body").innerText();
    expect(text).toMatch(/synthetic/i);
    expect(text).toMatch(/\b0 differences/);
    expect(await page.locator("table tbody tr").count()).toBeGreaterThanOrEqual(12);
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
  });

  it("leads to the notebook, with its figures drawn, and back", async () => {
    const { page } = await visit();
    await page.locator('a[href*="where-the-money-went"]').first().click();
    await page.waitForLoadState();
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
    expect(await page.locator("pre code").count()).toBeGreaterThan(3);
    await page.locator('a[href$="index.html"]').first().click();
    expect(page.url()).toContain("index.html");
  });

  it("asks nothing of the network and complains of nothing, on both pages", async () => {
    const { page, complaints, strangers } = await visit();
    await page.locator('a[href*="where-the-money-went"]').first().click();
    await page.waitForLoadState("networkidle");
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("fits a phone without scrolling sideways, light and dark", async () => {
    for (const theme of ["light", "dark"] as const) {
      const { page } = await visit({ viewport: phone, theme });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator('a[href*="where-the-money-went"]').first().click();
      await page.waitForLoadState();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });

  it("names every figure for those who cannot see it", async () => {
    const { page } = await visit();
    const unnamed = await page.evaluate(
      "[...document.querySelectorAll('svg')].filter((svg) => svg.closest('[aria-hidden=true]') === null" +
        " && svg.closest('[role=img]') === null && !svg.getAttribute('aria-label')).length",
    );
    expect(unnamed).toBe(0);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});
