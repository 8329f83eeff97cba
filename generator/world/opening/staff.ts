import type { Day } from "../../../foundation/calendar.ts";
import type { Draw } from "../../../foundation/random.ts";
import { firstName, lastName, streetAddress } from "../../catalog/names.ts";
import { practicePlace } from "../../catalog/places.ts";
import { staffingFor } from "../../catalog/staffing.ts";
import type { Employee, Operatory, Practice, Provider, User } from "../practice.ts";
import type { PracticeSizing } from "../world.ts";

interface Person {
  readonly firstName: string;
  readonly lastName: string;
}

/** The practice on its first morning: each dentist and each hygienist has a chair of their own. */
export function openingPractice(draw: Draw, sizing: PracticeSizing, opened: Day): Practice {
  const { dentists, hygienists } = staffingFor(sizing);
  const kinds = [
    ...Array.from({ length: dentists }, () => "dentist" as const),
    ...Array.from({ length: hygienists }, () => "hygienist" as const),
  ];
  const providers = kinds.map((kind, index) => provider(draw, kind, index, dentists, opened));
  const supportRoles = supportStaff(dentists, hygienists);
  const support = supportRoles.map((role, index) => ({ role, person: personOf(draw, "employee", index) }));
  const hygienistPeople = providers.filter((p) => p.kind === "hygienist");
  const employees: Employee[] = [
    ...support.map(({ role, person }, index) => ({
      id: index + 1,
      firstName: person.firstName,
      lastName: person.lastName,
      role,
      userId: providers.length + index + 1,
      clinicId: 0,
      hired: opened - draw("employee", index, "hired").integer(30, 2500),
      left: undefined,
    })),
    ...hygienistPeople.map((p, index) => ({
      id: support.length + index + 1,
      firstName: p.firstName,
      lastName: p.lastName,
      role: "hygienist" as const,
      userId: p.userId,
      clinicId: p.clinicId,
      hired: p.hired,
      left: p.left,
    })),
  ];
  return {
    title: "Fairhollow Family Dental",
    phone: "(503)555-0100",
    address: streetAddress(draw("practice", "address")),
    ...practicePlace,
    clinics: [],
    providers,
    operatories: providers.map(operatory),
    employees,
    users: usersOf(providers, employees),
  };
}

const personOf = (draw: Draw, kind: string, index: number): Person => {
  const random = draw(kind, index, "name");
  const gender = random.chance(kind === "dentist" ? 0.4 : 0.9) ? "female" : "male";
  return { firstName: firstName(random, gender), lastName: lastName(random) };
};

function provider(
  draw: Draw,
  kind: Provider["kind"],
  index: number,
  dentists: number,
  opened: Day,
): Provider {
  const id = index + 1;
  const abbreviation =
    kind === "dentist" ? `DR${String.fromCharCode(65 + index)}` : `HY${index - dentists + 1}`;
  const hired = opened - draw("provider", id, "hired").integer(30, 3000);
  const person = personOf(draw, kind, index);
  const places = { operatoryId: id, userId: id, clinicId: 0 };
  return { id, kind, abbreviation, ...person, ...places, hired, left: undefined };
}

function operatory(provider: Provider): Operatory {
  const isHygiene = provider.kind === "hygienist";
  const abbreviation = `OP${provider.operatoryId}`;
  const name = `Operatory ${provider.operatoryId}`;
  return { id: provider.operatoryId, name, abbreviation, isHygiene, providerId: provider.id, clinicId: 0 };
}

/** 1.8 assistants a dentist and 4.8 staff in all (facts section 5, grade H). */
function supportStaff(dentists: number, hygienists: number): Employee["role"][] {
  const desk = Math.max(2, Math.ceil((dentists + hygienists) / 3));
  return [
    "office manager",
    ...Array.from({ length: desk }, () => "front desk" as const),
    ...Array.from({ length: Math.ceil(dentists * 1.5) }, () => "assistant" as const),
  ];
}

function usersOf(providers: readonly Provider[], employees: readonly Employee[]): User[] {
  const clinical = providers.map((p): User => {
    const employeeId = employees.find((e) => e.userId === p.userId)?.id ?? 0;
    return { id: p.userId, name: loginOf(p), group: "clinical", employeeId, providerId: p.id };
  });
  const support = employees
    .filter((e) => e.role !== "hygienist")
    .map(
      (e): User => ({ id: e.userId, name: loginOf(e), group: groupOf(e), employeeId: e.id, providerId: 0 }),
    );
  return [...clinical, ...support];
}

function groupOf(employee: Employee): User["group"] {
  if (employee.role === "office manager") return "administrator";
  return employee.role === "assistant" ? "clinical" : "front desk";
}

/** Names of two people may coincide; the key at the end keeps logins apart. */
const loginOf = (person: Person & { readonly userId: number }): string =>
  `${person.firstName}${person.lastName.slice(0, 1)}${person.userId}`;
