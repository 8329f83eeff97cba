import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../../foundation/package.ts";
import { makeGaps } from "../../../notebooks/lib/exercises/make-gaps.ts";
import { sheets } from "../../../notebooks/lib/exercises/sheets.ts";
import { formatNotebook, readNotebook } from "../../../notebooks/lib/notebook-file.ts";
import { walkthroughNotebooks } from "../../../notebooks/lib/runner.ts";

const exercises = join(packageRoot(), "notebooks", "exercises");
const solutions = join(exercises, "solutions");
const notebooksIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((file) => file.endsWith(".ipynb"));

it("are there for each notebook of the walkthrough, each with its solution and its checks", () => {
  const walkthrough = walkthroughNotebooks().map((path) => path.slice(path.lastIndexOf("/") + 1));
  expect(notebooksIn(exercises).toSorted()).toEqual(walkthrough);
  expect(notebooksIn(solutions).toSorted()).toEqual(walkthrough);
  expect(Object.keys(sheets).map((name) => `${name}.ipynb`)).toEqual(walkthrough);
});

describe.each(Object.entries(sheets))("the exercise %s", (name, sheet) => {
  const solution = readNotebook(join(solutions, `${name}.ipynb`));

  it("is its solution with gaps", () => {
    const committed = readFileSync(join(exercises, `${name}.ipynb`), "utf8");
    expect(committed).toBe(formatNotebook(makeGaps(solution)));
  });

  it("asks every question of its sheet, and its solution answers them", () => {
    const asked = solution.cells.flatMap(({ source }) =>
      [...source.matchAll(/sheet\.check\("([^"]+)"/g)].map((match) => match[1]),
    );
    expect(asked).toEqual(Object.keys(sheet));
    const shown = JSON.stringify(solution.cells.flatMap((cell) => cell.outputs));
    expect(shown).toContain(`**${asked.length} of ${asked.length} right.**`);
    expect(shown).not.toMatch(/[✗○] \*\*/);
  });
});
