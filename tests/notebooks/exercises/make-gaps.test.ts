import { describe, expect, it } from "vitest";
import { makeGaps } from "../../../notebooks/lib/exercises/make-gaps.ts";
import type { Notebook } from "../../../notebooks/lib/notebook-file.ts";

function solution(...sources: readonly string[]): Notebook {
  const outputs = [{ output_type: "stream" as const, name: "stdout" as const, text: "42\n" }];
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: sources.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index + 1}`,
      metadata: {},
      source,
      outputs,
      execution_count: index + 1,
    })),
  };
}

const answered = [
  "let answer: number | undefined;",
  "// BEGIN SOLUTION",
  "answer = 6 * 7;",
  "// END SOLUTION",
  'await sheet.check("answer", answer);',
].join("\n");

describe("an exercise made from its solution", () => {
  it("has a gap where the solution was, and no output that tells it", () => {
    const [opened, gap] = makeGaps(
      solution('import "../../../dist/notebooks/lib/index.js";', answered),
    ).cells;
    expect(opened?.source).toBe('import "../../dist/notebooks/lib/index.js";');
    expect(gap).toMatchObject({
      source: 'let answer: number | undefined;\n// Your code here.\nawait sheet.check("answer", answer);',
      outputs: [],
      execution_count: null,
    });
  });

  it.each([
    ["a solution that does not end", "// BEGIN SOLUTION\n1;"],
    ["an end without a beginning", "1;\n// END SOLUTION"],
    ["a solution inside a solution", "// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION"],
    ["no solution", "1;"],
  ])("is refused with %s", (_name, source) => {
    expect(() => makeGaps(solution(source))).toThrow(/solution/i);
  });
});
