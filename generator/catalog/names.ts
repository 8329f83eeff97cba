import { faker } from "@faker-js/faker/locale/en";
import type { Random } from "../../foundation/random.ts";
import type { Gender } from "../world/people.ts";

/** Faker's English word lists. Picks are made with the practice's keyed randomness, never by Faker. */
const words = {
  female: faker.definitions.person.first_name.female ?? [],
  male: faker.definitions.person.first_name.male ?? [],
  last: faker.definitions.person.last_name.generic ?? [],
  streets: faker.definitions.location.street_suffix,
} as const;

export const firstName = (random: Random, gender: Gender): string => random.pick(words[gender]);

export const lastName = (random: Random): string => random.pick(words.last);

/** A house number and a street that carries a surname. */
export function streetAddress(random: Random): string {
  return `${random.integer(100, 9899)} ${random.pick(words.last)} ${random.pick(words.streets)}`;
}

export const middleInitial = (random: Random): string =>
  random.chance(0.55) ? random.pick([..."ABCDEFGHJKLMNPRSTW"]) : "";

/** A number of the range 555-0100 … 555-0199 that is kept for fiction, in one of a few area codes. */
export function fictionalPhone(random: Random): string {
  return `(${random.pick(["503", "541", "971"])})555-01${String(random.integer(0, 99)).padStart(2, "0")}`;
}

/** Nine digits from a range that is never issued as a social security number: 900–999. */
export function neverIssuedSsn(random: Random): string {
  return `9${String(random.integer(0, 99_999_999)).padStart(8, "0")}`;
}

/** An address at example.com, which is kept for examples. */
export function exampleEmail(first: string, last: string, id: number): string {
  return `${first}.${last}.${id}@example.com`.toLowerCase().replaceAll(/[^a-z0-9.@]/g, "");
}
