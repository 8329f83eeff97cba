import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoteSql } from "../../foundation/sql-text.ts";
import { enumerations } from "../../generator/opendental/schema/enumerations.ts";
import { tableNamed } from "../../generator/opendental/schema/tables.ts";
import { codeRules, emptyDateRules, keyRules } from "../../inspection/integrity/rules/schema-rules.ts";
import { integrityRules, semanticRules } from "../../inspection/integrity/rules.ts";
import { verify } from "../../inspection/integrity/verify.ts";
import { noticedToo } from "./noticed-too.ts";
import { type PlantedPractice, plantedPractice } from "./planted-practice.ts";
import { plantedViolations } from "./planted-violations.ts";
import { add, type Plant } from "./plants/plant.ts";

/** Rules over sums and newest days: which of them a wrong row upsets depends on the patient it belongs to. */
const consequences =
  /^balances\/|^recalls\/last-visit|^treatment-plans\/planned-work|^payments\/patient-pays|^claim-lines\/settles|^procedures\/tooth-is|^statements\/production-precedes/;

let practice: PlantedPractice;
/** Rules that the practice breaks before anything is planted: none, or the first test tells which. */
let brokenBefore: ReadonlySet<string>;

beforeAll(async () => {
  practice = await plantedPractice();
  const results = await verify(practice.database);
  brokenBefore = new Set(results.filter(({ violations }) => violations > 0).map(({ rule }) => rule.id));
}, 300_000);
afterAll(() => practice.remove());

test("a generated practice keeps every rule", async () => {
  const broken = (await verify(practice.database)).filter(({ violations }) => violations > 0);
  expect(broken.map(({ rule, violations, firstKeys }) => [rule.id, violations, firstKeys])).toEqual([]);
});

test("ids are words with hyphens, each given once", () => {
  const ids = integrityRules.map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*\/[a-z0-9]+([-_][a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(150);
});

test("every rule has a planted violation", () => {
  const rules = semanticRules.map(({ id }) => id);
  expect(rules.filter((id) => plantedViolations[id] === undefined)).toEqual([]);
  expect(Object.keys(plantedViolations).filter((id) => !rules.includes(id))).toEqual([]);
});

describe("a planted violation is found by its rule, and by no other than those named", () => {
  test.each(Object.entries(plantedViolations))("%s", async (id, plant) => {
    const found = await practice.resultsWith(plant);
    const broken = found.filter(({ violations }) => violations > 0).map(({ rule }) => rule.id);
    const named = (other: string) => noticedToo[id]?.includes(other) || consequences.test(other);
    expect(broken).toContain(id);
    expect(broken.filter((other) => other !== id && !brokenBefore.has(other) && !named(other))).toEqual([]);
  });
});

describe("what breaks the schema's rules is found in each table", () => {
  const dangling = columnsThat(
    (column) => column.references !== undefined && column.kind === "integer",
    ({ type }) => (type.startsWith("smallint") ? 32_000 : 987_654_000),
  );
  const unknown = columnsThat(
    (column) => column.kind === "integer" && (column.flag === true || column.enumeration !== undefined),
    codeThatIsNone,
  );
  const zero = columnsThat(
    ({ kind }) => kind === "date",
    () => "date '0001-12-31 (BC)'",
  );
  const zeroMoment = columnsThat(
    ({ kind }) => kind === "moment",
    () => "timestamp '0001-12-31 (BC) 00:00:00'",
  );

  test.each(keyRules)("$id", async (rule) => {
    const [found] = await practice.resultsWith(brokenRow(rule.of, dangling), [rule]);
    expect(found?.violations).toBeGreaterThan(0);
  });
  test.each(codeRules)("$id", async (rule) => {
    const [found] = await practice.resultsWith(brokenRow(rule.of, unknown), [rule]);
    expect(found?.violations).toBeGreaterThan(0);
  });
  test.each(emptyDateRules)("$id", async (rule) => {
    const row = brokenRow(rule.of, (table) => ({ ...zero(table), ...zeroMoment(table) }));
    const [found] = await practice.resultsWith(row, [rule]);
    expect(found?.violations).toBeGreaterThan(0);
  });
});

type Table = ReturnType<typeof tableNamed>;
type Values = Readonly<Record<string, string | number>>;

type Column = Table["columns"][number];

/** Gives every column that fits a value. */
function columnsThat(fits: (column: Column) => boolean, value: (column: Column) => string | number) {
  return (table: Table): Values =>
    Object.fromEntries(table.columns.filter(fits).map((column) => [column.name, value(column)]));
}

/** The first whole number that is none of a column's codes. */
function codeThatIsNone({ enumeration, flag }: Column): number {
  if (flag || enumeration === undefined) return 2;
  const codes = new Set(Object.values<number>(enumerations[enumeration]));
  let code = 0;
  while (codes.has(code)) code++;
  return code;
}

function brokenRow(name: Parameters<typeof tableNamed>[0], values: (table: Table) => Values): Plant {
  return [add(name, values(tableNamed(name)))];
}

test("counts what is broken and shows the first keys", async () => {
  const rule = semanticRules.find(({ id }) => id === "fees/is-not-negative");
  const [found] = await practice.resultsWith(
    ["update fee set Amount = -3"],
    rule === undefined ? [] : [rule],
  );
  const [fees] = await practice.database.query(`select count(*) as n from ${quoteSql("fee")}`);
  expect(found).toMatchObject({ judged: true, violations: Number(fees?.["n"]) });
  expect(found?.firstKeys).toHaveLength(5);
});

test("a table without rows has nothing to judge", async () => {
  const rule = semanticRules.find(({ of }) => of === "appointment");
  const [found] = await practice.resultsWith(["delete from appointment"], rule === undefined ? [] : [rule]);
  expect(found).toMatchObject({ judged: false, violations: 0, firstKeys: [] });
});

test("asks for the practice's today where no aging was run", async () => {
  const without = practice.resultsWith(
    ["update preference set ValueString = '' where PrefName = 'DateLastAging'"],
    integrityRules,
  );
  await expect(without).rejects.toMatchObject({ failure: { kind: "database" } });
  await expect(without).rejects.toThrow("DateLastAging");
});

test("stops between two rules when it is told to", async () => {
  await expect(verify(practice.database, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow(
    "enough",
  );
});
