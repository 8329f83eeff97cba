import type { Provider, User } from "../../world/practice.ts";
import type { Office } from "../../world/world.ts";

/** A user of the front desk; who exactly is drawn for the key. */
export function deskUser(office: Office, ...key: readonly (string | number)[]): number {
  const users = office.world.practice.users.filter((user) => user.group === "front desk");
  return office.draw("desk user", ...key).pick(users).id;
}

export function providersOf(office: Office, kind: Provider["kind"]): readonly Provider[] {
  return office.world.practice.providers.filter((provider) => provider.kind === kind);
}

/** The login of a provider. */
export function userOfProvider(office: Office, providerId: number): number {
  const isTheirs = (user: User): boolean => user.providerId === providerId;
  return office.world.practice.users.find(isTheirs)?.id ?? 1;
}
