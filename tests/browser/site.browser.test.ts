import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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
  it("leads by its navigation to every part and back, the docs included", async () => {
    const { page } = await visit();
    for (const part of ["Tour", "KPIs", "Notebooks", "Models", "Reports"]) {
      await page.locator("nav[aria-label=Site] a", { hasText: part }).click();
      await page.waitForLoadState();
      expect(await page.locator("nav[aria-label=Site] a[aria-current]").innerText()).toBe(part);
      expect(await page.locator(".banner").innerText()).toContain("All data is synthetic.");
    }
    await page.locator(".site-name").click();
    expect(await page.locator("h1").innerText()).toContain("true to the last cent");
  });

  it("weighs less than 15 MB", () => {
    const files = readdirSync(dirname(front), { recursive: true, withFileTypes: true });
    const sizes = files
      .filter((file) => file.isFile())
      .map((file) => statSync(join(file.parentPath, file.name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15_000_000);
  });

  it("has every page that the five-minute tour leads to", async () => {
    const { page } = await visit();
    await page.locator("a", { hasText: "The five-minute tour" }).click();
    const targets = (await page.evaluate(
      "[...document.querySelectorAll('main a[href]')].map((link) => link.href)",
    )) as string[]; // addresses
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets) {
      await page.goto(target);
      expect(await page.locator("h1").innerText()).not.toMatch(/not found/i);
    }
  });

  it("says what it is, that all of it is synthetic, and that the truth agrees", async () => {
    const { page } = await visit();
    expect(await page.locator("h1").count()).toBe(1);
    const text = await page.locator("body").innerText();
    expect(text).toMatch(/synthetic/i);
    expect(text).toMatch(/\b0 differences/);
    expect(await page.locator(".headline .card").count()).toBe(4);
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
  });

  it("leads to the notebook, with its figures drawn, and back", async () => {
    const { page } = await visit();
    await page.locator(".notebook-card").first().click();
    await page.waitForLoadState();
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
    expect(await page.locator("pre code").count()).toBeGreaterThan(3);
    await page.locator(".site-name").click();
    expect(page.url()).toMatch(/site\/index\.html$/);
  });

  it("asks nothing of the network and complains of nothing, on both pages", async () => {
    const { page, complaints, strangers } = await visit();
    await page.locator(".notebook-card").first().click();
    await page.waitForLoadState("networkidle");
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("fits a phone without scrolling sideways, light and dark", async () => {
    for (const theme of ["light", "dark"] as const) {
      const { page } = await visit({ viewport: phone, theme });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator(".notebook-card").first().click();
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
