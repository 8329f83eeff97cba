import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";

const browsers = [process.env["CHROMIUM_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Seconds until a page that is opened from disk shows something: the best of five visits, each in a new browser. */
export async function firstPaint(path: string): Promise<number> {
  const executablePath = browsers.find((browser) => browser !== "" && existsSync(browser));
  if (executablePath === undefined) throw new Error("no Chromium: install it, or name it in CHROMIUM_PATH");
  let best = Number.POSITIVE_INFINITY;
  for (let visit = 0; visit < 5; visit++) {
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
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
  const milliseconds = await page.evaluate(
    `new Promise((seen) => new PerformanceObserver((list) => seen(list.getEntries()[0].startTime))
      .observe({ type: "paint", buffered: true }))`,
  );
  return Number(milliseconds) / 1000;
}
