import { type Day, dayOfMoment, type Moment } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import {
  exampleEmail,
  fictionalPhone,
  firstName,
  lastName,
  middleInitial,
  neverIssuedSsn,
  streetAddress,
} from "../catalog/names.ts";
import { places } from "../catalog/places.ts";
import { demandRates } from "../catalog/rates/demand.ts";
import type { FamilyPosition, Patient, PatientStatus } from "../world/people.ts";
import type { Office } from "../world/world.ts";
import { providersOf } from "./staff-on-duty.ts";

/** A person before there is a patient: what a family is made of. */
interface Member {
  readonly age: number;
  readonly position: FamilyPosition;
  readonly status: PatientStatus;
}

/** Registers a family and returns its patients, the guarantor first. */
export function registerFamily(office: Office, at: Moment, status: PatientStatus): readonly Patient[] {
  const guarantorId = office.newId("patient");
  const random = office.draw("family", guarantorId);
  const members = membersOf(random, status);
  const household = {
    lastName: lastName(random),
    address: streetAddress(random),
    ...random.weighted(places),
    homePhone: random.chance(0.5) ? fictionalPhone(random) : "",
    primaryProviderId: random.pick(providersOf(office, "dentist")).id,
    secondaryProviderId: random.pick(providersOf(office, "hygienist")).id,
  };
  return members.map((member, index) => {
    const id = index === 0 ? guarantorId : office.newId("patient");
    const patient = { ...person(office, id, member, dayOfMoment(at)), ...household, guarantorId };
    const named = { ...patient, email: emailOf(patient, member.age), joined: at, edited: at };
    office.record({ kind: "patient joined", at, patient: named });
    return named;
  });
}

type Household =
  | "lastName"
  | "address"
  | "city"
  | "state"
  | "zip"
  | "homePhone"
  | "primaryProviderId"
  | "secondaryProviderId";

function person(
  office: Office,
  id: number,
  member: Member,
  today: Day,
): Omit<Patient, Household | "guarantorId" | "email" | "joined" | "edited"> {
  const random = office.draw("patient", id, "person");
  const gender = random.chance(demandRates.female) ? "female" : "male";
  return {
    id,
    firstName: firstName(random, gender),
    middleInitial: middleInitial(random),
    preferredName: "",
    gender,
    position: member.position,
    birthdate: today - Math.floor((member.age + random.next()) * 365.25),
    mobilePhone: member.age >= 14 ? fictionalPhone(random) : "",
    ssn: member.age >= 18 && random.chance(0.4) ? neverIssuedSsn(random) : "",
    status: member.status,
    employerId: 0,
    firstVisit: undefined,
  };
}

const emailOf = (patient: { firstName: string; lastName: string; id: number }, age: number): string =>
  age >= 16 ? exampleEmail(patient.firstName, patient.lastName, patient.id) : "";

function membersOf(random: Random, status: PatientStatus): readonly Member[] {
  const size = random.weighted(demandRates.familySizes);
  if (size === 1) return [adult(headAge(random), "single", status)];
  if (size === 2 && random.chance(demandRates.coupleOfTwo)) return couple(headAge(random), random, status);
  const children = Array.from({ length: size }, () => childAge(random));
  const oldest = Math.max(...children);
  const parentAge = oldest + random.integer(21, 36);
  const two = size > 2 && random.chance(demandRates.twoParents);
  const parents = two
    ? couple(parentAge, random, status)
    : [adult(parentAge, "single", guarantorStatus(random, status))];
  const kids = children
    .slice(0, size - parents.length)
    .map((age): Member => ({ age, position: "child", status }));
  return [...parents, ...kids];
}

const adult = (age: number, position: FamilyPosition, status: PatientStatus): Member => ({
  age,
  position,
  status,
});

function couple(age: number, random: Random, status: PatientStatus): readonly Member[] {
  const other = Math.max(18, age + random.integer(-6, 5));
  return [adult(age, "married", guarantorStatus(random, status)), adult(other, "married", status)];
}

/** Some heads of families pay and never sit in the chair. */
const guarantorStatus = (random: Random, status: PatientStatus): PatientStatus =>
  random.chance(demandRates.nonpatientGuarantor) ? "nonpatient" : status;

function headAge(random: Random): number {
  const [from, to] = random.weighted<readonly [number, number]>(demandRates.headAges);
  return random.integer(from, to);
}

const childAge = (random: Random): number => random.integer(0, demandRates.oldestChild);
