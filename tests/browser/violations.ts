import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds against WCAG 2 A and AA on a page as it stands, one line an element.
 *
 * @param rule look for this alone, as for what a theme can change
 */
export async function violations(page: Page, rule?: string): Promise<readonly string[]> {
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axe);
  const only = rule === undefined ? standards : [rule];
  const found = await page.evaluate(`axe
    .run(document, { preload: false, resultTypes: ["violations"], runOnly: ${JSON.stringify(only)} })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => id + ": " + target.join(" ") + (any[0] ? " (" + any[0].message + ")" : ""))))`);
  return found as readonly string[]; // the texts made above
}
