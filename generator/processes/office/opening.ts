import type { Moment } from "../../../foundation/calendar.ts";
import { carrierProfiles } from "../../catalog/carriers.ts";
import { employerName } from "../../catalog/employers.ts";
import { fictionalPhone, firstName, lastName } from "../../catalog/names.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import type { ReferralSource } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { addEmployerPlan, addOtherPlans } from "../insurance/plan-design.ts";
import { systemTime } from "./desk-times.ts";

/** What is on file on the first morning: carriers, employers with their plans, and who refers patients to whom. */
export const opening: DailyProcess = {
  name: "opening",
  runDay(office, day) {
    if (office.world.carriers.size > 0 || !isOfficeOpen(day)) return;
    const at = systemTime(day, 1);
    addCarriers(office, at);
    addEmployers(office, at);
    addReferralSources(office, at);
  },
};

function addCarriers(office: Office, at: Moment): void {
  for (const { name, city, state, zip } of carrierProfiles) {
    const id = office.newId("carrier");
    const random = office.draw("carrier", id);
    const address = `PO Box ${random.integer(1000, 99_999)}`;
    const electronicId = String(random.integer(10_000, 99_999));
    const phone = fictionalPhone(random);
    const carrier = { id, name, phone, address, city, state, zip, electronicId, created: at };
    office.record({ kind: "carrier added", at, carrier });
  }
}

function addEmployers(office: Office, at: Moment): void {
  const count = Math.max(15, Math.ceil(office.sizing.patients / insuranceRates.patientsPerEmployer));
  for (let i = 0; i < count; i++) {
    const id = office.newId("employer");
    const random = office.draw("employer", id);
    const name = employerName(random);
    office.record({ kind: "employer added", at, employer: { id, name } });
    addEmployerPlan(office, at, id, name);
    if (random.chance(0.2)) addEmployerPlan(office, at, id, `${name} High`);
  }
  addOtherPlans(office, at);
}

const advertising = ["Web search", "Insurance directory", "Drove by", "Online reviews", "Mailer"] as const;
const specialties = ["Endodontics", "Oral Surgery", "Periodontics", "Orthodontics", "Pediatric"] as const;

function addReferralSources(office: Office, at: Moment): void {
  for (const lastName of advertising) addSource(office, at, { kind: "other", lastName, firstName: "" });
  for (let i = 0; i < 4; i++)
    addSource(office, at, { kind: "dentist", ...colleague(office, i), specialty: "General" });
  for (const [i, specialty] of specialties.entries()) {
    addSource(office, at, { kind: "specialist", ...colleague(office, i + 10), specialty });
  }
}

const colleague = (office: Office, index: number): { firstName: string; lastName: string } => {
  const random = office.draw("colleague", index);
  return { firstName: firstName(random, random.chance(0.4) ? "female" : "male"), lastName: lastName(random) };
};

/** Notes somebody who refers, and returns the key. */
export function addSource(
  office: Office,
  at: Moment,
  source: Pick<ReferralSource, "kind" | "lastName" | "firstName"> & Partial<ReferralSource>,
): number {
  const id = office.newId("referral");
  const referral: ReferralSource = { patientId: 0, specialty: "", ...source, id, created: at };
  office.record({ kind: "referral source added", at, referral });
  return id;
}
