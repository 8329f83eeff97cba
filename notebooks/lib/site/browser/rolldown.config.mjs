import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The script of the KPI pages: one classic script, because a page opened from disk may load no modules. */
export default defineConfig({
  input: beside("main.ts"),
  platform: "browser",
  // Figures are drawn into the page's own document.
  resolve: { alias: { linkedom: beside("page-document.ts") } },
  output: {
    file: "dist/notebooks/lib/site/browser/kpi.js",
    format: "iife",
    minify: true,
  },
});
