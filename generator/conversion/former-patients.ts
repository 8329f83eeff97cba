import { ageOn, type Day, type Moment, momentAt, weekdayOf } from "../../foundation/calendar.ts";
import type { Draw, Random } from "../../foundation/random.ts";
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
import { conversionRates } from "../catalog/rates/conversion.ts";
import type { Scenario } from "../catalog/scenarios/scenario.ts";
import { type Household, type Member, membersOf } from "../processes/patients/family.ts";
import type { Patient, PatientStatus } from "../world/people.ts";
import type { Provider } from "../world/practice.ts";

/** What a conversion is made from. */
export interface ConversionSource {
  readonly draw: Draw;
  readonly scenario: Scenario;
  /** Patient rows. */
  readonly rows: number;
  readonly opened: Day;
  readonly at: Moment;
  /** The practice's providers on its first day, who take the place of those who are gone. */
  readonly providers: readonly Provider[];
  /** Plans on file: PlanNum 1 to this, each of the employer of the same number. */
  readonly plans: number;
}

/** Somebody who once was a patient, and when. */
export interface FormerPatient {
  readonly patient: Patient;
  readonly died: Moment | undefined;
  /** Oldest first; none of who only paid for others, and of duplicates. */
  readonly visits: readonly Day[];
}

export interface FormerFamily {
  /** The guarantor first. */
  readonly members: readonly FormerPatient[];
  /** When the first of them came. */
  readonly since: Day;
  /** Whether insurers paid a part in those years. */
  readonly isInsured: boolean;
  /** The plan still on file; 0 when none is. */
  readonly planId: number;
}

const daysPerYear = 365.25;

/** The families, by PatNum from 1 until there are rows enough; the last one may be cut short. */
export function* formerFamilies(source: ConversionSource): Generator<FormerFamily> {
  let nextId = 1;
  for (let number = 1; nextId <= source.rows; number++) {
    const family = formerFamily(source, number, nextId);
    yield family;
    nextId += family.members.length;
  }
}

function formerFamily(source: ConversionSource, number: number, guarantorId: number): FormerFamily {
  const random = source.draw("former family", number);
  const left = source.rows - guarantorId + 1;
  const members = membersOf(source.scenario.people, random, "inactive").slice(0, left);
  const stays = members.map((member, index) => visitOffsets(source.draw, guarantorId + index, member, index));
  const span = Math.max(0, ...stays.map((offsets) => offsets.at(-1) ?? 0));
  const since = source.opened - conversionRates.goneForDays - goneBefore(random) - span;
  const household = householdOf(source, random, guarantorId);
  const isInsured = random.chance(conversionRates.insured);
  const isOnFile = isInsured && random.chance(conversionRates.planOnFile);
  const planId = isOnFile ? random.integer(1, source.plans) : 0;
  const persons = members.map((member, index) => {
    const visits = (stays[index] ?? []).map((offset) => onWorkday(since + offset));
    const shared = { ...household, employerId: index === 0 ? planId : 0 };
    return formerPatient(source, shared, { id: guarantorId + index, member, since, visits });
  });
  return { since, isInsured, planId, members: persons.map((person) => asDuplicate(person, persons[0])) };
}

/** A record that was deleted is the guarantor's a second time. */
function asDuplicate(person: FormerPatient, guarantor: FormerPatient | undefined): FormerPatient {
  if (person.patient.status !== "deleted" || guarantor === undefined) return person;
  const { firstName, middleInitial: initial, gender, position, birthdate } = guarantor.patient;
  const same = { firstName, middleInitial: initial, gender, position, birthdate, email: "", ssn: "" };
  return { ...person, patient: { ...person.patient, ...same } };
}

/** Days between the last visit of a family and the time within which it would have come as patients. */
function goneBefore(random: Random): number {
  const { mean, most } = conversionRates.goneForYears;
  const years = Math.min(most, -mean * Math.log(1 - random.next()));
  return Math.floor(years * daysPerYear);
}

/** A member's visits in days from the family's first. */
function visitOffsets(draw: Draw, id: number, { status }: Member, index: number): readonly number[] {
  if (status === "nonpatient") return [];
  const random = draw("former patient", id, "visits");
  if (index > 0 && random.chance(conversionRates.duplicate)) return [];
  const { median, sigma, least, most } = conversionRates.daysBetweenVisits;
  const count = random.integer(...random.weighted<readonly [number, number]>(conversionRates.visits));
  let offset = index === 0 ? 0 : random.integer(0, conversionRates.familyComesWithinDays);
  const offsets = [offset];
  while (offsets.length < count) {
    offset += Math.round(Math.min(most, Math.max(least, random.logNormal(median, sigma))));
    if (offset > conversionRates.longestHistory * daysPerYear) break;
    offsets.push(offset);
  }
  return offsets;
}

/** The day itself, or the Monday after a weekend. */
function onWorkday(day: Day): Day {
  const weekday = weekdayOf(day);
  if (weekday === 0) return day + 1;
  return weekday === 6 ? day + 2 : day;
}

type FormerHousehold = Household & Pick<Patient, "employerId">;

function householdOf({ providers }: ConversionSource, random: Random, guarantorId: number): Household {
  const pickProvider = (kind: Provider["kind"]): number =>
    random.pick(providers.filter((provider) => provider.kind === kind)).id;
  const primaryProviderId = pickProvider("dentist");
  const hasHygienist = providers.some(({ kind }) => kind === "hygienist");
  return {
    guarantorId,
    lastName: lastName(random),
    address: streetAddress(random),
    ...random.weighted(places),
    homePhone: random.chance(0.85) ? fictionalPhone(random) : "",
    clinicId: 0,
    primaryProviderId,
    secondaryProviderId: hasHygienist ? pickProvider("hygienist") : 0,
  };
}

interface Stay {
  readonly id: number;
  readonly member: Member;
  readonly since: Day;
  readonly visits: readonly Day[];
}

function formerPatient(
  { draw, opened, at }: ConversionSource,
  household: FormerHousehold,
  { id, member, since, visits }: Stay,
): FormerPatient {
  const random = draw("former patient", id, "person");
  const { age, gender, position } = member;
  const first = firstName(random, gender);
  const birthdate = since - Math.floor((age + random.next()) * daysPerYear);
  const ageNow = ageOn(birthdate, opened);
  const status = statusOf(random, member, visits, ageNow);
  const lastVisit = visits.at(-1) ?? since;
  return {
    visits,
    died: status === "deceased" ? momentAt(random.integer(lastVisit + 30, opened - 30), 12 * 60) : undefined,
    patient: {
      ...household,
      id,
      firstName: first,
      middleInitial: middleInitial(random),
      preferredName: "",
      gender,
      position,
      birthdate,
      mobilePhone: random.chance(0.2) ? fictionalPhone(random) : "",
      email: random.chance(0.1) ? exampleEmail(first, household.lastName, id) : "",
      ssn: ageNow >= 18 && random.chance(0.4) ? neverIssuedSsn(random) : "",
      status,
      firstVisit: visits[0],
      joined: at,
      edited: at,
    },
  };
}

function statusOf(random: Random, member: Member, visits: readonly Day[], ageNow: number): PatientStatus {
  if (member.status === "nonpatient") return "nonpatient";
  if (visits.length === 0) return "deleted";
  const died = conversionRates.diedByAge.find(([upTo]) => ageNow <= upTo)?.[1] ?? 1;
  return random.chance(died) ? "deceased" : random.weighted<PatientStatus>(conversionRates.status);
}
