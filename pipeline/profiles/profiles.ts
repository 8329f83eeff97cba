import { BitewingError } from "../../foundation/errors.ts";
import { downstream } from "./downstream/downstream.ts";
import { type Profile, plainProfile } from "./profile.ts";

/** Every profile by its name, the usual one first. */
export const profiles: ReadonlyMap<string, Profile> = new Map(
  [plainProfile, downstream].map((profile) => [profile.name, profile]),
);

/**
 * The profile of a name; the plain one when none is given.
 *
 * @throws {BitewingError} of kind `usage` that lists the names
 */
export function profileNamed(name: string | undefined): Profile {
  if (name === undefined) return plainProfile;
  const profile = profiles.get(name);
  if (profile !== undefined) return profile;
  throw new BitewingError({
    kind: "usage",
    what: `There is no profile '${name}'.`,
    next: `Choose one of: ${[...profiles.keys()].join(", ")}.`,
  });
}
