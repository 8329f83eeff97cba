import { describe, expect, it } from "vitest";
import { ageOn, civilOf, dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { usualFeeScheduleId } from "../../generator/catalog/carriers.ts";
import { scenarioNamed, scenarios } from "../../generator/catalog/scenarios/scenarios.ts";
import { clinicalProcesses } from "../../generator/processes/clinical.ts";
import { openingDay, simulate } from "../../generator/simulate.ts";
import { existing } from "../../generator/world/existing.ts";
import type { Patient } from "../../generator/world/people.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

const asOf = dayOf(2026, 6, 30);

function practiceOf(scenario: string, patients = 300): SimulatedPractice {
  return simulate({ patients, years: 3, seed: 1, asOf, scenario }, { processes: clinicalProcesses });
}

const usual = practiceOf("suburban-family");

const coming = ({ world }: SimulatedPractice): readonly Patient[] =>
  [...world.patients.values()].filter(({ status }) => status === "patient");

const share = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.filter(test).length / items.length;

function shareOfChildren(practice: SimulatedPractice): number {
  return share(coming(practice), ({ birthdate }) => ageOn(birthdate, asOf) < 18);
}

/** Of those who come, who are insured by the state's program. */
function shareOfPublicPlans(practice: SimulatedPractice): number {
  const { world } = practice;
  return share(coming(practice), ({ id }) =>
    world.coveragesOf(id).some((coverageId) => {
      const { subscriptionId } = existing(world.coverages, coverageId, "coverage");
      const { planId } = existing(world.subscriptions, subscriptionId, "subscription");
      return existing(world.plans, planId, "plan").sponsor === "state";
    }),
  );
}

/** Missed visits among those completed or missed. */
function missedShare({ events }: SimulatedPractice): number {
  const missed = events.filter(
    (event) => event.kind === "appointment broken" && event.how === "missed",
  ).length;
  const kept = events.filter(({ kind }) => kind === "appointment completed").length;
  return missed / (missed + kept);
}

/** Hygiene visits that were kept, a patient who comes. */
function hygieneVisits(practice: SimulatedPractice): number {
  const visits = [...practice.world.appointments.values()];
  return visits.filter((a) => a.isHygiene && a.status === "complete").length / coming(practice).length;
}

/** Days from joining to the first visit: the middle of the newcomers. */
function newcomersWait({ world }: SimulatedPractice): number {
  const waits = [...world.patients.values()]
    .filter(({ joined }) => dayOfMoment(joined) > world.opened + 60)
    .flatMap(({ joined, firstVisit }) => (firstVisit === undefined ? [] : [firstVisit - dayOfMoment(joined)]))
    .sort((a, b) => a - b);
  return waits[Math.floor(waits.length / 2)] ?? 0;
}

/** Patients who went inactive in a calendar year. */
function departuresIn({ events }: SimulatedPractice, year: number): number {
  return events.filter(
    (event) =>
      event.kind === "patient changed" &&
      event.change.status === "inactive" &&
      civilOf(dayOfMoment(event.at)).year === year,
  ).length;
}

/** The usual fee of a crown on the last day, in cents. */
const crownFee = ({ world }: SimulatedPractice): number =>
  existing(world.feeSchedules, usualFeeScheduleId, "fee schedule").fees.get("D2740") ?? 0;

describe("the scenarios", () => {
  it("each carry the name by which they are asked for", () => {
    for (const [name, scenario] of scenarios) expect(scenario.name).toBe(name);
    expect([...scenarios.keys()]).toEqual([
      "suburban-family",
      "young-suburban",
      "medicaid-heavy",
      "hygiene-short",
      "after-fee-increase",
      "growing-group",
      "long-established",
      "downstream",
      "specimen",
    ]);
  });

  it("are listed to who asks for an unknown one", () => {
    expect(() => scenarioNamed("moon-base")).toThrow(/no scenario 'moon-base'/);
    expect(() => scenarioNamed("moon-base")).toThrow(/young-suburban.*growing-group/);
  });
});

describe("a young suburban practice", () => {
  it("has far more children", () => {
    expect(shareOfChildren(practiceOf("young-suburban"))).toBeGreaterThan(shareOfChildren(usual) + 0.12);
  });
});

describe("a practice of the state's program", () => {
  const practice = practiceOf("medicaid-heavy");

  it("has half of its patients insured there, in place of a few", () => {
    expect(shareOfPublicPlans(practice)).toBeGreaterThan(0.4);
    expect(shareOfPublicPlans(usual)).toBeLessThan(0.15);
  });

  it("sees more visits missed", () => {
    expect(missedShare(practice)).toBeGreaterThan(1.25 * missedShare(usual));
  });
});

describe("a practice short of hygienists", () => {
  // Of fewer patients too few are new for the middle of their waits, in whole days, to tell the two apart.
  const patients = 600;
  const practice = practiceOf("hygiene-short", patients);
  const staffed = practiceOf("suburban-family", patients);

  it("cleans fewer teeth, and lets new patients wait longer", () => {
    expect(hygieneVisits(practice)).toBeLessThan(0.9 * hygieneVisits(staffed));
    expect(newcomersWait(practice)).toBeGreaterThan(newcomersWait(staffed));
  });
});

describe("a practice after a fee increase", () => {
  const practice = practiceOf("after-fee-increase");

  it("charges more, and loses patients in the year of the increase", () => {
    expect(crownFee(practice) / crownFee(usual)).toBeCloseTo(1.14, 1);
    // It opened in 2023: the second January is that of 2025.
    expect(departuresIn(practice, 2025)).toBeGreaterThan(1.4 * departuresIn(usual, 2025));
    expect(departuresIn(practice, 2024)).toBe(departuresIn(usual, 2024));
  });
});

describe("a growing group", () => {
  const group = practiceOf("growing-group");
  const { world } = group;

  it("opens five clinics one after another, each with its own patients", () => {
    const { clinics } = world.practice;
    expect(clinics.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    const days = clinics.map(({ opened }) => opened);
    expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
    for (const { id, opened } of clinics) {
      const patients = [...world.patients.values()].filter(({ clinicId }) => clinicId === id);
      expect(patients.length).toBeGreaterThan(20);
      expect(patients.filter(({ joined }) => dayOfMoment(joined) < opened)).toEqual([]);
    }
  });

  it("keeps families, visits and providers in one clinic", () => {
    const chairs = new Map(world.practice.operatories.map(({ id, clinicId }) => [id, clinicId]));
    const providers = new Map(world.practice.providers.map(({ id, clinicId }) => [id, clinicId]));
    const clinicOf = (patientId: number): number => existing(world.patients, patientId, "patient").clinicId;
    const elsewhere = [...world.appointments.values()].filter((a) => {
      const places = [a.operatoryId, a.providerId, a.hygienistId];
      const [chair, dentist, hygienist] = places;
      const clinics = [chairs.get(chair ?? 0), providers.get(dentist ?? 0), providers.get(hygienist ?? 0)];
      return clinics.some((clinic) => clinic !== undefined && clinic !== clinicOf(a.patientId));
    });
    expect(elsewhere).toEqual([]);
    const torn = [...world.patients.values()].filter((p) => p.clinicId !== clinicOf(p.guarantorId));
    expect(torn).toEqual([]);
  });
});

describe("a practice without clinics", () => {
  it("knows none", () => {
    expect(usual.world.practice.clinics).toEqual([]);
    expect(new Set(coming(usual).map(({ clinicId }) => clinicId))).toEqual(new Set([0]));
  });

  it("is what one clinic is asked for as well", () => {
    const one = simulate(
      { patients: 80, years: 1, seed: 1, asOf, clinics: 1 },
      { processes: clinicalProcesses },
    );
    expect(one.world.practice.clinics).toEqual([]);
  });
});

describe.each(["after-fee-increase", "growing-group"])("the past of %s", (scenario) => {
  it("is the same when the practice lives longer", () => {
    const settings = { patients: 300, years: 1, seed: 4, asOf: asOf - 240, scenario };
    const opened = openingDay(settings);
    const kinds = (until: number): readonly string[] =>
      simulate({ ...settings, opened, asOf: until }, { processes: clinicalProcesses }).events.map(
        (event) => `${event.kind} ${event.at}`,
      );
    const short = kinds(settings.asOf);
    expect(kinds(asOf).slice(0, short.length)).toEqual(short);
  });
});
