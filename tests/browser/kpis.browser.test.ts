import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KpiData } from "../../notebooks/lib/site/kpis/kpi-data.ts";
import { launchBrowser, openPage, type View, type Visit } from "./open-page.ts";

const folder = resolve("site", "kpis");

let browser: Browser;
let data: KpiData;

beforeAll(async () => {
  if (!existsSync(join(folder, "index.html"))) throw new Error("the site is missing: run npm run demo first");
  browser = await launchBrowser();
  const { page } = await visit();
  data = (await page.evaluate("kpiData")) as KpiData; // of the page
  await page.close();
});

afterAll(async () => {
  await browser?.close();
});

const visit = (view?: View): Promise<Visit> => openPage(browser, join(folder, "index.html"), view);

/** The texts of a measure in a section's table, from the newest month to the row of all. */
async function column(page: Page, section: string, measure: string): Promise<readonly string[]> {
  const cells = page.locator(`table[data-section=${section}] td[data-measure=${measure}]`);
  // A link says its measure to those who do not see the column's head.
  return (await cells.allInnerTexts()).map((text) => text.replace(/^.*: ?\n?/, "").trim());
}

const numberIn = (text: string): number => Number(text.replace("−", "-").replace(/[^\d.-]/g, ""));

/** From the data of the page, as a reader with a pocket calculator would. */
function sum(name: keyof KpiData["cells"], from: number, to: number, provider?: number): number {
  const width = data.providers.length;
  return data.cells[name].slice(from * width, (to + 1) * width).reduce((total, value, index) => {
    return provider === undefined || index % width === provider ? total + value : total;
  }, 0);
}

describe("the KPI page, opened from disk", () => {
  it("shows twelve months, and under them the sums of their figures", async () => {
    const { page } = await visit();
    const last = data.months.length - 1;
    const gross = (await column(page, "production", "gross_production")).map(numberIn);
    expect(gross).toHaveLength(13);
    expect(gross.at(-1)).toBe(Math.round(sum("gross_production", last - 11, last) / 100));
    const kept = (await column(page, "schedule", "appointments_kept")).map(numberIn);
    expect(kept.at(-1)).toBe(kept.slice(0, -1).reduce((total, count) => total + count, 0));
  });

  it("follows the choice of months and of a provider in cards, figures and tables, and says so", async () => {
    const { page } = await visit();
    const figure = page.locator("#schedule figure .wide svg");
    const before = await figure.getAttribute("aria-label");
    await page.getByLabel("From month").selectOption("4");
    await page.getByLabel("To month").selectOption("9");
    await page.locator(".picker summary").click();
    await page.getByRole("checkbox", { name: data.providers[1]?.name ?? "" }).check();

    const kept = sum("appointments_kept", 4, 9, 1);
    expect((await column(page, "schedule", "appointments_kept")).map(numberIn).at(-1)).toBe(kept);
    expect(await column(page, "schedule", "appointments_kept")).toHaveLength(7);
    const card = page.locator("article[data-measure=appointments_kept] .value");
    expect(await card.innerText()).toMatch(new RegExp(`^${kept}\\b`));
    expect(await figure.getAttribute("aria-label")).not.toBe(before);
    const said = await page.getByRole("status").innerText();
    expect(said).toContain(data.providers[1]?.name);
    expect(said).toContain(`${kept} appointments kept`);
  });

  it("works rates out from sums, for providers as for months", async () => {
    const { page } = await visit();
    await page.getByRole("button", { name: "Providers", exact: true }).click();
    const last = data.months.length - 1;
    const rates = await column(page, "schedule", "broken_appointment_rate");
    const broken = sum("appointments_broken", last - 11, last);
    const due = broken + sum("appointments_kept", last - 11, last);
    expect(rates.at(-1)).toBe(`${((100 * broken) / due).toFixed(1)}%`);
  });

  it("keeps the choice in the address: it can be shared, and Back undoes it", async () => {
    const { page } = await visit();
    await page.getByRole("button", { name: "This year" }).click();
    await page.getByRole("button", { name: "All", exact: true }).click();
    const address = page.url();
    expect(await column(page, "production", "net_production")).toHaveLength(data.months.length + 1);

    const { page: other } = await visit();
    await other.goto(address);
    await other.reload();
    expect(await other.getByLabel("From month").inputValue()).toBe("0");
    expect(await other.getByRole("status").innerText()).toBe(await page.getByRole("status").innerText());

    await page.goBack();
    expect(await page.getByRole("button", { name: "This year" }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Reset the filters" }).click();
    expect(await page.getByRole("button", { name: "Last 12 months" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
  });

  it("leads from a figure to the patients behind it, to one of them, and back", async () => {
    const { page, complaints } = await visit();
    const cell = page.locator("table[data-section=schedule] td[data-measure=appointments_broken] a").first();
    const figure = numberIn((await cell.innerText()).replace(/^.*:/s, ""));
    const address = page.url();
    await cell.click();
    await page.locator("[data-total]").waitFor();
    expect(numberIn(await page.locator("[data-total]").innerText())).toBe(figure);
    const rows = await page.locator("tbody tr").count();
    expect(rows).toBeGreaterThan(0);
    expect(await page.locator("tbody .why li").count()).toBeGreaterThanOrEqual(rows);

    const patient = await page.locator("tbody a").first().innerText();
    await page.locator("tbody a").first().click();
    await page.locator("table.account").waitFor();
    expect(await page.locator("h1").innerText()).toContain(patient.split(", ")[0]);
    expect(await page.locator(".account .broken").count()).toBeGreaterThan(0);
    await page.goBack();
    await page.goBack();
    expect(page.url().split("#")[0]).toBe(address.split("#")[0]);
    expect(complaints).toEqual([]);
  });

  it("lists the families that owe for more than 90 days, up to the figure", async () => {
    const { page } = await visit();
    await page.locator("article[data-measure=ar_over_90] .behind a").click();
    await page.locator("[data-total]").waitFor();
    const owed = (data.families.ar_over_90.at(-1) ?? 0) / 100;
    expect(numberIn(await page.locator("[data-total]").innerText())).toBe(owed);
  });

  it("can be worked by the keyboard alone", async () => {
    const { page } = await visit();
    await page.getByRole("button", { name: "This year" }).focus();
    await page.keyboard.press("Space");
    expect(await page.getByRole("button", { name: "This year" }).getAttribute("aria-pressed")).toBe("true");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("This year");
    await page.locator(".picker summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await page.getByRole("status").innerText()).toContain(data.providers[0]?.name);
    expect(await page.evaluate("document.activeElement.value")).toBe("0");
    await page.keyboard.press("Escape");
    expect(await page.locator(".picker").getAttribute("open")).toBeNull();
    expect(await page.evaluate("document.activeElement.tagName")).toBe("SUMMARY");
  });

  it("says what it cannot show by provider", async () => {
    const { page } = await visit();
    await page.goto(
      `${page.url()}#from=${data.months[3]}&to=${data.months[8]}&providers=${data.providers[0]?.id}`,
    );
    await page.reload();
    expect(await page.locator("#receivables figure").count()).toBe(0);
    expect(await page.locator("#receivables .note").innerText()).toMatch(/kept by family/);
    expect(await page.locator("article[data-measure=active_patients] .value").innerText()).toContain("–");
  });
});
