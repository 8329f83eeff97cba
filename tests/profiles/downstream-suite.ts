import { expect, test } from "vitest";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { type ContractOptions, checkContract } from "../../pipeline/contract/check-contract.ts";
import type { ContractReport } from "../../pipeline/contract/contract-line.ts";
import { load } from "../../pipeline/load/load.ts";
import type { LoadReport } from "../../pipeline/load/load-report.ts";
import { readRows } from "../pipeline/read-raw.ts";

export interface Sides {
  /** A practice of the scenario `downstream`. */
  readonly source: () => string;
  /** Empty before the first test. */
  readonly warehouse: () => string;
  readonly onSource: (sql: string) => Promise<void>;
  readonly onWarehouse: (sql: string) => Promise<void>;
}

/** Patients of the practice: too few for what is asked of a whole practice. */
export const patients = 150;

/** Lines that ask for more patients than these. */
const ofVolume: ReadonlySet<string> = new Set(["patient: volume", "recall: volume", "claimtracking: volume"]);

const today = "2026-11-26";

export async function loadDownstream(
  { source, warehouse }: Sides,
  options: object = {},
): Promise<LoadReport> {
  const [from, to] = [parseDatabaseUrl(source()), parseDatabaseUrl(warehouse())];
  return load({ from, to, profile: "downstream", ...options });
}

async function contractOn({ warehouse }: Sides): Promise<ContractReport> {
  const target: ContractOptions["target"] = parseDatabaseUrl(warehouse());
  return checkContract({ target, profile: "downstream", today });
}

async function brokenOn(sides: Sides): Promise<readonly string[]> {
  const { lines } = await contractOn(sides);
  return lines
    .filter(({ status, severity }) => status === "broken" && severity !== "logic")
    .map(({ id }) => id)
    .filter((id) => !ofVolume.has(id));
}

/** What spoils a warehouse, and the line that has to notice. */
const deviations = [
  ["a missing column", `alter table raw.adjustment drop column "AdjNote"`, "adjustment.AdjNote"],
  ["a wrong type", `alter table raw.payment alter "PayAmt" type numeric(12, 2)`, "payment.PayAmt"],
  ["another case", `alter table raw.operatory rename column "OpName" to opname_`, "operatory.OpName"],
  [
    "a flag that is a boolean",
    `alter table raw.provider alter "IsSecondary" type boolean using ("IsSecondary" = 1)`,
    "provider.IsSecondary",
  ],
  [
    "an id that is too large",
    `update raw.claim set "ProvBill" = 3000000000 where "ClaimNum" = 2`,
    "claim.ProvBill",
  ],
  [
    "a code outside its list",
    `update raw.patient set "PreferRecallMethod" = 5 where "PatNum" = 3`,
    "patient.PreferRecallMethod",
  ],
  [
    "a name outside its list",
    `update raw.appointmenttype set "AppointmentTypeName" = 'Surgery' where "AppointmentTypeNum" = 1`,
    "appointmenttype.AppointmentTypeName",
  ],
  ["a window too short", `update raw.perioexam set "ExamDate" = date '2022-06-01'`, "perioexam: window"],
  [
    "a payment of tomorrow",
    `update raw.payment set "PayDate" = date '2026-11-27' where "PayNum" = 1`,
    "payment: no future",
  ],
  [
    "a refund that is positive",
    `update raw.payment set "PayType" = 72, "PayAmt" = 10 where "PayNum" = 2`,
    "payment: refunds",
  ],
  [
    "an empty text",
    `update raw.claimpayment set "CheckNum" = '' where "ClaimPaymentNum" = 1`,
    "claimpayment: CheckNum",
  ],
  ["a clinic", `update raw.fee set "ClinicNum" = 2 where "FeeNum" = 1`, "fee: ClinicNum"],
  [
    "a user who is not there",
    `update raw.payment set "SecUserNumEntry" = 999 where "PayNum" = 3`,
    "payment.SecUserNumEntry → userod",
  ],
  [
    "a column too many",
    `alter table raw.scheduleop add column "DateTStamp" timestamp`,
    "scheduleop without DateTStamp",
  ],
  ["a missing table", "drop table raw.sheetfielddef", "sheetfielddef.SheetFieldDefNum"],
  ["too few rows", "delete from raw.histappointment", "histappointment: volume"],
] as const;

/** What holds on every warehouse, from every source. The tests go on from one another. */
export function downstreamSuite(sides: Sides): void {
  test("a practice of the scenario loads with a proof, and meets every line but those of volume", async () => {
    const report = await loadDownstream(sides, { prove: "all" });
    expect(report.tables).toHaveLength(91);
    expect(report.tables.every(({ checksumsEqual }) => checksumsEqual)).toBe(true);
    expect(await brokenOn(sides)).toEqual([]);
  });

  test("a second load moves nothing", async () => {
    const { rowsMoved, tables } = await loadDownstream(sides, { prove: "all" });
    expect(rowsMoved).toBe(0);
    expect(tables.every(({ action }) => action === "unchanged")).toBe(true);
  });

  test("edits and deletes arrive translated and proved", async () => {
    await sides.onSource(`update patient set PatStatus = 4, EstBalance = 0, HasIns = 'I' where PatNum = 1`);
    await sides.onSource(`delete from commlog where CommlogNum = 1`);
    await sides.onSource(`update claim set ClaimType = 'PreAuth' where ClaimNum = 1`);
    await loadDownstream(sides, { prove: "all" });
    const read = (sql: string) => readRows(sides.warehouse(), sql);
    expect(await read(`select "PatStatus", "HasIns" from raw.patient where "PatNum" = 1`)).toEqual([
      ["5", "1"],
    ]);
    expect(await read(`select count(*) from raw.commlog where "CommlogNum" = 1`)).toEqual([["0"]]);
    expect(await read(`select count(*) from raw.claim where "ClaimNum" = 1`)).toEqual([["0"]]);
    expect(await read(`select count(*) from raw.claimproc where "ClaimNum" = 1`)).toEqual([["0"]]);
  });

  test("the warehouse keeps its profile", async () => {
    await expect(loadDownstream(sides, { profile: "plain" })).rejects.toThrow(
      /loaded under the profile 'downstream', and cannot go over to 'plain'[\s\S]*drop its schemas raw and etl/,
    );
    const dry = loadDownstream(sides, { profile: "plain", dryRun: true });
    await expect(dry).rejects.toThrow(/cannot go over/);
  });

  test("a value that was changed in the warehouse is found by the proof", async () => {
    await sides.onWarehouse(`update raw.patient set "HasIns" = 'I' where "PatNum" = 1`);
    await expect(loadDownstream(sides, { prove: "all" })).rejects.toThrow(/patient, .*Different: 1\./);
    await loadDownstream(sides, { full: true, tables: ["patient"] });
  });

  test("each planted deviation is found, and the call fails", async () => {
    expect(await brokenOn(sides)).toEqual([]);
    for (const [, plant] of deviations) await sides.onWarehouse(plant);
    const broken = new Set(await brokenOn(sides));
    const unnoticed = deviations.filter(([, , line]) => !broken.has(line)).map(([name]) => name);
    expect(unnoticed).toEqual([]);
    expect((await contractOn(sides)).broken).toBeGreaterThanOrEqual(deviations.length);
  });

  test("what cannot be met says why", async () => {
    const { lines } = await contractOn(sides);
    const writeOffs = lines.find(({ id }) => id === "adjustment: insurance write-off");
    expect(writeOffs).toMatchObject({
      status: "unmet",
      found: expect.stringContaining("claimproc.WriteOff"),
    });
  });
}
