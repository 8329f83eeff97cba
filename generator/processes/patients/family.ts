import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import {
  exampleEmail,
  fictionalPhone,
  firstName,
  lastName,
  middleInitial,
  neverIssuedSsn,
  streetAddress,
} from "../../catalog/names.ts";
import { clinicPlaces, type Place, places } from "../../catalog/places.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import type { PeopleMix } from "../../catalog/scenarios/scenario.ts";
import type { FamilyPosition, Gender, Patient, PatientStatus } from "../../world/people.ts";
import type { Office } from "../../world/world.ts";
import { providersOf } from "../office/staff-on-duty.ts";

/** A person before there is a patient: what a family is made of. */
export interface Member {
  readonly age: number;
  readonly position: FamilyPosition;
  readonly gender: Gender;
  readonly status: PatientStatus;
}

/** Registers a family and returns its patients, the guarantor first. */
export function registerFamily(
  office: Office,
  at: Moment,
  status: PatientStatus,
  clinicId: number,
): readonly Patient[] {
  const guarantorId = office.newId("patient");
  const random = office.draw("family", guarantorId);
  const members = membersOf(office.scenario.people, random, status);
  const household: Household = {
    guarantorId,
    lastName: lastName(random),
    address: streetAddress(random),
    ...placeOf(random, clinicId),
    clinicId,
    homePhone: random.chance(0.5) ? fictionalPhone(random) : "",
    primaryProviderId: random.pick(providersOf(office, "dentist", clinicId)).id,
    secondaryProviderId: random.pick(providersOf(office, "hygienist", clinicId)).id,
  };
  return members.map((member, index) => {
    const id = index === 0 ? guarantorId : office.newId("patient");
    const patient = patientFrom(office, at, id, member, household);
    office.record({ kind: "patient joined", at, patient });
    return patient;
  });
}

/** Where a family lives: more often than not in the town of its clinic. */
function placeOf(random: Random, clinicId: number): Place {
  const town = clinicPlaces[clinicId - 1];
  return town !== undefined && random.chance(demandRates.livesNearClinic) ? town : random.weighted(places);
}

/** What a family's members share. */
export type Household = Pick<
  Patient,
  | "guarantorId"
  | "lastName"
  | "address"
  | "city"
  | "state"
  | "zip"
  | "homePhone"
  | "clinicId"
  | "primaryProviderId"
  | "secondaryProviderId"
>;

/** A person of a household as a patient. */
export function patientFrom(
  office: Office,
  at: Moment,
  id: number,
  member: Member,
  household: Household,
): Patient {
  const random = office.draw("patient", id, "person");
  const { age, position, gender, status } = member;
  const first = firstName(random, gender);
  return {
    id,
    guarantorId: household.guarantorId,
    firstName: first,
    lastName: household.lastName,
    middleInitial: middleInitial(random),
    preferredName: "",
    gender,
    position,
    birthdate: dayOfMoment(at) - Math.floor((age + random.next()) * 365.25),
    address: household.address,
    city: household.city,
    state: household.state,
    zip: household.zip,
    homePhone: household.homePhone,
    mobilePhone: age >= 14 ? fictionalPhone(random) : "",
    email: age >= 16 ? exampleEmail(first, household.lastName, id) : "",
    ssn: age >= 18 && random.chance(0.4) ? neverIssuedSsn(random) : "",
    status,
    clinicId: household.clinicId,
    primaryProviderId: household.primaryProviderId,
    secondaryProviderId: household.secondaryProviderId,
    employerId: 0,
    firstVisit: undefined,
    joined: at,
    edited: at,
  };
}

/** Who belongs to a new family, its head first. */
export function membersOf(people: PeopleMix, random: Random, status: PatientStatus): readonly Member[] {
  const size = random.weighted(people.familySizes);
  const headAge = (): number => random.integer(...random.weighted(people.headAges));
  const { female } = demandRates;
  if (size === 1)
    return [{ age: headAge(), position: "single", gender: genderOf(random, female.single), status }];
  if (size === 2 && random.chance(demandRates.coupleOfTwo)) return couple(headAge(), random, status);
  const ages = Array.from({ length: size }, () => random.integer(...people.childAges));
  const parentAge = Math.max(...ages) + random.integer(21, 36);
  const parents =
    size > 2 && random.chance(demandRates.twoParents)
      ? couple(parentAge, random, status)
      : [singleParent(parentAge, random, status)];
  const children = ages
    .slice(0, size - parents.length)
    .map((age): Member => ({ age, position: "child", gender: genderOf(random, female.child), status }));
  return [...parents, ...children];
}

const genderOf = (random: Random, female: number): Gender => (random.chance(female) ? "female" : "male");

function singleParent(age: number, random: Random, status: PatientStatus): Member {
  const gender = genderOf(random, demandRates.female.singleParent);
  return { age, position: "single", gender, status: guarantorStatus(random, status) };
}

function couple(age: number, random: Random, status: PatientStatus): readonly Member[] {
  const other = Math.max(18, age + random.integer(-6, 5));
  const gender = genderOf(random, demandRates.female.headOfCouple);
  return [
    { age, position: "married", gender, status: guarantorStatus(random, status) },
    { age: other, position: "married", gender: otherGender(random, gender), status },
  ];
}

/** The gender of somebody's partner. */
export function otherGender(random: Random, gender: Gender): Gender {
  const other = gender === "female" ? "male" : "female";
  return random.chance(demandRates.differentGenders) ? other : gender;
}

/** Some heads of families pay and never sit in the chair. */
const guarantorStatus = (random: Random, status: PatientStatus): PatientStatus =>
  random.chance(demandRates.nonpatientGuarantor) ? "nonpatient" : status;
