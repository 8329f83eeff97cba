import { describe, expect, test } from "vitest";
import type { ContractRule } from "../../pipeline/profiles/contract.ts";
import type { ContractColumn } from "../../pipeline/profiles/contract-column.ts";
import { contractOf } from "../../pipeline/profiles/contracts.ts";
import { openDentalTables } from "../../pipeline/profiles/downstream/columns.ts";
import { translatedColumns } from "../../pipeline/profiles/downstream/translated.ts";
import { warehouseType } from "../../pipeline/types/type-rules.ts";

const { tables, rules, windows, unmet } = contractOf("downstream");

const columns: readonly ContractColumn[] = Object.values(tables).flatMap((table) => Object.values(table));

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function columnsNamedBy(rule: ContractRule): readonly (readonly [string, string])[] {
  if (rule.kind === "codes") return [[rule.table, rule.column]];
  if (rule.kind === "reference")
    return [
      [rule.table, rule.column],
      [rule.to.table, rule.to.column],
    ];
  return [];
}

/** The figures are those of the files that the contract was taken from: one line a column. */
describe("the contract of the downstream project", () => {
  test("names every table and every column", () => {
    expect(Object.keys(openDentalTables)).toHaveLength(91);
    expect(Object.keys(tables)).toHaveLength(93);
    expect(columns).toHaveLength(1458);
  });

  test("asks for as many columns of each type", () => {
    const types = columns.map(({ type }) => warehouseType(type, "postgres").replace(/\(\d+\)/, ""));
    expect(counted(types)).toEqual({
      bigint: 413,
      smallint: 298,
      integer: 76,
      "double precision": 70,
      real: 8,
      boolean: 18,
      date: 77,
      timestamp: 109,
      time: 9,
      interval: 3,
      text: 76,
      varchar: 291,
      char: 10,
    });
  });

  test("asks as many columns for ids, flags and what fits a smaller type", () => {
    const uses = columns.filter(({ type }) => type.kind !== "boolean").map(({ use }) => use);
    expect(counted(uses)).toEqual({ "as is": 875, id: 383, flag: 179, smallint: 2, integer: 1 });
  });

  test("has a boolean just where the project breaks without one", () => {
    const booleans = Object.entries(tables).flatMap(([table, list]) =>
      Object.entries(list).flatMap(([name, { type }]) =>
        type.kind === "boolean" ? [`${table}.${name}`] : [],
      ),
    );
    expect(booleans.toSorted()).toEqual([
      "allergydef.IsHidden",
      "appointment.Priority",
      "appointment.TimeLocked",
      "appointmenttype.IsHidden",
      "clinic.DefaultPlaceService",
      "commlog.CommReferralBehavior",
      "definition.IsHidden",
      "histappointment.TimeLocked",
      "program.Enabled",
      "programproperty.IsHighSecurity",
      "programproperty.IsMasked",
      "refattach.RefType",
      "rxdef.IsControlled",
      "rxdef.IsProcRequired",
      "task.IsReadOnly",
      "taskhist.IsReadOnly",
      "userod.IsHidden",
      "zipcode.IsFrequent",
    ]);
  });

  test("has a rule for each list of codes, and windows for each table that is not taken whole", () => {
    expect(counted(rules.map(({ kind }) => kind))).toEqual({
      codes: 55,
      never: 78,
      rows: 44,
      reference: 46,
    });
    expect(windows).toHaveLength(42);
  });

  test("every column that rows of a full build are chosen by is in a window or a join", () => {
    const asked = [...windows.map(({ rows }) => rows), ...rules.map((rule) => JSON.stringify(rule))].join(
      "\n",
    );
    const silent = Object.entries(tables).flatMap(([table, list]) =>
      Object.entries(list)
        .filter(([name, { isFilter }]) => isFilter === true && !asked.includes(name))
        .map(([name]) => `${table}.${name}`),
    );
    // Incremental builds alone go by these stamps.
    expect(silent).toEqual([
      "eobattach.DateTCreated",
      "tasknote.DateTimeNote",
      "perioexam.DateTMeasureEdit",
      "sheet.DateTSheetEdited",
    ]);
  });

  test("rules and what cannot be met name columns that are there", () => {
    const named = rules
      .flatMap(columnsNamedBy)
      .filter(([table, column]) => tables[table]?.[column] === undefined);
    expect(named).toEqual([]);
    const ids = new Set(rules.map(({ id }) => id));
    const rulesUnmet = unmet.filter((one) => one.of === "rule" && !ids.has(one.id));
    const columnsUnmet = unmet.filter(({ of, id }) => {
      const [table = "", column = ""] = id.split(".");
      return of === "column" && tables[table]?.[column]?.use !== "flag";
    });
    expect([...rulesUnmet, ...columnsUnmet]).toEqual([]);
    expect(ids.size).toBe(rules.length);
  });

  test("every translated column is one that is read", () => {
    const missing = translatedColumns().filter((id) => {
      const [table = "", column = ""] = id.split(".");
      return tables[table]?.[column] === undefined;
    });
    expect(missing).toEqual([]);
  });

  test("no profile has a contract but those of which somebody asks something", () => {
    expect(() => contractOf("plain")).toThrow("Nobody asks anything of the profile 'plain'");
    expect(() => contractOf("upstream")).toThrow("There is no profile 'upstream'");
  });
});
