import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { build, load, writeDocs } from "../../pipeline/index.ts";
import { hostileShop, largeShop, makeShop, removeShop, type Shop, writeShopDocs } from "../docs/shop.ts";
import { launchBrowser, openPage, overflow, phone, type View, type Visit } from "./open-page.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "bitewing-docs-site-"));
  const practice: DuckDbUrl = { kind: "duckdb", path: join(folder, "practice.duckdb") };
  const target: DuckDbUrl = { kind: "duckdb", path: join(folder, "warehouse.duckdb") };
  const options = { target, projectDirectory: "sql", artifacts: join(folder, "target") };
  await generate({ to: practice, patients: 10, years: 1, seed: 3 });
  await load({ from: practice, to: target });
  await build(options);
  await writeDocs({ ...options, directory: join(folder, "docs") });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const visit = (view?: View): Promise<Visit> => openPage(browser, join(folder, "docs", "index.html"), view);

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
  await page.locator(`#page[data-route="${route}"]`).waitFor();
}

/** Pairs of boxes of a picture that cover one another, by their names. */
async function overlaps(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const boxes = [...document.querySelectorAll("svg.boxes .box")].map((box) => ({
      name: box.querySelector("title").textContent,
      ...box.querySelector("rect:not(.hover)").getBoundingClientRect().toJSON(),
    }));
    return boxes.flatMap((a, i) => boxes.slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => a.name + " / " + b.name));
  })()`);
}

/** Texts of a picture that are wider than the box they stand in. */
async function cutTexts(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll("svg.boxes .box")].flatMap((box) => {
    const frame = box.querySelector("rect:not(.hover)").getBoundingClientRect();
    return [...box.querySelectorAll("text")]
      .filter((text) => text.getBoundingClientRect().right > frame.right + 1)
      .map((text) => text.textContent);
  })`);
}

describe("the docs of the practice's project, opened from disk", () => {
  it("find a metric while one types, and lead to it by the keyboard", async () => {
    const { page } = await visit();
    await page.keyboard.press("/");
    await page.keyboard.type("net collection rate");
    const first = page.locator("#hits [role=option]").first();
    expect(await first.innerText()).toMatch(/net_collection_rate/);
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Net collection rate" }).waitFor();
    expect(await page.locator("#hits").isVisible()).toBe(false);
  });

  it("find by a word of a description, and say when nothing is found", async () => {
    const { page } = await visit();
    await page.locator("#search").fill("write-offs positive");
    expect(await page.locator("#hits").innerText()).toMatch(/insurance_writeoffs/);
    await page.locator("#search").fill("xyzzy");
    expect(await page.locator("#hits").innerText()).toMatch(/Nothing has these words/);
  });

  it("show a model with its columns, tests and SQL, and lead on through its references", async () => {
    const { page } = await visit();
    await go(page, "model/mart_practice_monthly_kpis");
    const text = await page.locator("#page").innerText();
    expect(text).toMatch(/One row per month for the whole practice/);
    expect(await page.locator("table.columns tbody tr").count()).toBeGreaterThan(30);
    expect(await page.locator("table.tests .result.good").count()).toBeGreaterThan(5);
    expect(await page.locator("code .k").count()).toBeGreaterThan(20);
    await page.locator(".jinja a", { hasText: "int_family_aging" }).first().click();
    await page.locator("h1", { hasText: "int_family_aging" }).waitFor();
    await page.goBack();
    await page.locator("h1", { hasText: "mart_practice_monthly_kpis" }).waitFor();
  });

  it("show where the net collection rate comes from, as names, as a picture and as steps", async () => {
    const { page } = await visit();
    await go(page, "column/mart_practice_monthly_kpis/net_collection_rate");
    const rests = await page.locator("section", { hasText: "Rests on" }).first().innerText();
    for (const column of [
      "claimproc.InsPayAmt",
      "paysplit.SplitAmt",
      "procedurelog.ProcFee",
      "adjustment.AdjAmt",
      "claimproc.WriteOff",
    ]) {
      expect(rests).toContain(column);
    }
    expect(await page.locator("svg.boxes .box.source").count()).toBe(4);
    expect(await page.locator("svg.boxes .line").count()).toBeGreaterThan(10);
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    await page.locator(".origin-list a", { hasText: "InsPayAmt" }).click();
    await page.locator("h1", { hasText: "InsPayAmt" }).waitFor();
    expect(await page.locator("#page").innerText()).toMatch(/stg_opendental__claimproc\.insurance_payment/);
  });

  it("show a metric with its definition, and the way back to the source as a picture", async () => {
    const { page } = await visit();
    await go(page, "metric/net_collection_rate");
    const definition = await page.locator("[data-section=definition]").innerText();
    expect(definition).toMatch(/net_collection_rate is collections divided by net_production/);
    expect(definition).toMatch(/gross_production is the sum of charge_amount of fact_procedure, only where/);
    expect(await page.locator("svg.boxes .box.source").count()).toBe(4);
    expect(await page.locator("svg.boxes .box.focus.metric").count()).toBe(1);
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    await page.locator("[data-section=twins] a", { hasText: "mart_practice_monthly_kpis" }).click();
    await page.locator("h1", { hasText: "net_collection_rate" }).waitFor();
  });

  it("find a unit test, and lead to it on the page of its model, unfolded", async () => {
    const { page } = await visit();
    await page.locator("#search").fill("points_add_up_to_the_priority");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "int_collection_priority" }).waitFor();
    const test = page.locator("[data-section=points_add_up_to_the_priority]");
    expect(await test.locator("table.rows").first().isVisible()).toBe(true);
    expect(await test.innerText()).toMatch(/pass[^]*Expected 5 rows/);
  });

  it("draw the way back of a KPI when it is asked for", async () => {
    const { page } = await visit();
    await go(page, "kpis");
    const card = page.locator("[data-kpi=net_production]").first();
    expect(await card.locator("svg").count()).toBe(0);
    await card.locator("summary").click();
    await card.locator("svg.boxes .box.focus").waitFor();
    expect(await card.locator(".box.focus").innerHTML()).toContain("net_production");
    expect(await card.innerText()).toMatch(/gross_production \+ adjustments - insurance_writeoffs/);
    expect(await card.innerText()).toMatch(/mart_practice_monthly_kpis\.net_production/);
    expect(await page.locator("[data-kpi=net_production]").count()).toBe(1);
  });

  it("show the graph by layers, light up what belongs together, and go near on a click", async () => {
    const { page } = await visit();
    await go(page, "lineage");
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    const row = page.locator("svg.boxes .row", { hasText: "int_provider_income" });
    await row.hover();
    expect(await page.locator("svg.boxes .line.single.near").count()).toBeGreaterThan(1);
    expect(await page.locator("svg.boxes.lit .row.on").count()).toBeGreaterThan(3);
    expect(await page.locator("svg.boxes .line.single.on").count()).toBeGreaterThan(3);
    await row.click();
    await page.locator("#page[data-route='lineage/model/int_provider_income']").waitFor();
    expect(await page.locator(".box.focus").count()).toBe(1);
    expect(await overlaps(page)).toEqual([]);
    const shown = await page.locator("svg.boxes .box").count();
    await page.locator("#steps-up").selectOption("1");
    await page.locator("#steps-up").waitFor();
    expect(await page.locator("svg.boxes .box").count()).toBeLessThan(shown);
    await page.locator(".chip", { hasText: "staging" }).click();
    expect(await page.locator("svg.boxes .box", { hasText: "stg_" }).count()).toBe(0);
  });

  it("show the whole graph unfolded, with metrics after the marts, and nothing covers anything", async () => {
    const { page } = await visit();
    await go(page, "lineage");
    for (const layer of ["sources", "staging", "metrics"]) {
      await page.locator(".chip", { hasText: layer }).click();
    }
    const left = async (box: string): Promise<number> =>
      (await page.locator(`svg.boxes .box${box}`).first().boundingBox())?.x ?? 0;
    expect(await left(".metric")).toBeGreaterThan(await left(".layer-0"));
    expect(await page.locator("svg.boxes .row").count()).toBeGreaterThan(400);
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
  });

  it("are opened at any page by its address, and say when there is none", async () => {
    const { page } = await visit();
    await page.goto(`${page.url().replace(/#.*/, "")}#lineage/int_provider_income`);
    await page.locator(".box.focus").waitFor();
    await go(page, "model/no_such_model");
    expect(await page.locator("h1").innerText()).toBe("Not found");
  });

  it("can be walked by the keyboard", async () => {
    const { page } = await visit();
    await go(page, "lineage");
    await page.locator("svg.boxes .row", { hasText: "int_provider_income" }).focus();
    expect(await page.locator("svg.boxes.lit").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.locator(".box.focus").waitFor();
  });

  it("ask nothing of the network and complain of nothing, on pages of every kind", async () => {
    const { page, complaints, strangers } = await visit({ theme: "dark" });
    for (const route of [
      "model/fact_claim",
      "source/opendental.claimproc",
      "seed/performance_tiers",
      "metric/no_show_rate",
      "lineage/metric/net_collection_rate",
      "macro/ratio",
      "test/claims_equal_their_lines",
      "kpis",
      "lineage",
      "column/fact_claim/claim_id",
    ]) {
      await go(page, route);
      expect(await page.locator("h1").count()).toBe(1);
    }
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it("fit a phone without scrolling sideways, light and dark", async () => {
    for (const theme of ["light", "dark"] as const) {
      const { page } = await visit({ viewport: phone, theme });
      for (const route of [
        "model/mart_practice_monthly_kpis",
        "column/mart_practice_monthly_kpis/net_collection_rate",
        "kpis",
        "metric/net_collection_rate",
        "model/int_collection_priority/points_add_up_to_the_priority",
        "lineage",
        "source/opendental.claimproc",
      ]) {
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await go(page, route);
      }
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});

describe("the graph of a project of 198 models and 110 sources", () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await makeShop(largeShop());
    await writeShopDocs(shop);
  });

  afterAll(() => removeShop(shop));

  it("is folded where it would be noise, and no box covers another however it is unfolded", async () => {
    const { page } = await openPage(browser, join(shop.site, "index.html"));
    await go(page, "lineage");
    expect(await page.locator("svg.boxes .box.fold").count()).toBe(2);
    expect(await page.locator("svg.boxes .row", { hasText: "int_step" }).count()).toBe(60);
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    for (const layer of ["sources", "staging"]) await page.locator(".chip", { hasText: layer }).click();
    expect(await page.locator("svg.boxes .row").count()).toBe(110 + 110 + 60 + 28);
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
  });

  it("keeps letters legible at first sight", async () => {
    const { page } = await openPage(browser, join(shop.site, "index.html"));
    await go(page, "lineage");
    await page.waitForTimeout(100);
    const height = await page.evaluate(
      "document.querySelector('svg.boxes .row text').getBoundingClientRect().height",
    );
    expect(height).toBeGreaterThan(9);
  });

  it("shows all that a mart rests on without covering anything", async () => {
    const { page } = await openPage(browser, join(shop.site, "index.html"));
    await go(page, "lineage/model/mart_of_monthly_figures_20");
    await page.locator("#steps-up").selectOption("Infinity");
    expect(await page.locator("svg.boxes .box").count()).toBeGreaterThan(20);
    expect(await overlaps(page)).toEqual([]);
  });
});

describe("a hostile project", () => {
  it("runs nothing on any page", async () => {
    const shop = await makeShop(hostileShop);
    try {
      await writeShopDocs(shop);
      const { page, complaints, strangers } = await openPage(browser, join(shop.site, "index.html"));
      const routes = (await page.evaluate("docsData.entries.map(({ route }) => route)")) as string[]; // of the site
      for (const route of [
        ...routes,
        "kpis",
        "lineage",
        "metric/%3Ci%3Emetric%3C%2Fi%3E",
        "column/danger/script",
        "column/danger/%3Cu%3Eid%3C%2Fu%3E",
      ]) {
        await go(page, route);
      }
      await page.locator("#search").fill("script");
      expect(await page.locator("#hits").innerText()).toContain("<script>");
      expect(await page.evaluate("window.hacked")).toBeUndefined();
      expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
    } finally {
      removeShop(shop);
    }
  });
});
