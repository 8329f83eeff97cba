import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Html, html } from "../../foundation/html.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Entry } from "./entry.ts";
import { entryPage, hasPage } from "./pages/entry-pages.ts";
import { frame, type SurroundingSite } from "./pages/frame.ts";
import { homePage } from "./pages/home-page.ts";
import { kpiPage } from "./pages/kpi-page.ts";
import { siteDataOf } from "./site-data.ts";

/** The scripts of the page, in the order in which they need one another. */
const scripts = ["site.js", "search.js", "boxes.js", "trace.js", "graph.js", "routes.js"];

/** The files of the site by their paths. */
export function siteFiles(catalogue: Catalogue, site?: SurroundingSite): ReadonlyMap<string, string> {
  const pages = pageNames(catalogue.entries);
  const files = new Map<string, string>([
    ["index.html", frame(catalogue, homePage(catalogue), site)],
    ["docs.css", `${asset("docs.css")}${site?.style ?? ""}`],
    ["docs.js", scripts.map(asset).join("\n")],
    ["dagre.js", dagre()],
    ["docs-data.js", `globalThis.docsData = ${literal(siteDataOf(catalogue, pages))};\n`],
    ["pages/kpis.js", page("kpis", kpiPage(catalogue))],
  ]);
  for (const entry of catalogue.entries.filter(hasPage)) {
    const name = pages.get(entry.id) ?? "";
    files.set(`pages/${name}.js`, page(name, entryPage(catalogue, entry)));
  }
  return files;
}

/** A page as a script, because a page opened from disk may load scripts but not text. */
function page(name: string, body: Html): string {
  return `docsPage(${literal(name)}, ${literal(html`${body}`.markup)});\n`;
}

/** JSON that may stand in a file of script. Within HTML it could end the script, but no page holds any. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** File names of letters, digits and underscores; those that would be the same get a number. */
function pageNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const taken = new Set<string>(["kpis"]);
  const byId = new Map(
    entries.filter(hasPage).map(({ id, kind, name }) => {
      const plain = `${kind}-${name.toLowerCase().replace(/[^a-z0-9_]+/g, "-")}`.slice(0, 100);
      let free = plain;
      for (let i = 2; taken.has(free); i++) free = `${plain}-${i}`;
      taken.add(free);
      return [id, free];
    }),
  );
  // A unit test is told on the page of its model.
  const hosted = entries.flatMap((entry): [string, string][] =>
    entry.kind === "unit_test" ? [[entry.id, byId.get(entry.node.testedModel) ?? ""]] : [],
  );
  return new Map([...byId, ...hosted]);
}

function asset(name: string): string {
  return readFileSync(join(packageRoot(), "pipeline", "docs", "browser", name), "utf8");
}

/** The layout library as a script for browsers, with its licence. */
function dagre(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@dagrejs/dagre/package.json")), "dist");
  const licence = readFileSync(join(folder, "dagre.min.js.LEGAL.txt"), "utf8");
  const script = readFileSync(join(folder, "dagre.min.js"), "utf8");
  return `${licence}\n${script.replace(/^\/\/# sourceMappingURL=.*$/m, "")}`;
}
