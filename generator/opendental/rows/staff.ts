import { emptyDay, momentAt } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { type UserGroupName, userGroupNumber, userGroups } from "../../catalog/setup/user-groups.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Employee, Provider, User } from "../../world/practice.ts";
import type { World } from "../../world/world.ts";
import type { PracticeBook } from "../book.ts";
import { argb, fakeLicense, fakeNationalId, flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

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

function writeGroups(out: RowWriter): void {
  for (const { name, permissions } of userGroups) {
    const number = userGroupNumber(name);
    out.write("usergroup", { UserGroupNum: number, Description: name });
    for (const permission of permissions) {
      out.write("grouppermission", {
        UserGroupNum: number,
        PermType: enumerations.EnumPermType[permission],
      });
    }
  }
}

const groupsOfWork: Readonly<Record<Provider["kind"] | Employee["role"], UserGroupName>> = {
  dentist: "Dentist",
  hygienist: "Hygienist",
  assistant: "Assistant",
  "front desk": "Front Desk",
  "office manager": "Office Manager",
};
const groupsOfLogins: Readonly<Record<User["group"], UserGroupName>> = {
  administrator: "Admin",
  clinical: "Assistant",
  "front desk": "Front Desk",
};

/** The group of a login: by what its owner does; that of the administrator stands above. */
function groupOf({ practice }: World, { id, group }: User): UserGroupName {
  if (group === "administrator") return "Admin";
  const provider = practice.providers.find(({ userId }) => userId === id);
  const employee = practice.employees.find(({ userId }) => userId === id);
  const work = provider?.kind ?? employee?.role;
  return work === undefined ? groupsOfLogins[group] : groupsOfWork[work];
}

function writeUsers({ world, lastWorkingDay }: PracticeBook, out: RowWriter): void {
  const { users, providers, employees } = world.practice;
  const people = new Map([...providers, ...employees].map((person) => [person.userId, person]));
  for (const user of users) {
    const { id, name, employeeId, providerId } = user;
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
    out.write("usergroupattach", { UserNum: id, UserGroupNum: userGroupNumber(groupOf(world, user)) });
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
    StateLicense: fakeLicense(provider.id),
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
