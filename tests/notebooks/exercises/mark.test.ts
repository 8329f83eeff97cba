import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, type AnswerUnit, mark } from "../../../notebooks/lib/exercises/mark.ts";

const marking = (
  unit: AnswerUnit,
  expected: Answer,
  ...mistakes: readonly { readonly answer: Answer; readonly hint: string }[]
) => ({ unit, expected, mistakes });

describe("an answer", () => {
  it.each([[undefined], [null], [Number.NaN], [""], [[]], [{}]])("that is %o is still open", (given) => {
    expect(mark(given, marking("dollars", 12.5)).state).toBe("open");
  });

  it("is right when it rounds to the right one", () => {
    expect(mark(12.504, marking("dollars", 12.5)).state).toBe("right");
    expect(mark(12.51, marking("dollars", 12.5)).state).toBe("wrong");
    expect(mark(0.9312, marking("share", 0.9313)).state).toBe("right");
    expect(mark(41, marking("count", 42)).state).toBe("wrong");
  });

  it("may write names in any order and case, with quotes or without", () => {
    const tables = ["procedurelog", "ClaimProc"];
    expect(mark(['"claimproc"', "procedurelog "], marking("name", tables)).state).toBe("right");
    expect(mark("PaySplit", marking("name", "paysplit")).state).toBe("right");
  });

  it("is named by the mistake that gives it", () => {
    const mistakes = [{ answer: 150, hint: "Planned work is in it." }];
    expect(mark(150, marking("dollars", 120, ...mistakes)).message).toBe("Planned work is in it.");
    expect(mark(151, marking("dollars", 120, ...mistakes)).message).toBe("That is too large.");
  });

  it("is named by the nearest of two mistakes that both round to it", () => {
    const mistakes = [
      { answer: 23.77, hint: "Credits are missing." },
      { answer: 23.735, hint: "Months have not thirty days." },
    ];
    expect(mark(23.735, marking("days", 23.47, ...mistakes)).message).toBe("Months have not thirty days.");
    expect(mark(23.77, marking("days", 23.47, ...mistakes)).message).toBe("Credits are missing.");
  });

  it("is told about its form, sign and scale", () => {
    expect(mark("12", marking("dollars", 12)).message).toMatch(/one number, not a string/);
    expect(mark([{}], marking("name", ["a"])).message).toMatch(/list of names/);
    expect(mark(-12, marking("dollars", 12)).message).toMatch(/sign/);
    expect(mark(1200, marking("dollars", 12)).message).toMatch(/cents/);
    expect(mark(93.1, marking("share", 0.931)).message).toMatch(/percentage/);
  });

  it("is told which of its names and figures are wrong, and how many are missing", () => {
    expect(mark(["a", "x"], marking("name", ["a", "b", "c"])).message).toBe("Not of them: x. 2 are missing.");
    expect(mark({ a: 1, b: 3, x: 1 }, marking("count", { a: 1, b: 2, c: 3 })).message).toBe(
      "Not asked for: x. 1 is missing. Not right: b.",
    );
  });

  it("is never given away", () => {
    const figures = fc.integer({ min: 100_000, max: 99_999_999 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(figures, figures, (given, expected) => {
        const { message } = mark(given, marking("dollars", expected));
        expect(message).not.toContain(String(expected));
        expect(message).not.toContain(String(Math.round(expected)));
      }),
    );
  });
});
