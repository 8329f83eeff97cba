import { describe, expect, it } from "vitest";
import { calibration } from "../../notebooks/lib/figures/calibration.ts";
import { cumulativeGains } from "../../notebooks/lib/figures/cumulative-gains.ts";
import { predictedAgainstTrue } from "../../notebooks/lib/figures/predicted-against-true.ts";
import { gainsCurve } from "../../notebooks/lib/prediction/gains.ts";
import { riskGroups } from "../../notebooks/lib/prediction/risk-groups.ts";
import { checkFigures } from "./check-figures.ts";

const cases = Array.from({ length: 80 }, (_unused, index) => {
  const trueProbability = 0.02 + ((index * 37) % 80) / 400;
  return {
    probability: 0.03 + ((index * 37 + 11) % 80) / 500,
    happened: (index * 7919) % 1000 < 1000 * trueProbability,
    trueProbability,
  };
});

const curves = [
  {
    name: "The truth itself",
    colour: "givenUp",
    points: gainsCurve(cases.map((row) => ({ score: row.trueProbability, weight: row.trueProbability }))),
  },
  {
    name: "Model",
    colour: "production",
    points: gainsCurve(cases.map((row) => ({ score: row.probability, weight: row.trueProbability }))),
  },
] as const;

const gains = { title: "Expected misses among those called first", sought: "expected misses" };
const foretold = { title: "Foretold and observed misses", event: "missed the visit" };
const seen = { title: "What the model sees of the risk", one: "visit", event: "missed" };
const small = { width: 340, bare: true };

checkFigures({
  calibration: calibration(riskGroups(cases, 4), foretold),
  "calibration-narrow": calibration(riskGroups(cases, 4), { ...foretold, ...small }),
  "cumulative-gains": cumulativeGains(curves, gains),
  "cumulative-gains-narrow": cumulativeGains(curves, { ...gains, ...small }),
  "predicted-against-true": predictedAgainstTrue(cases, seen),
});

describe("the figures of predictions", () => {
  it("leave the rings out where no true probability is known", () => {
    const unknown = cases.map(({ trueProbability: _unknown, ...row }) => row);
    expect(calibration(riskGroups(unknown, 4), foretold)).not.toContain("true probability");
  });

  it("say in words what is found at the line where curves are compared", () => {
    expect(cumulativeGains(curves, { ...gains, compareAt: 0.5 })).toMatch(
      /When 50% are called first, the share of the expected misses found is: The truth itself 7\d%, Model \d\d%, chance 50%\./,
    );
  });

  it("draw without cases", () => {
    expect(calibration([], foretold)).toContain("none missed the visit");
    expect(cumulativeGains([{ name: "Model", colour: "production", points: [] }], gains)).toContain(
      "chance 20%",
    );
    expect(predictedAgainstTrue([], seen)).toContain("No visit has a probability foretold.");
  });
});
