import { expect, test } from "vitest";
import { parseDefectSpec } from "../../generator/defects/defect-spec.ts";
import { defectKinds, generate } from "../../generator/index.ts";

const parsed = (spec: string) =>
  parseDefectSpec(spec, defectKinds).map(({ kind, amount }) => ({ name: kind.name, amount }));

test("all kinds have their own share, and at least ten defects", () => {
  const doses = parsed("all");
  expect(doses.map(({ name }) => name)).toEqual(defectKinds.map(({ name }) => name));
  expect(doses.every(({ amount }) => amount.kind === "share" && amount.atLeast === 10)).toBe(true);
});

test("kinds are named with a share or a number of rows", () => {
  expect(parsed("fee-set-twice, split-orphaned@0.5%,procedure-fee-zero@12rows")).toEqual([
    { name: "fee-set-twice", amount: { kind: "share", atLeast: 10, share: 0.01 } },
    { name: "split-orphaned", amount: { kind: "share", atLeast: 1, share: 0.005 } },
    { name: "procedure-fee-zero", amount: { kind: "rows", rows: 12 } },
  ]);
});

test("what is named later counts", () => {
  const doses = parseDefectSpec("all@1%,fee-set-twice@3rows", defectKinds);
  expect(doses).toHaveLength(defectKinds.length);
  expect(doses.find(({ kind }) => kind.name === "fee-set-twice")?.amount).toEqual({ kind: "rows", rows: 3 });
});

test.each([
  ["fee-set-twise", "Did you mean 'fee-set-twice'?"],
  ["zebra", "bitewing defects lists them"],
  ["all,", "empty place"],
  ["all@0%", "says no amount"],
  ["all@120%", "says no amount"],
  ["all@1.5rows", "says no amount"],
  ["all@", "says no amount"],
])("'%s' is refused", (spec, message) => {
  expect(() => parseDefectSpec(spec, defectKinds)).toThrow(message);
});

test("defects that would be told nowhere are refused, before anything is written", async () => {
  const options = { to: { kind: "duckdb", path: "/nowhere/practice.duckdb" }, defects: "all" } as const;
  await expect(generate(options)).rejects.toThrow("Name one with --truth DIR.");
});

test("kinds are named once, each says what is wrong and how it comes about", () => {
  expect(new Set(defectKinds.map(({ name }) => name)).size).toBe(defectKinds.length);
  expect(defectKinds.length).toBeGreaterThanOrEqual(36);
  for (const { name, summary, origin } of defectKinds) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(summary).toMatch(/^[A-Z].*[^.]\.$/);
    expect(origin).toMatch(/^[A-Z].*[^.]\.$/);
  }
});
