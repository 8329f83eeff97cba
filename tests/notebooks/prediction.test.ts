import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foundWhenCalled, gainsCurve } from "../../notebooks/lib/prediction/gains.ts";
import { bootstrapInterval, wilsonInterval } from "../../notebooks/lib/prediction/intervals.ts";
import { riskGroups } from "../../notebooks/lib/prediction/risk-groups.ts";
import { areaUnderRoc, brierScore, type Prediction } from "../../notebooks/lib/prediction/scores.ts";

const predictions = fc.array(
  fc.record({
    probability: fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
    happened: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** By its definition: every case that happened against every one that did not. */
function areaByPairs(cases: readonly Prediction[]): number | null {
  const wins = cases
    .filter((one) => one.happened)
    .flatMap((one) =>
      cases
        .filter((other) => !other.happened)
        .map((other) => (Math.sign(one.probability - other.probability) + 1) / 2),
    );
  return wins.length === 0 ? null : wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

describe("areaUnderRoc", () => {
  it("is what its definition by pairs says, ties and one-sided cases included", () => {
    fc.assert(
      fc.property(predictions, (cases) => {
        expect(areaUnderRoc(cases)).toBe(areaByPairs(cases));
      }),
    );
  });
});

describe("brierScore", () => {
  it("is the mean squared distance, and null without cases", () => {
    expect(
      brierScore([
        { probability: 0.8, happened: true },
        { probability: 0.4, happened: false },
      ]),
    ).toBeCloseTo(0.1, 12);
    expect(brierScore([])).toBeNull();
  });
});

describe("wilsonInterval", () => {
  it("agrees with published values", () => {
    // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [hits, cases, low, high] of published) {
      const interval = wilsonInterval(hits, cases);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it("knows nothing without cases", () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("bootstrapInterval", () => {
  const values = Array.from({ length: 200 }, (_unused, index) => index % 10);
  const mean = (drawn: readonly number[]): number =>
    drawn.reduce((sum, value) => sum + value, 0) / drawn.length;

  it("lies around the mean by about two standard errors", () => {
    const interval = bootstrapInterval(values, mean);
    const error = Math.sqrt(8.25 / 200);
    expect(interval?.low).toBeCloseTo(4.5 - 1.96 * error, 1);
    expect(interval?.high).toBeCloseTo(4.5 + 1.96 * error, 1);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(bootstrapInterval(values, mean)).toEqual(bootstrapInterval(values, mean, { seed: 1 }));
    expect(bootstrapInterval(values, mean)).not.toEqual(bootstrapInterval(values, mean, { seed: 2 }));
  });

  it("is null without cases, and when the statistic never has a value", () => {
    expect(bootstrapInterval([], () => 1)).toBeNull();
    expect(bootstrapInterval(values, () => null, { draws: 5 })).toBeNull();
  });
});

describe("riskGroups", () => {
  it("cut all cases, by rising probability, into groups of equal size, give or take one", () => {
    fc.assert(
      fc.property(predictions, fc.integer({ min: 1, max: 6 }), (cases, count) => {
        const groups = riskGroups(cases, count);
        const sizes = groups.map((group) => group.cases);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(cases.length);
        expect(Math.max(...sizes, 0)).toBeLessThanOrEqual(Math.min(...sizes) + 1);
        const foretold = groups.map((group) => Math.round(1e9 * group.predicted));
        expect(foretold).toEqual(foretold.toSorted((a, b) => a - b));
      }),
    );
  });

  it("tell the mean of the true probabilities only where all are known", () => {
    const known = [
      { probability: 0.1, happened: false, trueProbability: 0.2 },
      { probability: 0.3, happened: true, trueProbability: 0.4 },
    ];
    expect(riskGroups(known, 1)[0]).toMatchObject({ cases: 2, hits: 1, predicted: 0.2, observed: 0.5 });
    expect(riskGroups(known, 1)[0]?.truth).toBeCloseTo(0.3, 12);
    expect(riskGroups([...known, { probability: 0.2, happened: false }], 1)[0]?.truth).toBeUndefined();
  });
});

describe("gainsCurve", () => {
  it("calls the highest scores first and takes equal ones together", () => {
    const cases = [
      { score: 0.2, weight: 0 },
      { score: 0.9, weight: 1 },
      { score: 0.2, weight: 1 },
      { score: 0.5, weight: 0 },
    ];
    expect(gainsCurve(cases)).toEqual([
      { called: 0, found: 0 },
      { called: 0.25, found: 0.5 },
      { called: 0.5, found: 0.5 },
      { called: 1, found: 1 },
    ]);
    expect(foundWhenCalled(gainsCurve(cases), 0.75)).toBeCloseTo(0.75, 12);
    expect(foundWhenCalled(gainsCurve(cases), 0.1)).toBeCloseTo(0.2, 12);
  });

  it("is empty when there is nothing to find", () => {
    expect(gainsCurve([{ score: 1, weight: 0 }])).toEqual([]);
    expect(foundWhenCalled([], 0.2)).toBe(0);
  });
});
