import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const front = resolve("site/index.html");
const browsers = [process.env["CHROMIUM_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/google-chrome"];
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(front)) throw new Error("site/index.html is missing: run npm run demo first");
  const executablePath = browsers.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium: install it, or name it in CHROMIUM_PATH");
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
});

afterAll(async () => {
  await browser?.close();
});

interface Visit {
  readonly page: Page;
  /** Console errors and uncaught exceptions. */
  readonly complaints: readonly string[];
  /** Requests for anything but files of this machine. */
  readonly strangers: readonly string[];
}

async function visit(
  viewport: { width: number; height: number },
  theme: "light" | "dark" = "light",
): Promise<Visit> {
  const page = await browser.newPage({ viewport, colorScheme: theme });
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) strangers.push(request.url());
  });
  await page.goto(pathToFileURL(front).href);
  return { page, complaints, strangers };
}

async function overflow(page: Page): Promise<number> {
  return Number(
    await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  );
}

describe("the site, opened from disk", () => {
  it("says what it is, that all of it is synthetic, and that the truth agrees", async () => {
    const { page } = await visit(desktop);
    expect(await page.locator("h1").count()).toBe(1);
    const text = await page.locator("body").innerText();
    expect(text).toMatch(/synthetic/i);
    expect(text).toMatch(/\b0 differences/);
    expect(await page.locator("table tbody tr").count()).toBeGreaterThanOrEqual(12);
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
  });

  it("leads to the notebook, with its figures drawn, and back", async () => {
    const { page } = await visit(desktop);
    await page.locator('a[href*="where-the-money-went"]').first().click();
    await page.waitForLoadState();
    expect(await page.locator("svg").count()).toBeGreaterThan(0);
    expect(await page.locator("pre code").count()).toBeGreaterThan(3);
    await page.locator('a[href$="index.html"]').first().click();
    expect(page.url()).toContain("index.html");
  });

  it("asks nothing of the network and complains of nothing, on both pages", async () => {
    const { page, complaints, strangers } = await visit(desktop);
    await page.locator('a[href*="where-the-money-went"]').first().click();
    await page.waitForLoadState("networkidle");
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("fits a phone without scrolling sideways, light and dark", async () => {
    for (const theme of ["light", "dark"] as const) {
      const { page } = await visit(phone, theme);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator('a[href*="where-the-money-went"]').first().click();
      await page.waitForLoadState();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });

  it("names every figure for those who cannot see it", async () => {
    const { page } = await visit(desktop);
    const unnamed = await page.evaluate(
      "[...document.querySelectorAll('svg')].filter((svg) => svg.closest('[aria-hidden=true]') === null" +
        " && svg.closest('[role=img]') === null && !svg.getAttribute('aria-label')).length",
    );
    expect(unnamed).toBe(0);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});
