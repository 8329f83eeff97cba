import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../tests/browser/open-page.ts";

/** Seconds until a page that is opened from disk shows something: the best of five visits, each in a new browser. */
export async function firstPaint(path: string): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let visit = 0; visit < 5; visit++) {
    const browser = await launchBrowser();
    try {
      best = Math.min(best, await paintIn(browser, path));
    } finally {
      await browser.close();
    }
  }
  return best;
}

async function paintIn(browser: Browser, path: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  const painted = await page.waitForFunction("performance.getEntriesByType('paint')[0]?.startTime");
  return Number(await painted.jsonValue()) / 1000;
}
