import { describe, expect, test } from "vitest";
import { quoteSql } from "../../foundation/sql-text.ts";
import { DuckDbSession } from "../../pipeline/duckdb-session.ts";
import { applyProfile } from "../../pipeline/profiles/apply-profile.ts";
import { downstream } from "../../pipeline/profiles/downstream/downstream.ts";
import { rowsTaken, translated } from "../../pipeline/profiles/downstream/translated.ts";
import { plainProfile } from "../../pipeline/profiles/profile.ts";
import { profileNamed } from "../../pipeline/profiles/profiles.ts";
import type { SourceNames } from "../../pipeline/sources/source-schema.ts";
import { scratchPath } from "../pipeline/scratch.ts";

const names: SourceNames = { column: quoteSql, table: quoteSql };

/** What the project finds in a column for each value of OpenDental, written as SQL. */
async function readAs(
  table: string,
  column: string,
  values: readonly string[],
  row = "",
): Promise<unknown[]> {
  const value = translated(table, column)?.(names) ?? quoteSql(column);
  const session = await DuckDbSession.open(await scratchPath("values.duckdb"));
  try {
    const rows = values.map((one, i) => `(${i}, ${one})`).join(", ");
    const answer = await session.rows(
      `select ${value} from (select *${row} from (values ${rows}) as given(number, "${column}")) order by number`,
    );
    return answer.map(([found]) => (typeof found === "bigint" ? Number(found) : found));
  } finally {
    session.close();
  }
}

describe("the downstream project finds", () => {
  test("half as many characters in a pattern of 5-minute units", async () => {
    expect(await readAs("appointment", "Pattern", ["'//XXXX//'", "'/XXX/'", "''"])).toEqual([
      "/XX/",
      "/X/",
      "",
    ]);
  });

  test("the number that it reads as the interval meant", async () => {
    const packed = (years: number, months: number, days = 0): string =>
      String(years * 2 ** 24 + months * 2 ** 16 + days);
    const intervals = [
      packed(0, 6),
      packed(0, 6, 1),
      packed(0, 3, 1),
      packed(1, 0, 1),
      packed(0, 18),
      packed(5, 0),
      "0",
    ];
    expect(await readAs("recalltype", "DefaultInterval", intervals)).toEqual([
      196_609, 196_609, 196_609, 393_217, 16_777_217, 83_886_081, 0,
    ]);
  });

  test("deceased and deleted patients the other way round, and 1 for the insured", async () => {
    const statuses = ["0", "3", "4", "5", "6", "5"];
    const balance = `, case when number = 5 then 12.5 else 0 end as "EstBalance"`;
    expect(await readAs("patient", "PatStatus", statuses, balance)).toEqual([0, 3, 5, 4, 1, 2]);
    expect(await readAs("patient", "HasIns", ["'I'", "''"])).toEqual(["1", ""]);
  });

  test("what goes out as 2, and the telephone as 2", async () => {
    expect(await readAs("commlog", "SentOrReceived", ["0", "1", "2"])).toEqual([0, 2, 1]);
    expect(await readAs("commlog", "Mode_", ["1", "2", "3", "4", "5", "7"])).toEqual([1, 3, 2, 4, 5, 5]);
  });

  test("supplemental payments received, and an estimate as 0", async () => {
    expect(await readAs("claimproc", "Status", ["0", "1", "4", "6", "7", "9"])).toEqual([0, 1, 1, 0, 4, 6]);
  });

  test("a recall scheduled or active, whatever its contacts were", async () => {
    const scheduled = `, case number when 0 then date '2026-02-03' else date '0001-01-01' end as "DateScheduled"`;
    expect(await readAs("recall", "RecallStatus", ["14", "14"], scheduled)).toEqual([95, 0]);
  });

  test("midnight where nobody arrived", async () => {
    const at = `, timestamp '2026-02-03 10:00:00' as "AptDateTime"`;
    const stamps = ["timestamp '0001-01-01'", "timestamp '2026-02-03 09:58:00'"];
    const found = await readAs("appointment", "DateTimeArrived", stamps, at);
    expect(found.map(String)).toEqual(["2026-02-03 00:00:00", "2026-02-03 09:58:00"]);
  });

  test("one place, and NULL in place of nothing", async () => {
    expect(await readAs("operatory", "ClinicNum", ["0", "4"])).toEqual([0, 0]);
    expect(await readAs("payment", "CheckNum", ["''", "'1001'"])).toEqual([null, "1001"]);
  });
});

test("what means the same stays as it is", () => {
  expect(translated("patient", "LName")).toBeUndefined();
  expect(translated("payment", "PayAmt")).toBeUndefined();
  expect(rowsTaken["patient"]).toBeUndefined();
});

describe("a profile", () => {
  test("that is plain changes nothing", () => {
    expect(applyProfile([], plainProfile, "duckdb:x")).toEqual([]);
    expect(profileNamed(undefined)).toBe(plainProfile);
  });

  test("names every table and column that the source lacks", () => {
    expect(() => applyProfile([], downstream, "duckdb:x")).toThrow(/asks for 91 tables or columns/);
    expect(() => applyProfile([], downstream, "duckdb:x")).toThrow(/Table 'adjustment' is not there/);
  });
});
