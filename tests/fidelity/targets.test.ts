import { describe, expect, test } from "vitest";
import { sources } from "../../generator/fidelity/targets/sources.ts";
import { targets } from "../../generator/fidelity/targets/targets.ts";
import { unmeasuredTargets } from "../../generator/fidelity/targets/unmeasured.ts";

const all = [...targets, ...unmeasuredTargets];

describe("targets", () => {
  test("account for every figure of the list they come from, each once", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(542);
    expect(all).toHaveLength(542);
    const count = (confidence: string): number => all.filter((one) => one.confidence === confidence).length;
    expect({ high: count("high"), medium: count("medium"), low: count("low") }).toEqual({
      high: 181,
      medium: 122,
      low: 239,
    });
  });

  test("have a range with the target in it, a reason, and a known source", () => {
    const wrong = targets.filter(
      ({ low, target, high, use, source }) =>
        low > target || target > high || use.why.length < 4 || sources[source].length < 4,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(unmeasuredTargets.filter(({ why }) => why.length < 10)).toEqual([]);
  });

  test("gate nothing that is our own judgement, and widen no gate by more than the figure itself", () => {
    const wrong = targets.filter(
      ({ confidence, use, target }) => use.kind === "gate" && (confidence === "low" || use.margin >= target),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
