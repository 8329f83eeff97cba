import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { type DefectKind, defectKinds } from "../../generator/index.ts";
import { demandedRecall } from "../../pipeline/index.ts";

let page: string;

beforeAll(async () => {
  page = await readFile("docs/defects.md", "utf8");
});

/** The page's line about a kind. */
const describedAs = ({ name, table, column, share, summary, origin }: DefectKind): string =>
  `| \`${name}\` | \`${table}\`: ${column === "*" ? "whole rows" : column} | ${Number((share * 100).toPrecision(3))} % | ${summary} | ${origin} |`;

test("docs/defects.md describes the kinds as they are, in their order", () => {
  const told = page.split("\n").filter((line) => /^\| `[a-z0-9-]+` \| `/.test(line));
  expect(told).toEqual(defectKinds.map(describedAs));
});

test("docs/defects.md tells a recall of each kind that was measured, and enough", () => {
  const measured = new Map(
    [...page.matchAll(/^\| ([a-z0-9-]+) \| (\d+) \| (\d+) \|/gm)].map(([, kind = "", planted, found]) => [
      kind,
      Number(found) / Number(planted),
    ]),
  );
  expect([...measured.keys()]).toEqual(defectKinds.map(({ name }) => name));
  expect([...measured.values()].every((recall) => recall >= demandedRecall)).toBe(true);
});
