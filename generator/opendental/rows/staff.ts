import { emptyDay, momentAt } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Provider, User } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { argb, flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

type Permission = keyof typeof enumerations.EnumPermType;

const groups: readonly User["group"][] = ["administrator", "clinical", "front desk"];
const groupNames: Readonly<Record<User["group"], string>> = {
  administrator: "Admin",
  clinical: "Clinical",
  "front desk": "Front Desk",
};
const everyone: readonly Permission[] = [
  "AppointmentsModule",
  "FamilyModule",
  "ChartModule",
  "TPModule",
  "ImagingModule",
  "AppointmentCreate",
  "AppointmentMove",
  "AppointmentEdit",
  "CommlogCreate",
  "CommlogEdit",
];
const clinical: readonly Permission[] = [...everyone, "ProcComplCreate", "ProcComplEdit", "RxCreate"];
const frontDesk: readonly Permission[] = [
  ...everyone,
  "AccountModule",
  "ManageModule",
  "PaymentCreate",
  "PaymentEdit",
  "AdjustmentCreate",
  "InsPayCreate",
  "InsPayEdit",
  "ClaimSend",
  "ClaimEdit",
  "RecallEdit",
  "PatientCreate",
  "PatientEdit",
];
const permissions: Readonly<Record<User["group"], readonly Permission[]>> = {
  administrator: Object.keys(enumerations.EnumPermType).filter((name) => name !== "None") as Permission[], // its keys
  clinical,
  "front desk": frontDesk,
};
const colors = [0x5dade2, 0x58d68d, 0xf7dc6f, 0xbb8fce, 0xf0b27a, 0x76d7c4];

/** `usergroup`, `grouppermission`, `userod`, `usergroupattach`, `employee`, `provider`: who works here and may do what. */
export function writeStaff(book: PracticeBook, out: RowWriter): void {
  writeGroups(out);
  writeUsers(book, out);
  writeEmployees(book, out);
  book.world.practice.providers.forEach((provider, index) => {
    writeProvider(book, provider, index, out);
  });
}

/** The UserGroupNum of a group. */
function groupNumber(group: User["group"]): number {
  return groups.indexOf(group) + 1;
}

function writeGroups(out: RowWriter): void {
  for (const group of groups) {
    const number = groupNumber(group);
    out.write("usergroup", { UserGroupNum: number, Description: groupNames[group] });
    for (const name of permissions[group]) {
      out.write("grouppermission", { UserGroupNum: number, PermType: enumerations.EnumPermType[name] });
    }
  }
}

function writeUsers({ world, lastWorkingDay }: PracticeBook, out: RowWriter): void {
  const { users, providers, employees } = world.practice;
  const people = new Map([...providers, ...employees].map((person) => [person.userId, person]));
  for (const { id, name, group, employeeId, providerId } of users) {
    const { left, clinicId = 0 } = people.get(id) ?? {};
    out.write("userod", {
      UserNum: id,
      UserName: name,
      EmployeeNum: employeeId,
      ProvNum: providerId,
      ClinicNum: clinicId,
      IsHidden: flagOf(left !== undefined),
      DefaultHidePopups: 0,
      DateTLastLogin: momentAt(left ?? lastWorkingDay, 7 * 60 + 40),
    });
    out.write("usergroupattach", { UserNum: id, UserGroupNum: groupNumber(group) });
  }
}

function writeEmployees({ world }: PracticeBook, out: RowWriter): void {
  for (const { id, firstName, lastName, left } of world.practice.employees) {
    out.write("employee", {
      EmployeeNum: id,
      LName: lastName,
      FName: firstName,
      IsHidden: flagOf(left !== undefined),
      ClockStatus: "Home",
      PayrollID: `${1000 + id}`,
    });
  }
}

function writeProvider(book: PracticeBook, provider: Provider, index: number, out: RowWriter): void {
  const isHygienist = provider.kind === "hygienist";
  const color = argb(colors[index % colors.length] ?? 0xffffff);
  out.write("provider", {
    ProvNum: provider.id,
    Abbr: provider.abbreviation,
    ItemOrder: index,
    LName: provider.lastName,
    FName: provider.firstName,
    Suffix: isHygienist ? "RDH" : "DDS",
    FeeSched: usualFeeSchedule(book),
    Specialty: definitionNumber("ProviderSpecialties", isHygienist ? "Hygienist" : "General"),
    IsSecondary: isHygienist ? 1 : 0,
    ProvColor: color,
    OutlineColor: color,
    IsHidden: flagOf(provider.left !== undefined),
    DateTerm: provider.left ?? emptyDay,
    UsingTIN: 1,
    SigOnFile: 1,
    StateWhereLicensed: book.world.practice.state,
    StateLicense: `TEST${String(provider.id).padStart(4, "0")}`,
    NationalProvID: fakeNationalId(provider.id),
    ProvStatus: enumerations.ProviderStatus.Active,
    DateTStamp: Math.max(
      book.setUp,
      momentAt(provider.left === undefined ? provider.hired : provider.left + 1, 8 * 60),
    ),
  });
}

/** The FeeSchedNum of the office's usual fees. */
function usualFeeSchedule({ world }: PracticeBook): number {
  for (const schedule of world.feeSchedules.values()) if (schedule.kind === "usual") return schedule.id;
  return 0;
}

/** Ten digits like a National Provider Identifier, but beginning with 9, as none does. */
function fakeNationalId(providerId: number): string {
  return `9${String(providerId).padStart(9, "0")}`;
}
