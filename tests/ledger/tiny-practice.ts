import { type Day, dayOf, momentAt, weekdayOf } from "../../foundation/calendar.ts";
import { moneyProcesses } from "../../generator/processes/money.ts";
import { SimulatedOffice } from "../../generator/simulated-office.ts";
import type { Coverage, InsurancePlan, Subscription } from "../../generator/world/insurance.ts";
import type { Patient } from "../../generator/world/people.ts";
import type { Practice, Provider } from "../../generator/world/practice.ts";
import { SimulatedWorld } from "../../generator/world/simulated-world.ts";
import type { Appointment, Procedure } from "../../generator/world/treatment.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

const opened = dayOf(2023, 1, 2);
const families = 30;

/** What visits are made of, with PPO fees at about 70 % of the usual ones. */
const treatments = [
  { code: "D0120", fee: 6_000, ppoFee: 4_100 },
  { code: "D1110", fee: 11_500, ppoFee: 7_900 },
  { code: "D2392", fee: 28_900, ppoFee: 19_700 },
  { code: "D2740", fee: 145_000, ppoFee: 98_000 },
  { code: "D4341", fee: 31_000, ppoFee: 22_500 },
] as const;

/**
 * Thirty families of two with one dentist, four in five of them insured, one in five twice; somebody comes each
 * weekday. It drives the money processes without the clinical side of the generator.
 */
export function tinyPractice(seed: number, days: number): SimulatedPractice {
  const office = new SimulatedOffice(openWorld(), { patients: families * 2, years: 1, clinics: 0 }, seed);
  for (let day = opened; day < opened + days; day++) {
    office.startDay();
    if (day === opened) join(office);
    if (weekdayOf(day) >= 1 && weekdayOf(day) <= 5) open(office, day);
    for (const process of moneyProcesses) process.runDay(office, day);
  }
  const settings = { patients: families * 2, years: 1, seed, asOf: opened + days - 1 };
  return { world: office.world, events: office.events, settings };
}

function openWorld(): SimulatedWorld {
  const provider = { id: 1, kind: "dentist" } as Provider; // the money looks at no more of a provider
  const practice = { title: "Tiny", providers: [provider], users: [{ id: 1, group: "front desk" }] };
  return new SimulatedWorld({
    practice: practice as unknown as Practice, // nor of the practice
    opened,
    feeSchedules: [
      { id: 1, description: "PPO", kind: "ppo", fees: new Map(treatments.map((t) => [t.code, t.ppoFee])) },
    ],
  });
}

function join(office: SimulatedOffice): void {
  const at = momentAt(opened, 480);
  office.record({ at, kind: "plan added", plan: plan(1, "ppo", 1) });
  office.record({ at, kind: "plan added", plan: plan(2, "category", 2) });
  for (let family = 0; family < families; family++) {
    const ids = [office.newId("patient"), office.newId("patient")] as const;
    for (const id of ids) {
      const birthdate = dayOf(1950 + family, 5, 5);
      const patient = { id, guarantorId: ids[0], birthdate, primaryProviderId: 1 } as Patient;
      office.record({ at, kind: "patient joined", patient });
      if (family % 5 > 0) cover(office, at, id, 1, 1);
      if (family % 5 > 3) cover(office, at, id, 2, 2);
    }
  }
}

function plan(id: number, kind: InsurancePlan["kind"], carrierId: number): InsurancePlan {
  const percentages = { diagnostic: 100, preventive: 100, restorative: 80, periodontics: 80, crowns: 50 };
  const benefits: Partial<InsurancePlan> = {
    percentages,
    annualMaximum: 150_000,
    deductible: 5_000,
    renewalMonth: 1,
    withoutDeductible: ["diagnostic", "preventive"],
    waitingMonths: {},
    exclusions: [],
    limits: [{ group: "Exam", per: "benefit year", quantity: 2 }],
    downgradesBackFillings: kind === "category",
  };
  return { id, carrierId, kind, feeScheduleId: kind === "ppo" ? 1 : 0, ...benefits } as InsurancePlan;
}

function cover(
  office: SimulatedOffice,
  at: number,
  patientId: number,
  planId: number,
  ordinal: number,
): void {
  const id = office.newId("subscription");
  const subscription = {
    id,
    planId,
    subscriberPatientId: patientId,
    effective: opened,
    terminated: undefined,
  };
  const coverage = {
    id: office.newId("coverage"),
    patientId,
    subscriptionId: id,
    ordinal,
    relationship: "self",
  };
  office.record({
    at,
    kind: "coverage started",
    subscription: subscription as Subscription,
    coverage: coverage as Coverage,
  });
}

function open(office: SimulatedOffice, day: Day): void {
  const at = momentAt(day, 420);
  const hours = { startMinute: 480, stopMinute: 1020, created: at, edited: at };
  const block = { id: office.newId("schedule block"), providerId: 1, operatoryId: 1, day, ...hours };
  office.record({ at, kind: "schedule posted", blocks: [block] });
  visit(office, day);
}

function visit(office: SimulatedOffice, day: Day): void {
  const draw = office.draw("visit", day);
  const at = momentAt(day, draw.integer(480, 900));
  const patientId = draw.integer(1, families * 2);
  const id = office.newId("appointment");
  const procedureIds = [draw.pick(treatments), draw.pick(treatments)].map(({ code, fee }) => {
    const status = { status: "planned", appointmentId: 0, providerId: 1, units: 1, day } as const;
    const procedure = { id: office.newId("procedure"), patientId, code, fee, ...status } as Procedure;
    office.record({ at, kind: "procedure planned", procedure });
    return procedure.id;
  });
  const chair = { minutes: 60, operatoryId: 1, providerId: 1, hygienistId: 0, isHygiene: false };
  const appointment = { id, patientId, start: at, status: "scheduled", ...chair };
  office.record({ at, kind: "appointment booked", appointment: appointment as Appointment, procedureIds });
  if (draw.chance(0.1)) {
    office.record({ at, kind: "appointment broken", appointmentId: id, how: "missed", userId: 1 });
    return;
  }
  for (const procedureId of procedureIds) {
    const fee = office.world.procedures.get(procedureId)?.fee ?? 0;
    office.record({
      at,
      kind: "procedure completed",
      procedureId,
      appointmentId: id,
      day,
      providerId: 1,
      fee,
    });
  }
  const times = { arrived: at, seated: at, dismissed: at + 3600, userId: 1 };
  office.record({ at: at + 3600, kind: "appointment completed", appointmentId: id, ...times });
}
