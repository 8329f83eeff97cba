import { expect, test } from "vitest";
import type { Relation } from "../../pipeline/discover/catalog.ts";
import { noEvidence } from "../../pipeline/discover/evidence.ts";
import { relationNames } from "../../pipeline/discover/relation-names.ts";
import { relationsOf } from "../../pipeline/discover/relations.ts";
import type { SourceTable } from "../../pipeline/sources/source-schema.ts";
import { column, sampleOf, table } from "./tables.ts";

type Values = Readonly<Record<string, readonly (string | null)[]>>;

/** The relations of the last table, with what its sample holds and which keys are there. */
function found(
  tables: readonly SourceTable[],
  values: Values = {},
  keys: readonly string[] | undefined = undefined,
): readonly Relation[] {
  const last = tables.at(-1);
  if (last === undefined) return [];
  return relationsOf(last, relationNames(tables), {
    sampleOf: () => sampleOf(values),
    lookedUp: () => (keys === undefined ? undefined : new Set(keys)),
  });
}

const targets = (relations: readonly Relation[]): string[] =>
  relations.map(({ column: name, toTable, toColumn }) => `${name} → ${toTable}.${toColumn}`);

const patient = table("patient", [column("PatNum")]);
const provider = table("provider", [column("ProvNum")]);
const userod = table("userod", [column("UserNum")]);
const users = table("users", [column("id")]);
const categories = table("categories", [column("id")]);

test.each([
  ["a key's own name", [patient], "PatNum", "patient.PatNum"],
  ["a role after the key's name", [patient], "PatNumFrom", "patient.PatNum"],
  ["a role around the key's name", [userod], "SecUserNumEntry", "userod.UserNum"],
  ["a number after the key's name", [patient], "PatNum2", "patient.PatNum"],
  ["the table's singular and the shared key", [users, categories], "user_id", "users.id"],
  ["a role before them", [users, categories], "parent_category_id", "categories.id"],
  ["the same in another case", [users, categories], "UserID", "users.id"],
])("%s points to the table", (_, others, name, target) => {
  const relations = found([...others, table("t", [column("TNum"), column(name)])]);
  expect(targets(relations)).toEqual([`${name} → ${target}`]);
  expect(relations[0]).toMatchObject({ basis: "name", check: null, verdict: "unchecked" });
});

test.each([
  ["a name that ends in nothing known", "SiteNum", "bigint(20)"],
  ["a text where the key is a number", "PatNum", "varchar(20)"],
  ["a number too small to hold the key", "PatNum", "tinyint(4)"],
  ["the shared key's name alone", "id", "bigint(20)"],
])("%s points nowhere", (_, name, declaredType) => {
  const rest = [patient, users, categories];
  expect(found([...rest, table("t", [column("TNum"), column(name, declaredType)])])).toEqual([]);
});

test("a column that changes its table from row to row points nowhere", () => {
  const owners = table("owners", [column("id")]);
  const notes = table("notes", [column("id"), column("owner_type", "varchar(20)"), column("owner_id")]);
  expect(found([owners, notes])).toEqual([]);
});

test("a column with the very name of a key points to it, whatever stands beside it", () => {
  const claim = table("claim", [column("ClaimNum"), column("ClaimType", "varchar(20)")]);
  const answer = table("answer", [
    column("AnswerNum"),
    column("ClaimType", "varchar(20)"),
    column("ClaimNum"),
  ]);
  expect(targets(found([claim, answer]))).toEqual(["ClaimNum → claim.ClaimNum"]);
});

test("a key that several tables share belongs to the one that is named for it; copies have none", () => {
  const note = table("patientnote", [column("PatNum")]);
  const balance = table("familybalance", [column("PatNum")]);
  const copy = table("temppatient_bak_2020", [column("PatNum")]);
  const visit = table("visit", [column("VisitNum"), column("PatNum")]);
  expect(targets(found([patient, balance, copy, note, visit]))).toEqual(["PatNum → patient.PatNum"]);
  expect(targets(found([patient, balance, copy, note]))).toEqual(["PatNum → patient.PatNum"]);
});

test("texts are keys as well", () => {
  const kunde = table("KUNDE", [column("KUNDENNR", "varchar(10)")]);
  const auftrag = table("AUFTRAG", [
    column("AUFNR", "varchar(10)"),
    column("LIEFER_KUNDENNR", "varchar(10)"),
  ]);
  const relations = found([kunde, auftrag], { LIEFER_KUNDENNR: ["K1", "", "k2"] }, ["k1", "k2"]);
  expect(relations).toMatchObject([
    { toTable: "KUNDE", check: { looked: 2, matched: 2 }, verdict: "verified" },
  ]);
});

const visit = table("visit", [column("VisitNum"), column("PatNum")]);
const tenPatients = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "0", null, "1"];

test.each([
  ["all values are there", ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], 10, "verified"],
  ["one in ten is an orphan", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], 9, "verified"],
  ["three in ten are", ["1", "2", "3", "4", "5", "6", "7"], 7, "doubtful"],
  ["most are", ["1", "2"], 2, "refuted"],
])("a relation by name is checked: %s", (_, keys, matched, verdict) => {
  expect(found([patient, visit], { PatNum: tenPatients }, keys)).toMatchObject([
    { check: { looked: 10, matched }, verdict },
  ]);
});

const claim = table("claim", [
  column("ClaimNum"),
  column("PriProv"),
  column("ProvTreat"),
  column("ProvType"),
]);
const six = ["1", "2", "3", "4", "5", "6"];

test("a name that ends like a key or a table counts when two values or more are there, and no other", () => {
  const values = { PriProv: ["3", "4", "0"], ProvType: ["3", "4"] };
  expect(targets(found([provider, claim], values, ["3", "4"]))).toEqual(["PriProv → provider.ProvNum"]);
});

test("a name that hints at a table elsewhere takes six values", () => {
  expect(targets(found([provider, claim], { ProvTreat: six }, six))).toEqual([
    "ProvTreat → provider.ProvNum",
  ]);
  expect(found([provider, claim], { ProvTreat: six.slice(1) }, six)).toEqual([]);
});

test("a key of one word at the end of a longer name takes values as well", () => {
  const sessions = table("sessions", [column("token", "varchar(40)")]);
  const people = table("people", [column("PersonNum"), column("reset_token", "varchar(40)")]);
  expect(found([sessions, people])).toEqual([]);
  expect(found([sessions, people], { reset_token: ["a", "b"] }, ["a"])).toEqual([]);
});

test("a number named for many of a table is how many there are", () => {
  const team = table("teams", [column("id"), column("users"), column("user_limit")]);
  expect(found([users, categories, team], { users: six, user_limit: ["5", "6"] }, six)).toEqual([]);
});

test.each([
  ["a value is missing", { PriProv: ["3", "4"] }, ["3"]],
  ["a single value says too little", { PriProv: ["3", "3"] }, ["3"]],
  ["there is no value", {}, undefined],
])("such a relation is left out when %s", (_, values: Values, keys: readonly string[] | undefined) => {
  expect(found([provider, claim], values, keys)).toEqual([]);
});

test("the head of a family is known by the values", () => {
  const people = table("patient", [column("PatNum"), column("Guarantor"), column("ItemOrder")]);
  const keys = Array.from({ length: 60 }, (_, i) => String(i + 1));
  const heads = keys.map((key) => String(Math.floor((Number(key) - 1) / 3) * 3 + 1));
  const relations = found([people], { PatNum: keys, Guarantor: heads, ItemOrder: keys });
  expect(relations).toMatchObject([
    { column: "Guarantor", toTable: "patient", toColumn: "PatNum", basis: "values", verdict: "verified" },
  ]);
});

test("what the database declares wins over names and needs no check", () => {
  const foreignKeys = [{ column: "PatNum", toTable: "userod", toColumn: "UserNum" }];
  const declared = { ...visit, foreignKeys };
  expect(relationsOf(declared, relationNames([patient, userod, declared]), noEvidence)).toEqual([
    { ...foreignKeys[0], basis: "declared", check: null, verdict: "declared" },
  ]);
});
