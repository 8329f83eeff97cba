import { type Day, momentAt } from "../../../foundation/calendar.ts";
import type { Draw } from "../../../foundation/random.ts";
import { firstName, lastName } from "../../catalog/names.ts";
import type { Employee, Operatory, Practice, Provider, User } from "../practice.ts";

/** What somebody is taken on for. */
export type Role = "dentist" | Employee["role"];

/**
 * Somebody who joins: everybody gets a login; dentists and hygienists treat and so are providers, and all but dentists
 * are on the payroll. A new chair comes with a provider for whom there is none yet.
 */
export interface Hire {
  readonly role: Role;
  readonly provider: Provider | undefined;
  readonly operatory: Operatory | undefined;
  readonly employee: Employee | undefined;
  readonly user: User;
}

export interface HireRequest {
  readonly role: Role;
  /** 0 in a practice without clinics. */
  readonly clinicId: number;
  readonly hired: Day;
  /** The chair of the provider who is succeeded; a new one when absent. */
  readonly operatoryId?: number;
}

/** The next person of a practice. Keys follow on those of everybody who ever worked there. */
export function newHire(draw: Draw, practice: Practice, request: HireRequest): Hire {
  const { role, clinicId, hired } = request;
  const userId = practice.users.length + 1;
  const shared = { ...personOf(draw, role, userId), userId, clinicId, hired, left: undefined };
  const provider = isClinical(role) ? providerOf(practice, role, request, shared) : undefined;
  const employee = role === "dentist" ? undefined : { ...shared, id: practice.employees.length + 1, role };
  return {
    role,
    provider,
    operatory: request.operatoryId === undefined && provider !== undefined ? chairOf(provider) : undefined,
    employee,
    user: {
      id: userId,
      name: `${shared.firstName}${shared.lastName.slice(0, 1)}${userId}`,
      group: groupOf(role),
      employeeId: employee?.id ?? 0,
      providerId: provider?.id ?? 0,
    },
  };
}

/** The practice with somebody more. */
export function withHire(practice: Practice, hire: Hire): Practice {
  const { provider, operatory, employee, user } = hire;
  return {
    ...practice,
    providers: provider === undefined ? practice.providers : [...practice.providers, provider],
    operatories: operatory === undefined ? practice.operatories : [...practice.operatories, operatory],
    employees: employee === undefined ? practice.employees : [...practice.employees, employee],
    users: [...practice.users, user],
  };
}

const isClinical = (role: Role): role is Provider["kind"] => role === "dentist" || role === "hygienist";

function personOf(draw: Draw, role: Role, key: number): { firstName: string; lastName: string } {
  const random = draw("staff", key, "name");
  const gender = random.chance(role === "dentist" ? 0.4 : 0.9) ? "female" : "male";
  return { firstName: firstName(random, gender), lastName: lastName(random) };
}

function providerOf(
  practice: Practice,
  kind: Provider["kind"],
  { operatoryId }: HireRequest,
  shared: Pick<Provider, "firstName" | "lastName" | "userId" | "clinicId" | "hired" | "left">,
): Provider {
  const before = practice.providers.filter((provider) => provider.kind === kind).length;
  const abbreviation = kind === "dentist" ? `DR${letters(before)}` : `HY${before + 1}`;
  const chair = operatoryId ?? practice.operatories.length + 1;
  return { ...shared, id: practice.providers.length + 1, kind, abbreviation, operatoryId: chair };
}

/** A … Z, AA … ZZ: the columns of a spreadsheet, from 0. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function chairOf({ id, kind, operatoryId, clinicId, hired }: Provider): Operatory {
  return {
    id: operatoryId,
    name: `Operatory ${operatoryId}`,
    abbreviation: `OP${operatoryId}`,
    isHygiene: kind === "hygienist",
    providerId: id,
    clinicId,
    edited: momentAt(hired, 6 * 60),
  };
}

function groupOf(role: Role): User["group"] {
  if (role === "office manager") return "administrator";
  return role === "front desk" ? "front desk" : "clinical";
}
