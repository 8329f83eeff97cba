import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const browsers = [process.env["CHROMIUM_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/google-chrome"];

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = browsers.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium: install it, or name it in CHROMIUM_PATH");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
}

export interface Visit {
  readonly page: Page;
  /** Console errors and uncaught exceptions. */
  readonly complaints: readonly string[];
  /** Requests for anything but files of this machine. */
  readonly strangers: readonly string[];
}

export interface View {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: "light" | "dark";
}

/** Opens a file as a page, and listens to what goes wrong. */
export async function openPage(browser: Browser, path: string, view: View = {}): Promise<Visit> {
  const { viewport = desktop, theme = "light" } = view;
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
  await page.goto(pathToFileURL(path).href);
  return { page, complaints, strangers };
}

/** Pixels by which the page is wider than the window. */
export async function overflow(page: Page): Promise<number> {
  return Number(
    await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  );
}
