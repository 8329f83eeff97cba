import type { Day } from "../../../foundation/calendar.ts";
import type { Provider, User } from "../../world/practice.ts";
import type { Office } from "../../world/world.ts";

/** A login of the front desk that is at work; whose exactly is drawn for the key. */
export function deskUser(office: Office, ...key: readonly (string | number)[]): number {
  return office.draw("desk user", ...key).pick(deskOnDuty(office));
}

/** Logins of the front desk at work; all of them before the first day is staffed. */
export function deskOnDuty({ world }: Office): readonly number[] {
  const { deskOnDuty: onDuty } = world.staff;
  if (onDuty.length > 0) return onDuty;
  return world.practice.users.filter(({ group }) => group === "front desk").map(({ id }) => id);
}

/** The dentists or hygienists of a clinic (0 in a practice without clinics) who have not left. */
export function providersOf(
  { world }: Office,
  kind: Provider["kind"],
  clinicId: number,
): readonly Provider[] {
  return world.practice.providers.filter(
    (provider) => provider.kind === kind && provider.clinicId === clinicId && provider.left === undefined,
  );
}

/** Whether somebody belongs to the staff on a day. */
export const isEmployed = (
  person: { readonly hired: Day; readonly left: Day | undefined },
  day: Day,
): boolean => person.hired <= day && (person.left === undefined || day <= person.left);

/** The login of a provider. */
export function userOfProvider(office: Office, providerId: number): number {
  const isTheirs = (user: User): boolean => user.providerId === providerId;
  return office.world.practice.users.find(isTheirs)?.id ?? 1;
}
