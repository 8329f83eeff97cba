import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyedRandom } from "../../foundation/random.ts";

const draw = keyedRandom(1);
const many = Array.from({ length: 20_000 }, (_, id) => draw("patient", id, "test").next());

describe("keyedRandom", () => {
  it("answers one key always alike, whatever was drawn before", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.nat())), (key) => {
        const first = draw(...key).next();
        draw("something", "else").next();
        expect(keyedRandom(1)(...key).next()).toBe(first);
      }),
    );
  });

  it("answers other keys and other seeds otherwise", () => {
    expect(new Set(many).size).toBeGreaterThan(19_990);
    expect(draw("ab", "c").next()).not.toBe(draw("a", "bc").next());
    expect(keyedRandom(2)("x").next()).not.toBe(draw("x").next());
  });

  it("is uniform over keys that count up", () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (const value of many) buckets[Math.floor(value * 10)] = (buckets[Math.floor(value * 10)] ?? 0) + 1;
    const chiSquare = buckets.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // 9 degrees of freedom: 27.9 is the 0.1 % point.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it("does not correlate neighbouring keys", () => {
    let sum = 0;
    for (let i = 1; i < many.length; i++) sum += ((many[i] ?? 0) - 0.5) * ((many[i - 1] ?? 0) - 0.5);
    expect(Math.abs(sum / many.length / (1 / 12))).toBeLessThan(0.03);
  });

  it("gives the moments asked for", () => {
    const normals = Array.from({ length: 20_000 }, (_, id) => draw("normal", id).normal(10, 2));
    const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length;
    expect(mean).toBeGreaterThan(9.9);
    expect(mean).toBeLessThan(10.1);
    const picks = Array.from({ length: 10_000 }, (_, id) =>
      draw("weighted", id).weighted([
        ["a", 3],
        ["b", 1],
      ] as const),
    );
    expect(picks.filter((pick) => pick === "a").length / picks.length).toBeCloseTo(0.75, 1);
  });
});
