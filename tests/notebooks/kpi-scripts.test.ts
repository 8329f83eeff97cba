import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { kpiPages } from "../../notebooks/lib/site/kpis/kpi-pages.ts";
import { openWarehouse } from "../../notebooks/lib/warehouse.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";

async function pagesOfSmallPractice(): Promise<ReadonlyMap<string, string>> {
  const path = join(temporaryFolder(), "small.duckdb");
  await makeSmallWarehouse(path);
  const warehouse = await openWarehouse({ path });
  try {
    return await kpiPages(warehouse);
  } finally {
    warehouse.close();
  }
}

describe("kpiPages", () => {
  it("are pages that load only scripts beside them, and say something without", async () => {
    const pages = await pagesOfSmallPractice();
    const names = [...pages.keys()].filter((path) => path.endsWith(".html"));
    expect(names).toEqual(["kpis/index.html", "kpis/patients.html", "kpis/patient.html"]);
    for (const name of names) {
      const { document } = parseHTML(pages.get(name) ?? "");
      const sources = [...document.querySelectorAll("script")].map((script) => script.getAttribute("src"));
      expect(sources.length).toBeGreaterThan(1);
      for (const source of sources) expect(pages.has(`kpis/${source}`)).toBe(true);
      expect(document.querySelectorAll("h1")).toHaveLength(1);
      expect(String(document.querySelector("noscript")?.textContent)).toContain("needs JavaScript");
    }
  });

  it("have their data in scripts, whatever texts the data hold", async () => {
    const pages = await pagesOfSmallPractice();
    for (const name of ["kpi-data.js", "kpi-details.js"]) {
      const script = pages.get(`kpis/${name}`) ?? "";
      expect(script).not.toContain("</script");
      const page = createContext({});
      runInContext(script, page);
      const literal = script.slice(script.indexOf("=") + 1, script.lastIndexOf(";"));
      expect(JSON.stringify(Object.values(page)[0])).toBe(JSON.stringify(JSON.parse(literal)));
    }
    expect(pages.get("kpis/kpi-details.js")).toContain("Sentinel \\u003c/script> Mutual");
  });

  it("draw with the notebooks' figures, in a script that needs no module and no made-up document", async () => {
    const script = (await pagesOfSmallPractice()).get("kpis/kpi.js") ?? "";
    expect(script).toContain("Production and collections");
    expect(script).not.toMatch(/linkedom|^import |^export /m);
  });
});
