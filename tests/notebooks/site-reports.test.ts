import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Census, CensusLine } from "../../inspection/index.ts";
import type { FidelityPageData, PageFinding } from "../../notebooks/lib/fidelity/page-data.ts";
import { readFidelity } from "../../notebooks/lib/fidelity/read-fidelity.ts";
import { answerKeyReport } from "../../notebooks/lib/site/reports/answer-key-report.ts";
import { censusReport } from "../../notebooks/lib/site/reports/census-report.ts";
import { fidelityReport } from "../../notebooks/lib/site/reports/fidelity-report.ts";
import { qualityReport } from "../../notebooks/lib/site/reports/quality-report.ts";
import { readTestRun } from "../../notebooks/lib/site/reports/test-run.ts";
import { check, type SiteDocument } from "./site-options.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const parse = (page: string): SiteDocument => parseHTML(page).document;

/** The rows of the table in a section, each as the texts of its cells. */
function rowsOf(document: SiteDocument, section: string): string[][] {
  const rows = document.querySelectorAll(`section[aria-labelledby="${section}"] tbody tr`);
  return [...rows].map((row) => [...row.querySelectorAll("th, td")].map((cell) => String(cell.textContent)));
}

const model = (...fqn: string[]): object => ({
  name: fqn.at(-1),
  resource_type: "model",
  fqn: ["p", ...fqn],
});
const generic = (name: string, kind: string, attached: string): object => ({
  name,
  resource_type: "test",
  fqn: ["p", name],
  attached_node: attached,
  test_metadata: { name: kind },
});

const manifest = {
  nodes: {
    "model.p.stg_visit": model("staging", "opendental", "stg_visit"),
    "model.p.int_visit": model("intermediate", "call_lists", "int_visit"),
    "seed.p.tiers": { name: "tiers", resource_type: "seed", fqn: ["p", "tiers"] },
    "test.p.a": generic("a", "not_null", "model.p.stg_visit"),
    "test.p.b": generic("b", "not_null", "model.p.int_visit"),
    "test.p.c": generic("c", "made_up", "seed.p.tiers"),
    "test.p.visits_add_up": {
      name: "visits_add_up",
      resource_type: "test",
      fqn: ["p", "visits_add_up"],
      raw_code: "-- Visits of <a> day\n-- add up.\nselect 1\n-- not this",
      depends_on: { nodes: ["model.p.int_visit", "model.p.stg_visit"] },
    },
  },
  unit_tests: {
    "unit_test.p.int_visit.a_visit_counts_once": {
      name: "a_visit_counts_once",
      model: "int_visit",
      description: "However often it is moved.\n",
      depends_on: { nodes: ["model.p.int_visit"] },
    },
  },
};

/** Artifacts of a run; a status of `absent` leaves a node without a result. */
function artifacts(statuses: Readonly<Record<string, string>>, failures = 0): string {
  const folder = temporaryFolder();
  const ids = [...Object.keys(manifest.nodes), ...Object.keys(manifest.unit_tests)].filter(
    (id) => statuses[id] !== "absent",
  );
  const results = ids.map((id) => ({
    unique_id: id,
    status: statuses[id] ?? (id.startsWith("model") ? "success" : "pass"),
    failures: statuses[id] === undefined ? 0 : failures,
  }));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "run_results.json"), JSON.stringify({ results }));
  return folder;
}

const defectKinds = [
  { name: "split-orphaned", table: "paysplit", summary: "No <payment>.", origin: "Deleted." },
];

describe("the report on quality", () => {
  it("counts the tests that ran by kind, and by the last layer that they read", () => {
    const report = qualityReport({ run: readTestRun(artifacts({})), defectKinds });
    expect(report).toMatchObject({ finding: "All 5 tests passed", tone: "good" });
    const document = parse(report.page);
    expect(rowsOf(document, "kinds")).toEqual([
      ["not_null", "A value that must be there is there.", "2", "✓ passed"],
      ["made_up", "", "1", "✓ passed"],
      [
        "with a query of its own",
        "A rule of the practice that no ready kind expresses, listed below.",
        "1",
        "✓ passed",
      ],
    ]);
    expect(rowsOf(document, "layers")).toEqual([
      ["seeds", "1", "", "✓ passed"],
      ["staging opendental", "1", "", "✓ passed"],
      ["intermediate call lists", "2", "1", "✓ passed"],
    ]);
    expect(rowsOf(document, "rules")).toEqual([["visits add up", "Visits of <a> day add up.", "✓ passed"]]);
    expect(rowsOf(document, "unit-tests")).toEqual([
      ["a visit counts once", "int_visit", "However often it is moved.", "✓ passed"],
    ]);
    expect(rowsOf(document, "defects")).toEqual([
      ["split-orphaned", "paysplit", "No <payment>.", "Deleted."],
    ]);
    expect(document.querySelector("#failed")).toBeNull();
  });

  it("says first what failed, and links to the models only where the site has them", () => {
    const run = readTestRun(artifacts({ "test.p.visits_add_up": "fail", "test.p.a": "warn" }, 7));
    const report = qualityReport({ run, defectKinds: [] });
    expect(report).toMatchObject({ finding: "3 of 5 tests passed", tone: "bad" });
    const document = parse(report.page);
    expect(rowsOf(document, "failed")).toEqual([["visits_add_up", "Visits of <a> day add up.", "7"]]);
    expect(rowsOf(document, "kinds")[0]?.at(-1)).toBe("1 not passed");
    expect(document.querySelector("#defects")).toBeNull();
    expect(report.page).toContain('href="../docs/index.html#test/visits_add_up"');
    expect(qualityReport({ run, defectKinds: [], without: ["models"] }).page).not.toContain("../docs/");
  });

  it("takes no test for passed that did not run", () => {
    const all = Object.fromEntries(Object.keys(manifest.nodes).map((id) => [id, "absent"]));
    const one = qualityReport({ run: readTestRun(artifacts({ "test.p.c": "absent" })), defectKinds });
    expect(one).toMatchObject({ finding: "4 of 5 tests passed", tone: "bad" });
    const none = qualityReport({ run: readTestRun(artifacts(all)), defectKinds });
    expect(none).toMatchObject({ finding: "1 of 5 tests passed", tone: "bad" });
    expect(rowsOf(parse(none.page), "kinds")[0]?.at(-1)).toBe("2 not passed");
  });

  it("says which artifact is missing or broken", () => {
    const folder = temporaryFolder();
    expect(() => readTestRun(folder)).toThrow(/manifest\.json[^]*bitewing build/);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
    writeFileSync(join(folder, "run_results.json"), '{"results": [{}]}');
    expect(() => readTestRun(folder)).toThrow(/cannot be read[^]*run_results\.json/);
  });
});

const gate: PageFinding = {
  id: "age",
  name: "Patients of 18 to 64",
  population: "everybody",
  unit: "%",
  low: 60,
  target: 65,
  high: 70,
  confidence: "high",
  source: "A survey",
  use: "gate",
  why: "practices differ",
  observed: 66,
  sampleSize: 400,
  accepted: { from: 55, to: 75 },
  verdict: "within",
};

const fidelity: FidelityPageData = {
  practice: {
    patients: 402,
    years: 3,
    seed: 1,
    scenario: "sub<urban",
    opened: "2023-06-30",
    asOf: "2026-06-30",
  },
  gates: { within: 1, outside: 0, notMeasured: 0 },
  subjects: [{ subject: "patients", findings: [gate] }],
  distributions: [],
  unmeasured: [],
};

describe("the report on fidelity", () => {
  it("has the site's look, and every subject within reach", () => {
    const report = fidelityReport({ fidelity });
    expect(report).toMatchObject({ finding: "All 1 gates are within their range", tone: "good" });
    const document = parse(report.page);
    expect(document.querySelector(".jumps a")?.getAttribute("href")).toBe("#patients");
    expect(document.querySelector("#patients")).not.toBeNull();
    expect(document.querySelector("#outside")).toBeNull();
    expect(document.querySelector("main .lead")?.textContent).toContain("sub<urban");
  });

  it("shows first what is outside its range, without calling it a fault", () => {
    const missed = { ...gate, id: "late", name: "Late", observed: 90, verdict: "outside" } as const;
    const report = fidelityReport({
      fidelity: {
        ...fidelity,
        gates: { within: 1, outside: 1, notMeasured: 0 },
        subjects: [{ subject: "patients", findings: [gate, missed] }],
      },
    });
    expect(report).toMatchObject({
      finding: "1 of 2 gates are within their range, 1 outside",
      tone: "plain",
    });
    expect(rowsOf(parse(report.page), "outside")).toHaveLength(1);
  });

  it("is read from the JSON that the generator writes, and from nothing else", () => {
    const path = join(temporaryFolder(), "fidelity.json");
    writeFileSync(path, JSON.stringify(fidelity));
    expect(readFidelity(path)).toEqual(fidelity);
    writeFileSync(path, '{"practice": {}}');
    expect(() => readFidelity(path)).toThrow(/fidelity report cannot be read[^]*generate --report/);
  });
});

const line = (table: CensusLine["table"], change: Partial<CensusLine>): CensusLine => ({
  table,
  standing: "within",
  rowsThere: 5000,
  rowsHere: 50,
  perPatientThere: 0.5,
  perPatientHere: 0.6,
  ratio: 1.2,
  basis: "patient",
  ...change,
});

const census: Census = {
  patientsThere: 10_000,
  patientsHere: 100,
  lines: [
    line("appointment", { ratio: 2.65, standing: "outside" }),
    line("procedurelog", { rowsThere: 9000 }),
    line("preference", { basis: "office", ratio: 1 }),
    line("claim", { standing: "excepted", ratio: 5.8, reason: "not general" }),
    line("allergydef", { standing: "filled", rowsThere: 19 }),
    line("toothgridcol", { standing: "empty", rowsHere: 0, rowsThere: 3 }),
  ],
  leftOver: [],
  filledOnlyHere: [{ table: "clinic", rowsHere: 2 }],
  emptyInBoth: [
    { table: "supply", rowsHere: 0, reason: "Supplies are kept elsewhere." },
    { table: "supplier", rowsHere: 0, reason: "Supplies are kept elsewhere." },
    { table: "cpt", rowsHere: 0 },
  ],
};

describe("the census", () => {
  it("shows every table once, large ones first, and says what a small practice can be compared in", () => {
    const report = censusReport({ census });
    expect(report).toMatchObject({
      finding: "5 of the 6 tables of a real practice are filled",
      tone: "plain",
    });
    const document = parse(report.page);
    expect(document.querySelector(".remark")?.textContent).toContain("What can be compared here.");
    expect(rowsOf(document, "compared").map(([table]) => table)).toEqual([
      "procedurelog",
      "appointment",
      "preference",
    ]);
    expect(rowsOf(document, "compared").map((cells) => cells[5])).toEqual(["1.20", "2.65", "1.00*"]);
    expect(document.querySelector("td .bad")).toBeNull();
    expect(rowsOf(document, "excepted")[0]?.at(-1)).toBe("not general");
    expect(rowsOf(document, "filled").map(([table]) => table)).toEqual(["allergydef"]);
    expect(rowsOf(document, "empty").map(([table]) => table)).toEqual(["toothgridcol"]);
    expect(rowsOf(document, "only-here")).toEqual([["clinic", "2"]]);
    const reasons = [...document.querySelectorAll(".reasons dt")].map((reason) => reason.textContent);
    expect(reasons).toEqual(["Supplies are kept elsewhere.", "No reason is written down."]);
  });

  it("judges the ratios of a practice of full size", () => {
    const report = censusReport({ census: { ...census, patientsHere: 9000 } });
    expect(report.tone).toBe("bad");
    const document = parse(report.page);
    expect(document.querySelector(".remark")).toBeNull();
    expect(document.querySelector("td .bad")?.textContent).toBe("2.65");
    const whole = {
      ...census,
      patientsHere: 9000,
      lines: census.lines.filter(({ standing }) => standing !== "outside" && standing !== "empty"),
    };
    expect(censusReport({ census: whole }).tone).toBe("good");
  });
});

describe("the report on the answer key", () => {
  it("shows each KPI with its definition and its cells", () => {
    const report = answerKeyReport({ check });
    expect(report).toMatchObject({ finding: "1,234 cells compared, 0 differences", tone: "good" });
    expect(rowsOf(parse(report.page), "kpis")).toEqual([
      [
        "gross_production",
        "Fee times units of what was done in a month & a day.",
        "month and provider",
        "600",
        "✓ 0",
      ],
    ]);
  });

  it("shows differing cells, and KPIs that only one side has", () => {
    const [first] = check.kpis;
    if (first === undefined) throw new Error("the check has a KPI");
    const difference = { kpi: "gross_production", cell: "2026-01-01", truth: "1.00", mart: undefined };
    const report = answerKeyReport({
      check: {
        ...check,
        kpis: [{ ...first, differences: [difference] }],
        unmatched: ["visits: no mart column answers it"],
        differences: 2,
        ok: false,
      },
    });
    expect(report).toMatchObject({ finding: "1,234 cells compared, 2 differences", tone: "bad" });
    const document = parse(report.page);
    expect(rowsOf(document, "differences")).toEqual([["gross_production", "2026-01-01", "1.00", "no cell"]]);
    expect(report.page).toContain("visits: no mart column answers it");
  });
});
