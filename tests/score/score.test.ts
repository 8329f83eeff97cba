import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { load, type ScoreReport, score } from "../../pipeline/index.ts";
import { DefectivePractices } from "../defects/defective-practice.ts";

let practices: DefectivePractices;
let report: ScoreReport;

beforeAll(async () => {
  practices = await DefectivePractices.open();
  await practices.generate("practice", { patients: 150, years: 2, seed: 3, defects: "all@2rows" });
  const target = practices.url("warehouse");
  await load({ from: practices.url("practice"), to: target });
  report = await score({
    target,
    truth: practices.truth("practice"),
    projectDirectory: "sql",
    artifacts: join(practices.folder, "target"),
  });
}, 400_000);

afterAll(() => practices.remove());

it("finds each defect of each kind by a data test", () => {
  expect(report.kinds.flatMap(({ missed }) => missed)).toEqual([]);
  expect(report.kinds.length).toBeGreaterThanOrEqual(36);
  expect(report.found).toBe(report.planted);
});

it("has no failing row that no defect explains", () => {
  expect(report.tests.filter(({ falseAlarms }) => falseAlarms.length > 0)).toEqual([]);
  expect(report.ok).toBe(true);
});

it("names the tests that found a kind, the best first", () => {
  const kind = report.kinds.find((candidate) => candidate.kind === "check-differs-from-lines");
  expect(kind).toMatchObject({
    planted: 2,
    found: 2,
    recall: 1,
    tests: ["insurance_checks_equal_their_lines"],
  });
});

it("refuses a folder without a truth", async () => {
  const options = { target: practices.url("none"), truth: practices.folder, projectDirectory: "sql" };
  await expect(score(options)).rejects.toThrow("neither defects.json nor an answer key");
});
