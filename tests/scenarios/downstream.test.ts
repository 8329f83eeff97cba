import { describe, expect, test } from "vitest";
import { formatDay } from "../../foundation/calendar.ts";
import { defaultRequest, settingsOf } from "../../generator/generate-settings.ts";
import type { TableName } from "../../generator/opendental/schema/tables.ts";
import { openingDay, simulate } from "../../generator/simulate.ts";
import { rowsByTable } from "../opendental/collected-rows.ts";
import type { WrittenRows } from "../opendental/rows-in-memory.ts";

function rowsOf(scenario: string): WrittenRows {
  return rowsByTable(simulate(settingsOf({ scenario, patients: 60 })));
}

const downstream = rowsOf("downstream");

const valuesOf = (rows: WrittenRows, table: TableName, column: string): ReadonlySet<unknown> =>
  new Set((rows.get(table) ?? []).map((row) => row[column]));

describe("the scenario downstream", () => {
  test("has a size of its own, which a request may change", () => {
    const settings = settingsOf({ scenario: "downstream" });
    expect(settings).toMatchObject({ patients: 5000, years: 3 });
    expect(formatDay(openingDay(settings))).toBe("2023-01-01");
    expect(settingsOf({ scenario: "downstream", patients: 70, years: 2 })).toMatchObject({
      patients: 70,
      years: 2,
    });
    expect(settingsOf({ scenario: "hygiene-short" })).toMatchObject({ patients: 400, years: 3 });
    expect(defaultRequest).toEqual({
      patients: 400,
      years: 3,
      asOf: "2026-06-30",
      seed: 1,
      scenario: "suburban-family",
    });
  });

  test("gives its lists other numbers, each to one definition", () => {
    const numbers = (downstream.get("definition") ?? []).map((row) => Number(row["DefNum"]));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(expect.arrayContaining([69, 70, 71, 72, 391, 288, 439, 261, 303, 95, 298]));
  });

  test("renumbers whatever refers to them", () => {
    const definitions = valuesOf(downstream, "definition", "DefNum");
    const types = valuesOf(downstream, "payment", "PayType");
    expect([...types].every((type) => [0, 69, 70, 71, 72, 391].includes(Number(type)))).toBe(true);
    for (const [table, column] of [
      ["adjustment", "AdjType"],
      ["appointment", "Confirmed"],
      ["commlog", "CommType"],
      ["document", "DocCategory"],
      ["patient", "BillingType"],
      ["procedurecode", "ProcCat"],
    ] as const) {
      const unknown = [...valuesOf(downstream, table, column)].filter(
        (number) => number !== undefined && number !== 0 && !definitions.has(number),
      );
      expect(unknown, `${table}.${column}`).toEqual([]);
    }
    const preferences = downstream.get("preference") ?? [];
    const prepayment = preferences.find((row) => row["PrefName"] === "PrepaymentUnearnedType");
    expect(prepayment?.["ValueString"]).toBe("288");
  });

  test("has the types of appointments that it names, and none for other visits", () => {
    const names = (downstream.get("appointmenttype") ?? []).map((row) => row["AppointmentTypeName"]);
    expect(names).toContain("Adult Cleaning (Existing Patient)");
    expect(names).not.toContain("Root Canal");
    const numbers = valuesOf(downstream, "appointmenttype", "AppointmentTypeNum");
    const used = [...valuesOf(downstream, "appointment", "AppointmentTypeNum")];
    expect(used.every((number) => number === 0 || numbers.has(number))).toBe(true);
  });
});
