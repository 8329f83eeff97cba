import { BitewingError } from "../../foundation/errors.ts";
import type { Contract } from "./contract.ts";
import { downstreamContract } from "./downstream/contract.ts";
import { profileNamed } from "./profiles.ts";

const contracts: ReadonlyMap<string, Contract> = new Map(
  [downstreamContract].map((contract) => [contract.profile, contract]),
);

/**
 * What readers ask of a profile's raw schema.
 *
 * @throws {BitewingError} of kind `usage` for an unknown profile, and for one of which nobody asks anything
 */
export function contractOf(profile: string): Contract {
  const { name } = profileNamed(profile);
  const contract = contracts.get(name);
  if (contract !== undefined) return contract;
  throw new BitewingError({
    kind: "usage",
    what: `Nobody asks anything of the profile '${name}'.`,
    next: `Name one with a contract: ${[...contracts.keys()].join(", ")}.`,
  });
}
