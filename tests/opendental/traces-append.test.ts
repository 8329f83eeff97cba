import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { TableName } from "../../generator/opendental/schema/tables.ts";
import { type CollectedRows, collectRows, livePractice } from "./collected-rows.ts";

/** Tables whose rows are never edited nor removed. */
const appended: readonly TableName[] = [
  "securitylog",
  "securityloghash",
  "inseditlog",
  "inseditpatlog",
  "insbluebook",
  "insverifyhist",
  "etransmessagetext",
  "eobattach",
  "carecreditwebresponse",
  "statementprod",
  "stmtlink",
  "smstomobile",
  "smsfrommobile",
  "confirmationrequest",
  "apptthankyousent",
  "apptgeneralmessagesent",
  "eserviceshortguid",
  "eservicelog",
  "eservicesignal",
  "emailmessage",
  "emailattach",
  "commoptout",
  "ehrpatient",
  "ehrmeasureevent",
  "erxlog",
  "deletedobject",
  "claimformitem",
  "electid",
  "substitutionlink",
  "discountplan",
  "installmentplan",
  "procgroupitem",
  "procnote",
  "claimattach",
];

let earlier: CollectedRows;
let later: CollectedRows;

beforeAll(() => {
  earlier = collectRows(livePractice(16));
  later = collectRows(livePractice(26));
}, 180_000);

describe("a practice that lives ten days longer", () => {
  test.each(appended)("has new rows of %s behind those it had", (table) => {
    const before = earlier.of(table);
    expect(before.length).toBeGreaterThan(0);
    expect(later.of(table).slice(0, before.length)).toEqual(before);
  });

  test("has lost entries of the blue book's log with their estimates, and edited none", () => {
    const now = new Map(later.of("insbluebooklog").map((row) => [row.InsBlueBookLogNum, row]));
    const kept = earlier.of("insbluebooklog").filter((row) => now.has(row.InsBlueBookLogNum));
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.map((row) => now.get(row.InsBlueBookLogNum))).toEqual(kept);
  });

  test("has removed old signals, and numbered the new ones on", () => {
    const [before, after] = [earlier, later].map((rows) => rows.of("signalod"));
    const last = Math.max(...(before ?? []).map(({ SignalNum }) => Number(SignalNum)));
    const kept = (after ?? []).filter(({ SignalNum }) => Number(SignalNum) <= last);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual((before ?? []).slice(-kept.length));
    expect(after?.[kept.length]?.SignalNum).toBe(last + 1);
  });

  test("has lost the traces of withdrawn preauthorisations alone", () => {
    for (const [table, key] of [
      ["etrans", "EtransNum"],
      ["claimtracking", "ClaimTrackingNum"],
    ] as const) {
      const rowsByKey = (rows: CollectedRows) =>
        new Map(rows.of(table).map((row) => [(row as Readonly<Record<string, unknown>>)[key], row]));
      const now = rowsByKey(later);
      const kept = [...rowsByKey(earlier)].filter(([number]) => now.has(number));
      expect(kept.length).toBeGreaterThan(100);
      expect(kept.map(([number]) => now.get(number))).toEqual(kept.map(([, row]) => row));
    }
  });

  test("has verifications under the same keys, edited where somebody asked again", () => {
    const now = new Map(later.of("insverify").map((row) => [row.InsVerifyNum, row]));
    const kept = earlier.of("insverify").flatMap((row) => {
      const same = now.get(row.InsVerifyNum);
      return same === undefined ? [] : [[row, same] as const];
    });
    expect(kept.length).toBeGreaterThan(20);
    for (const [row, same] of kept) {
      expect([same.VerifyType, same.FKey]).toEqual([row.VerifyType, row.FKey]);
      const isEdited = same.SecDateTEdit !== row.SecDateTEdit;
      expect(isEdited || isDeepStrictEqual(same, row)).toBe(true);
    }
  });
});
