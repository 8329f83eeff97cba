import { describe, expect, test } from "vitest";
import { sources } from "../../generator/fidelity/targets/sources.ts";
import { targets } from "../../generator/fidelity/targets/targets.ts";
import { unmeasuredTargets } from "../../generator/fidelity/targets/unmeasured.ts";

const all = [...targets, ...unmeasuredTargets];

describe("targets", () => {
  test("account for every figure of the list they come from, each once", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(541);
    expect(all).toHaveLength(541);
    const count = (confidence: string): number => all.filter((one) => one.confidence === confidence).length;
    expect({ high: count("high"), medium: count("medium"), low: count("low") }).toEqual({
      high: 181,
      medium: 121,
      low: 239,
    });
  });

  test("have a range with the target in it, a reason, and a known source", () => {
    for (const { id, low, target, high, use, source } of targets) {
      expect(low <= target && target <= high, id).toBe(true);
      expect(use.why.length, id).toBeGreaterThan(3);
      expect(sources[source].length, id).toBeGreaterThan(3);
    }
    for (const { id, why } of unmeasuredTargets) expect(why.length, id).toBeGreaterThan(10);
  });

  test("gate nothing that is our own judgement, and widen no gate by more than the figure itself", () => {
    for (const { id, confidence, use, target } of targets) {
      if (use.kind !== "gate") continue;
      expect(confidence, id).not.toBe("low");
      expect(use.margin, id).toBeLessThan(target);
    }
  });
});
