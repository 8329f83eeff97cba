import { BitewingError } from "../../foundation/errors.ts";
import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import { type Cents, centsOf, dayIn, numberOf, textOf } from "./happening.ts";
import type { Lists } from "./lists.ts";

/** Who the story is about. */
export interface Person {
  readonly patient: number;
  readonly name: string;
  readonly status: string;
  readonly gender: string;
  /** `YYYY-MM-DD`; undefined when unknown. */
  readonly birthdate: string | undefined;
  readonly home: string;
  readonly dentist: string;
  /** Empty when none. */
  readonly hygienist: string;
  readonly firstVisit: string | undefined;
  readonly family: readonly FamilyMember[];
  readonly coverages: readonly string[];
  /** The account as OpenDental keeps it; of the whole family, on its guarantor. */
  readonly familyBalance: FamilyBalance;
}

export interface FamilyMember {
  readonly patient: number;
  readonly name: string;
  readonly birthdate: string | undefined;
  readonly isGuarantor: boolean;
}

export interface FamilyBalance {
  readonly total: Cents;
  readonly current: Cents;
  readonly from31To60: Cents;
  readonly from61To90: Cents;
  readonly over90: Cents;
  readonly insuranceEstimate: Cents;
}

const statuses = ["patient", "not a patient", "inactive", "archived", "deleted", "deceased", "prospective"];
const genders = ["male", "female", "gender unknown", "other gender"];

/** @throws {BitewingError} of kind `found` when there is no such patient */
export async function readPerson(
  database: InspectedDatabase,
  patient: number,
  lists: Lists,
): Promise<Person> {
  const [row] = await database.query(`select * from patient where PatNum = ${patient}`);
  if (row === undefined) throw await unknownPatient(database, patient);
  const guarantor = numberOf(row, "Guarantor");
  const family = await database.query(
    `select * from patient where Guarantor = ${guarantor} and PatStatus <> 4 order by Birthdate, PatNum`,
  );
  return {
    patient,
    name: nameOf(row),
    status: statuses[numberOf(row, "PatStatus")] ?? "unknown",
    gender: genders[numberOf(row, "Gender")] ?? "gender unknown",
    birthdate: dayIn(row, "Birthdate"),
    home: `${textOf(row, "Address")}, ${textOf(row, "City")}, ${textOf(row, "State")} ${textOf(row, "Zip")}`,
    dentist: lists.providers.get(numberOf(row, "PriProv")) ?? "nobody",
    hygienist: lists.providers.get(numberOf(row, "SecProv")) ?? "",
    firstVisit: dayIn(row, "DateFirstVisit"),
    family: family.map((member) => memberOf(member, guarantor)),
    coverages: await coveragesOf(database, patient),
    familyBalance: balanceOf(family.find((member) => numberOf(member, "PatNum") === guarantor) ?? row),
  };
}

async function unknownPatient(database: InspectedDatabase, patient: number): Promise<BitewingError> {
  const [range] = await database.query("select min(PatNum) as low, max(PatNum) as high from patient");
  return new BitewingError({
    kind: "found",
    what: `There is no patient ${patient}.`,
    where: database.where,
    next: `Name a PatNum of the practice: they run from ${String(range?.low)} to ${String(range?.high)}.`,
  });
}

const memberOf = (row: InspectedRow, guarantor: number): FamilyMember => ({
  patient: numberOf(row, "PatNum"),
  name: nameOf(row),
  birthdate: dayIn(row, "Birthdate"),
  isGuarantor: numberOf(row, "PatNum") === guarantor,
});

const nameOf = (row: InspectedRow): string => `${textOf(row, "FName")} ${textOf(row, "LName")}`;

const balanceOf = (guarantor: InspectedRow): FamilyBalance => ({
  total: centsOf(guarantor, "BalTotal"),
  current: centsOf(guarantor, "Bal_0_30"),
  from31To60: centsOf(guarantor, "Bal_31_60"),
  from61To90: centsOf(guarantor, "Bal_61_90"),
  over90: centsOf(guarantor, "BalOver90"),
  insuranceEstimate: centsOf(guarantor, "InsEst"),
});

async function coveragesOf(database: InspectedDatabase, patient: number): Promise<readonly string[]> {
  const rows = await database.query(`
    select p.Ordinal, c.CarrierName, i.GroupName, s.DateEffective, t.FName, t.LName
    from patplan p join inssub s on s.InsSubNum = p.InsSubNum join insplan i on i.PlanNum = s.PlanNum
      join carrier c on c.CarrierNum = i.CarrierNum join patient t on t.PatNum = s.Subscriber
    where p.PatNum = ${patient} order by p.Ordinal`);
  return rows.map((row) => {
    const order = ["", "primary", "secondary"][numberOf(row, "Ordinal")] ?? "further";
    const since = dayIn(row, "DateEffective");
    return `${order}: ${textOf(row, "CarrierName")}, ${textOf(row, "GroupName")}, subscriber ${nameOf(row)}${since === undefined ? "" : `, since ${since}`}`;
  });
}
