import { expect, test } from "vitest";
import type { Relation } from "../../pipeline/discover/catalog.ts";
import { domainsOf } from "../../pipeline/discover/domains.ts";

interface Related {
  readonly name: string;
  readonly rowEstimate: number;
  readonly relations: readonly Relation[];
}

function pointing(name: string, ...to: string[]): Related {
  const relations = to.map((toTable): Relation => {
    return {
      column: `${toTable}Num`,
      toTable,
      toColumn: `${toTable}Num`,
      basis: "name",
      check: null,
      verdict: "verified",
    };
  });
  return { name, rowEstimate: 10, relations };
}

/** Two circles of tables, all of which name the same user. */
const office = [
  pointing("userod"),
  pointing("claim", "plan", "userod"),
  pointing("claimline", "claim", "plan", "userod"),
  pointing("plan", "userod"),
  pointing("check", "claim", "userod"),
  pointing("visit", "chair", "userod"),
  pointing("visitlog", "visit", "userod"),
  pointing("chair", "userod"),
  pointing("lab", "visit", "chair", "userod"),
  pointing("alone"),
];

test("tables that belong together are one domain, and a table that all point to does not merge them", () => {
  const domains = domainsOf(office);
  const domainOf = (table: string): string | undefined =>
    domains.find(({ tables }) => tables.includes(table))?.name;
  expect(domainOf("claimline")).toBe(domainOf("claim"));
  expect(domainOf("lab")).toBe(domainOf("visit"));
  expect(domainOf("claim")).not.toBe(domainOf("visit"));
  expect(domainOf("alone")).toBeUndefined();
  expect(domainOf("claimline")).toBe("claim");
});

test("the domains do not depend on the order in which tables come", () => {
  expect(domainsOf(office.toReversed())).toEqual(domainsOf(office));
});

test("a relation that the sample refuted ties nothing", () => {
  const [relation] = pointing("a", "b").relations;
  const refuted = relation === undefined ? [] : [{ ...relation, verdict: "refuted" as const }];
  expect(domainsOf([{ name: "a", rowEstimate: 1, relations: refuted }, pointing("b")])).toEqual([]);
});
