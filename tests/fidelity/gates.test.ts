import { beforeAll, describe, expect, test } from "vitest";
import { type FidelityReport, failedGates, fidelityReport } from "../../generator/fidelity/report.ts";
import { targets } from "../../generator/fidelity/targets/targets.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";
import { changed, findingOf, largePractice, withEvents, withTables } from "./measured-practice.ts";

let practice: SimulatedPractice;
let report: FidelityReport;

beforeAll(() => {
  practice = largePractice();
  report = fidelityReport(practice);
}, 600_000);

const gates = targets.filter(({ use, confidence }) => use.kind === "gate" && confidence !== "low");

describe("a practice of 1,500 patients and four years", () => {
  test("passes every gate", () => {
    const misses = failedGates(report).map(
      ({ id, observed, accepted }) => `${id}: ${observed} is not in ${accepted.from} to ${accepted.to}`,
    );
    expect(misses).toEqual([]);
  });

  test("has every gate measured, sixty of them and more not about fees", () => {
    const findings = report.subjects.flatMap(({ findings: all }) => all);
    expect(findings.filter(({ use, observed }) => use === "gate" && observed === null)).toEqual([]);
    expect(gates.filter(({ subject }) => subject !== "fees").length).toBeGreaterThanOrEqual(60);
  });

  test("shows its distributions as bars", () => {
    expect(report.distributions.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["ages", "lead-times", "no-show-age", "turnaround", "receivables", "sections"]),
    );
    const ages = report.distributions.find(({ id }) => id === "ages");
    const total = ages?.series.flatMap(({ bars }) => bars).reduce((sum, { value }) => sum + value, 0);
    expect(total).toBeCloseTo(100, 6);
  });
});

describe("a gate that a sound practice passes fails on a practice with", () => {
  const tampered: readonly (readonly [string, string, (sound: SimulatedPractice) => SimulatedPractice])[] = [
    ["no-shows doubled", "no-show", (sound) => withEvents(sound, keptAreBroken("missed", 12))],
    [
      "one visit in eight more called off",
      "cancelled",
      (sound) => withEvents(sound, keptAreBroken("cancelled", 8)),
    ],
    [
      "everybody twenty years older",
      "age-18-64",
      (sound) =>
        withTables(sound, {
          patients: changed(sound.world.patients, (one) => ({ ...one, birthdate: one.birthdate - 7305 })),
        }),
    ],
    [
      "men for women",
      "female",
      (sound) =>
        withTables(sound, {
          patients: changed(sound.world.patients, (one) => ({
            ...one,
            gender: one.gender === "male" ? "female" : "male",
          })),
        }),
    ],
    [
      "half of the coverage lost",
      "insured",
      (sound) =>
        withTables(sound, {
          coverages: new Map([...sound.world.coverages].filter(([id]) => id % 2 === 0)),
        }),
    ],
    [
      "plans that pay a quarter less for fillings",
      "pays-basic",
      (sound) =>
        withTables(sound, {
          plans: changed(sound.world.plans, (plan) => ({
            ...plan,
            percentages: { ...plan.percentages, restorative: 60 },
          })),
        }),
    ],
    [
      "yearly maximums all alike",
      "maximum-low",
      (sound) =>
        withTables(sound, {
          plans: changed(sound.world.plans, (plan) => ({ ...plan, annualMaximum: 150_000 })),
        }),
    ],
    [
      "fees doubled",
      "charge-denver-D1110",
      (sound) =>
        withTables(sound, {
          feeSchedules: changed(sound.world.feeSchedules, (schedule) => ({
            ...schedule,
            fees: new Map([...schedule.fees].map(([code, fee]) => [code, 2 * fee])),
          })),
        }),
    ],
    [
      "write-offs never posted",
      "write-off-share",
      (sound) =>
        withTables(sound, {
          claimLines: changed(sound.world.claimLines, (line) => ({ ...line, writeOff: 0 })),
        }),
    ],
    [
      "a third of payments lost",
      "net-collection-rate",
      (sound) =>
        withTables(sound, {
          payments: changed(sound.world.payments, (payment, key) =>
            key % 3 === 0 ? { ...payment, amount: 0 } : payment,
          ),
          insurancePayments: changed(sound.world.insurancePayments, (payment, key) =>
            key % 3 === 0 ? { ...payment, amount: 0 } : payment,
          ),
        }),
    ],
    [
      "every tooth ever filled found decayed again",
      "decayed",
      (sound) =>
        withTables(sound, {
          procedures: changed(sound.world.procedures, (one) =>
            one.status === "existing" && one.code.startsWith("D23")
              ? { ...one, status: "planned", planned: one.day }
              : one,
          ),
        }),
    ],
    [
      "crowns seated two months late",
      "crown-seat-delay",
      (sound) =>
        withTables(sound, {
          appointments: changed(sound.world.appointments, (one) =>
            one.reason === "crown seat" ? { ...one, start: one.start + 60 * 86_400 } : one,
          ),
        }),
    ],
    [
      "visits a fifth as long",
      "length-crown",
      (sound) =>
        withTables(sound, {
          appointments: changed(sound.world.appointments, (one) => ({ ...one, minutes: one.minutes / 5 })),
        }),
    ],
  ];

  test.each(tampered)("%s", (_, id, tamper) => {
    expect(findingOf(practice, id)).toMatchObject({ use: "gate", verdict: "within" });
    expect(findingOf(tamper(practice), id).verdict).toBe("outside");
  });
});

/** Every so many kept visits are broken instead. */
function keptAreBroken(how: "missed" | "cancelled", every: number): Parameters<typeof withEvents>[1] {
  return (event) => {
    if (event.kind !== "appointment completed" || event.appointmentId % every !== 0) return [event];
    const { at, appointmentId, userId } = event;
    return [{ kind: "appointment broken", at, appointmentId, how, userId }];
  };
}
