import { ageOn, type Day, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { type FamilyChange, familyRates } from "../../catalog/rates/families.ts";
import type { Patient } from "../../world/people.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { patientOf } from "../treatment/chart.ts";
import { giveNewAddress, giveNewContact } from "./address-change.ts";
import { promiseFamilyEvent } from "./family-changes.ts";
import { joinedByChild, joinedByPartner } from "./family-growth.ts";
import { leaveHome } from "./leaving-home.ts";

/** Families move, get new numbers, have children, marry, and let grown children go. */
export const familyLife: DailyProcess = {
  name: "family life",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const tasks = office.agenda.take("family event", day);
    const times = deskTimes(office, day, "family life", tasks.length);
    for (const [index, { guarantorId }] of tasks.entries()) {
      const family = office.world.familyOf(guarantorId).map((id) => patientOf(office.world, id));
      if (!family.some(({ status }) => status === "patient")) continue;
      live(office, times[index] ?? 0, day, family);
      promiseFamilyEvent(office, guarantorId, day);
    }
  },
};

/** A change of the kind drawn, if the family is such that it can happen. The head is the guarantor. */
function live(office: Office, at: Moment, day: Day, family: readonly Patient[]): void {
  const head = family.find(({ id, guarantorId }) => id === guarantorId);
  if (head === undefined || head.status === "deceased") return;
  const random = office.draw("family", head.id, "change", day);
  const changes: Readonly<Record<FamilyChange, () => void>> = {
    address: () => giveNewAddress(office, at, family, random),
    contact: () => giveNewContact(office, at, family, random),
    birth: () => {
      if (family.some((member) => mayHaveChild(member, family, day))) joinedByChild(office, at, head);
    },
    partner: () => {
      if (mayMarry(head, family, day)) joinedByPartner(office, at, head, random);
    },
    "leaves home": () => leaveHome(office, at, family, random),
  };
  changes[random.weighted(familyRates.perYear)]();
}

function mayHaveChild(member: Patient, family: readonly Patient[], day: Day): boolean {
  const [youngest, oldest] = familyRates.mothersAge;
  const age = ageOn(member.birthdate, day);
  const isCouple = family.filter(({ position }) => position === "married").length > 1;
  return (
    isCouple &&
    member.position === "married" &&
    member.gender === "female" &&
    age >= youngest &&
    age <= oldest
  );
}

function mayMarry(head: Patient, family: readonly Patient[], day: Day): boolean {
  const [youngest, oldest] = familyRates.partnersAge;
  const age = ageOn(head.birthdate, day);
  const isAlone = family.every(({ id, position }) => id === head.id || position === "child");
  return (
    head.status === "patient" && head.position === "single" && isAlone && age >= youngest && age <= oldest
  );
}
