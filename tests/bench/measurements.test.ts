import { expect, test } from "vitest";
import { atLeast, atMost, Measurements } from "../../bench/measurements.ts";

function linesOf(measurements: Measurements): string[] {
  return measurements
    .table()
    .split("\n")
    .map((line) =>
      line
        .trim()
        .split(/\s{2,}/)
        .join(" | "),
    );
}

test("a figure stands beside its goal, and says whether it was reached", () => {
  const measurements = new Measurements(() => {});
  measurements.note({ work: "load", value: 61.04, unit: "s", goal: atMost(60), detail: "18 MB/s" });
  measurements.note({ work: "ours against pgloader", value: 4, unit: "×", goal: atLeast(4) });
  measurements.note({ work: "verify it", value: 2.5, unit: "s" });
  expect(linesOf(measurements).slice(1)).toEqual([
    "load | 61.0 s (18 MB/s) | ≤ 60 s | NO",
    "ours against pgloader | 4.00 × | ≥ 4 × | yes",
    "verify it | 2.5 s",
  ]);
});

test("what was not measured is listed with its reason, and told at once", () => {
  const told: string[] = [];
  const measurements = new Measurements((line) => told.push(line));
  measurements.skip("the same by pgloader", "pgloader is not here");
  expect(linesOf(measurements)).toContain("the same by pgloader | not measured: pgloader is not here");
  expect(told).toEqual(["the same by pgloader: not measured: pgloader is not here"]);
});
