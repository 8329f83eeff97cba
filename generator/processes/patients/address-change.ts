import { ageOn, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { exampleEmail, fictionalPhone, streetAddress } from "../../catalog/names.ts";
import { places } from "../../catalog/places.ts";
import { familyRates } from "../../catalog/rates/families.ts";
import type { Patient } from "../../world/people.ts";
import type { Office } from "../../world/world.ts";

/** Whoever has died keeps the row as it is. */
const isAlive = ({ status }: Patient): boolean => status !== "deceased";

/** The whole family lives elsewhere: in another street of the town, or in another town. */
export function giveNewAddress(office: Office, at: Moment, family: readonly Patient[], random: Random): void {
  const street = { address: streetAddress(random) };
  const place = random.chance(familyRates.staysInTown) ? street : { ...street, ...random.weighted(places) };
  for (const { id } of family.filter(isAlive)) {
    office.record({ kind: "patient changed", at, patientId: id, change: place });
  }
}

/** One of the adults has a new mobile number, or a new mailbox. */
export function giveNewContact(office: Office, at: Moment, family: readonly Patient[], random: Random): void {
  const adults = family.filter((p) => isAlive(p) && ageOn(p.birthdate, dayOfMoment(at)) >= 18);
  if (adults.length === 0) return;
  const { id, firstName, lastName } = random.pick(adults);
  const change = random.chance(0.6)
    ? { mobilePhone: fictionalPhone(random) }
    : { email: exampleEmail(firstName, `${lastName}${random.integer(1, 99)}`, id) };
  office.record({ kind: "patient changed", at, patientId: id, change });
}
