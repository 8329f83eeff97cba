import type { Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { carrierProfiles, ppoFeeScheduleId } from "../../catalog/carriers.ts";
import { employerName } from "../../catalog/employers.ts";
import { fictionalPhone, firstName, lastName } from "../../catalog/names.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import type { BenefitCategory, InsurancePlan } from "../../world/insurance.ts";
import type { ReferralSource } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
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
    addPlan(office, at, id, name);
    if (random.chance(0.2)) addPlan(office, at, id, `${name} High`);
  }
}

function addPlan(office: Office, at: Moment, employerId: number, groupName: string): void {
  const id = office.newId("plan");
  const random = office.draw("plan", id);
  const carrierIndex = random.weighted(carrierProfiles.map(({ weight }, index) => [index, weight] as const));
  const isPpo = random.chance(insuranceRates.ppo);
  const maximum = random.weighted(insuranceRates.annualMaximum);
  const plan: InsurancePlan = {
    id,
    carrierId: carrierIndex + 1,
    employerId,
    groupName,
    groupNumber: String(random.integer(100_000, 999_999)),
    kind: isPpo ? "ppo" : "category",
    feeScheduleId: isPpo ? ppoFeeScheduleId(carrierIndex) : 0,
    percentages: percentagesOf(random),
    annualMaximum: maximum === 0 ? undefined : maximum * 100,
    deductible: random.weighted(insuranceRates.deductible) * 100,
    created: at,
  };
  office.record({ kind: "plan added", at, plan });
}

interface Shares {
  readonly preventive: number;
  readonly basic: number;
  readonly major: number;
  readonly endodontics: number;
}

function percentagesOf(random: Random): Partial<Record<BenefitCategory, number>> {
  const { preventive, basic, major, endodontics } = random.weighted<Shares>(insuranceRates.percentages);
  const covered: [BenefitCategory, number][] = [
    ["diagnostic", preventive],
    ["xray", preventive],
    ["preventive", preventive],
    ["restorative", basic],
    ["oral surgery", basic],
    ["adjunctive", basic],
    ["endodontics", endodontics],
    ["periodontics", endodontics],
    ["crowns", major],
    ["prosthodontics", major],
    ["orthodontics", random.chance(insuranceRates.orthodontics) ? 50 : 0],
  ];
  return Object.fromEntries(covered.filter(([, percent]) => percent > 0));
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
