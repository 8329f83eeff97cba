import { describe, expect, it } from "vitest";
import {
  deviation,
  formatDeviation,
  type NaiveAnswer,
  naiveAnswers,
} from "../../notebooks/lib/figures/naive-answers.ts";
import { checkFigures } from "./check-figures.ts";

const answers: readonly NaiveAnswer[] = [
  answer({ query: "Every row", provider: "DRA", answer: 1500 }),
  answer({ query: "Every row", provider: "HY1", answer: 21_000 }),
  answer({ query: "Completed work", provider: "DRA", answer: 998 }),
  answer({ query: "Completed work", provider: "HY1", answer: 1000 }),
  answer({ measure: "Collections", query: "Pay splits", provider: "DRA", answer: 400 }),
  answer({ measure: "Collections", query: "Pay splits", provider: "HY1", answer: 10, truth: 0 }),
];

checkFigures({
  "naive-answers": naiveAnswers(answers, { period: "April 2026" }),
  "naive-answers-narrow": naiveAnswers(answers, { period: "April 2026", width: 340, bare: true }),
});

describe("a deviation", () => {
  it("is a share of the truth, and unknown where the truth is nothing", () => {
    expect(deviation(answer({ answer: 1500 }))).toBeCloseTo(0.5, 12);
    expect(deviation(answer({ answer: 0, truth: -80 }))).toBe(1);
    expect(deviation(answer({ answer: 10, truth: 0 }))).toBeNull();
  });

  it.each([
    [1500, "+50%"],
    [400, "−60%"],
    [1000.004, "right"],
    [1001, "+<1%"],
    [999, "−<1%"],
    [21_000, "×21"],
  ])("of %d from 1,000 is written %s", (given, written) => {
    expect(formatDeviation(answer({ answer: given }))).toBe(written);
  });

  it("is not written where there is nothing to compare with", () => {
    expect(formatDeviation(answer({ answer: 10, truth: 0 }))).toBe("–");
    expect(formatDeviation(answer({ answer: 0, truth: 0 }))).toBe("right");
  });
});

it("draws no answers as an empty matrix", () => {
  expect(naiveAnswers([], { period: "April 2026" })).not.toMatch(/NaN|undefined/);
});

function answer(given: Partial<NaiveAnswer>): NaiveAnswer {
  return {
    measure: "Net production",
    query: "Every row",
    provider: "DRA",
    answer: 1000,
    truth: 1000,
    ...given,
  };
}
