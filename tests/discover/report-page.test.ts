import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import type { Catalog } from "../../pipeline/discover/catalog.ts";
import { catalogOf } from "../../pipeline/discover/discover.ts";
import { relationNames } from "../../pipeline/discover/relation-names.ts";
import { reportPage } from "../../pipeline/discover/report/report-page.ts";
import type { SourceTable } from "../../pipeline/sources/source-schema.ts";
import { column, sampleOf, table } from "./tables.ts";

/** A catalog in which every table has these sampled values, and every value looked up is there but `99`. */
function catalogWith(
  tables: readonly SourceTable[],
  values: Readonly<Record<string, readonly (string | null)[]>> = {},
): Catalog {
  const evidence = {
    sampleOf: () => sampleOf(values),
    lookedUp: () =>
      new Set(
        Object.values(values).flatMap((all) => all.flatMap((one) => one ?? []).filter((one) => one !== "99")),
      ),
  };
  return catalogOf({ server: "MySQL 8", tables }, "mysql://u@h/db", evidence, relationNames(tables));
}

const evil = `<script>alert("x")</script>`;

test("names, types, defaults and comments from the database are escaped, also in the pictures", () => {
  const bad = table(evil, [column(evil, "bigint(20)", { default: evil, comment: evil })], { comment: evil });
  const pointing = table(`b${evil}`, [column("Num"), column(evil)]);
  const catalog = catalogOf({ server: evil, tables: [bad, pointing] }, `mysql://u@h/${evil}`);
  expect(catalog.domains).toHaveLength(1);
  const changes = [{ kind: "column added", table: evil, column: evil, now: evil } as const];
  const page = reportPage(catalog, changes);
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
  expect(parseHTML(page).document.querySelectorAll("script")).toHaveLength(1);
});

test("the page needs nothing else", () => {
  const page = reportPage(catalogWith([table("a", [column("ANum")])]));
  expect(page).not.toMatch(/(src|href)="(?!#)/);
  expect(page).not.toMatch(/url\((?!#)|@import|fetch\(/);
});

const office = [
  table("patient", [column("PatNum")]),
  table("visit", [column("VisitNum"), column("PatNum"), column("PatNumOld")]),
];

test("a domain is drawn with its tables as links and its columns on the lines", () => {
  const { document } = parseHTML(reportPage(catalogWith(office, { VisitNum: ["1"], PatNum: ["1", "2"] })));
  const picture = document.querySelector("svg.er[role=group]");
  expect([...(picture?.querySelectorAll("a .name") ?? [])].map((name) => name.textContent)).toEqual([
    "patient",
    "visit",
  ]);
  expect(picture?.querySelector(".edge title")?.textContent).toBe(
    "visit.PatNum → patient.PatNum\nvisit.PatNumOld → patient.PatNum",
  );
  const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
  expect(links.filter((href) => document.querySelector(href) === null)).toEqual([]);
});

test("a relation that the sample refutes is told and not drawn", () => {
  const tables = [office[0], table("visit", [column("VisitNum"), column("PatNum")])].flatMap(
    (one) => one ?? [],
  );
  const catalog = catalogWith(tables, { PatNum: ["99"] });
  const { document } = parseHTML(reportPage(catalog));
  expect(document.querySelector(".edge")).toBeNull();
  expect(document.documentElement.textContent).toContain(
    "not patient.PatNum (name only, refuted by 1 of 1 values)",
  );
});

test("a picture shows the most connected tables with rows, and lists the others", () => {
  const many = Array.from({ length: 30 }, (_, i) =>
    table(`visit${i}`, [column(`Visit${i}Num`), column("PatNum")], { rowEstimate: i }),
  );
  const catalog = catalogOf({ server: "", tables: [table("patient", [column("PatNum")]), ...many] }, "");
  const { document } = parseHTML(reportPage(catalog));
  const picture = document.querySelector("section .picture");
  expect(picture?.querySelectorAll(".table")).toHaveLength(18);
  expect(picture?.textContent).not.toContain("visit0 ");
  expect(document.querySelector("section details summary")?.textContent).toBe("13 more in this domain");
});

test("a table outside of the picture that many point to is named in their rows instead of drawn to", () => {
  const hub = table("userod", [column("UserNum")]);
  const pointing = (name: string, ...columns: readonly string[]): SourceTable =>
    table(
      name,
      columns.map((one) => column(one)),
    );
  const circles = ["Claim", "Visit"].flatMap((noun) => {
    const first = pointing(noun.toLowerCase(), `${noun}Num`, "UserNum");
    const parts = ["a", "b", "c"].map((part) =>
      pointing(`${noun.toLowerCase()}${part}`, `${part}${noun}Key`, `${noun}Num`, "UserNum"),
    );
    return [first].concat(parts);
  });
  const { document } = parseHTML(reportPage(catalogWith([hub, ...circles])));
  const away = [...document.querySelectorAll(".picture")].find((picture) =>
    [...picture.querySelectorAll(".table title")].every(({ textContent }) => textContent !== "userod"),
  );
  expect([...(away?.querySelectorAll(".mark") ?? [])].map((mark) => mark.textContent)).toContain("→ userod");
  expect(away?.querySelector(".stub")).toBeNull();
});

test("the filter and the sections are there for a keyboard", () => {
  const { document } = parseHTML(reportPage(catalogWith(office)));
  expect(document.querySelector("label[for=filter]")).not.toBeNull();
  expect(document.querySelectorAll("tr[data-table]")).toHaveLength(2);
  expect(document.querySelectorAll("details[data-table]")).toHaveLength(2);
  expect(document.querySelector(".picture")?.getAttribute("tabindex")).toBe("0");
});

test("a database without relations has a page all the same", () => {
  expect(reportPage(catalogWith([table("a", [column("x")], { primaryKey: [] })]))).toContain(
    "No relations were found.",
  );
});
