import { expect, test } from "vitest";
import { nameWords, singular } from "../../pipeline/discover/name-words.ts";
import {
  differentNames,
  plainName,
  snakeName,
  sourceNameOf,
} from "../../pipeline/discover/scaffold/names.ts";

test.each([
  ["PatNum", "pat_num"],
  ["SecUserNumEntry", "sec_user_num_entry"],
  ["HQPlanID", "hq_plan_id"],
  ["Address2", "address2"],
  ["parent_customer_id", "parent_customer_id"],
  ["Größe (cm)", "grosse_cm"],
  ["Crème Brûlée", "creme_brulee"],
  ["日付", "日付"],
  ["order", "order_"],
  ["SELECT", "select_"],
  ["2nd", "_2nd"],
  ['the "name"', "the_name"],
  ["it's", "it_s"],
  ["{{ total }}", "total"],
  ["%", "column_7"],
  ["x".repeat(80), "x".repeat(58)],
])("%s becomes %s", (name, snake) => {
  expect(snakeName(name, "column_7")).toBe(snake);
});

test("a table keeps its lower-case name, words as they are", () => {
  expect(plainName("LogDetail", "table_1")).toBe("logdetail");
  expect(plainName("Order Details", "table_1")).toBe("order_details");
});

test("names that become the same are numbered, and what is called so already keeps its name", () => {
  const originals = ["UserName", "user_name", "User Name", "user_name_2"];
  const names = originals.map((name) => snakeName(name, ""));
  expect(differentNames(names, originals)).toEqual([
    "user_name_3",
    "user_name",
    "user_name_4",
    "user_name_2",
  ]);
});

test.each([
  ["duckdb file", { kind: "duckdb", path: "some/where/My Shop.duckdb" } as const, "my_shop"],
  ["file without letters", { kind: "duckdb", path: "2024.duckdb" } as const, "source"],
  ["other script", { kind: "duckdb", path: "店.duckdb" } as const, "source"],
])("the source of a %s is named", (_, url, name) => {
  expect(sourceNameOf(url)).toBe(name);
});

test("words of a name, and their singular", () => {
  expect(nameWords("HL7DefSegment")).toEqual(["hl", "7", "def", "segment"]);
  expect(nameWords("parent_customer_id2")).toEqual(["parent", "customer", "id", "2"]);
  expect(["companies", "boxes", "orders", "address", "status", "statuses"].map(singular)).toEqual([
    "company",
    "box",
    "order",
    "address",
    "status",
    "status",
  ]);
});
