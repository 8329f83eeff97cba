import { ageOn, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { lastName } from "../../catalog/names.ts";
import { familyRates } from "../../catalog/rates/families.ts";
import type { Patient } from "../../world/people.ts";
import type { Office } from "../../world/world.ts";
import { promiseDeparture } from "./departures.ts";
import { coverNewMember } from "./enrolment.ts";
import { type Member, otherGender, patientFrom } from "./family.ts";
import { bookFirstVisit } from "./first-visit.ts";

/** A child of the family is brought for the first time. */
export function joinedByChild(office: Office, at: Moment, head: Patient): void {
  const gender = office.draw("family", head.id, "child", dayOfMoment(at)).chance(0.5) ? "female" : "male";
  const member: Member = { age: familyRates.firstBroughtAt, position: "child", gender, status: "patient" };
  join(office, at, head, member, head.lastName);
}

/** The head of a family marries, and the partner becomes a patient too. */
export function joinedByPartner(office: Office, at: Moment, head: Patient, random: Random): void {
  const age = Math.max(19, ageOn(head.birthdate, dayOfMoment(at)) + random.integer(-5, 4));
  const gender = otherGender(random, head.gender);
  office.record({ kind: "patient changed", at, patientId: head.id, change: { position: "married" } });
  const name = random.chance(0.5) ? head.lastName : lastName(random);
  join(office, at, head, { age, position: "married", gender, status: "patient" }, name);
}

function join(office: Office, at: Moment, head: Patient, member: Member, name: string): void {
  const patient = patientFrom(office, at, office.newId("patient"), member, { ...head, lastName: name });
  office.record({ kind: "patient joined", at, patient });
  coverNewMember(office, at, patient, head.id);
  promiseDeparture(office, patient);
  bookFirstVisit(office, at, patient, false);
}
