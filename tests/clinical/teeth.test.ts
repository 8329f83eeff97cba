import { describe, expect, it } from "vitest";
import { ageOn } from "../../foundation/calendar.ts";
import {
  isPrimary,
  primaryTeeth,
  standsAt,
  successorOf,
  wisdomTeeth,
} from "../../generator/catalog/teeth.ts";
import { practices } from "./practices.ts";

const allPermanent = Array.from({ length: 32 }, (_, index) => String(index + 1));

describe("the teeth of an age", () => {
  it.each([
    [1, 0, 0],
    [4, 20, 0],
    [13, 0, 28],
    [30, 0, 32],
  ])("at %i are %i baby teeth and %i permanent ones", (age, primary, permanent) => {
    expect(primaryTeeth.filter((tooth) => standsAt(tooth, age))).toHaveLength(primary);
    expect(allPermanent.filter((tooth) => standsAt(tooth, age))).toHaveLength(permanent);
  });

  it("never hold a baby tooth and its successor at once", () => {
    for (let age = 0; age < 30; age++) {
      const both = primaryTeeth.filter(
        (tooth) => standsAt(tooth, age) && standsAt(String(successorOf(tooth)), age),
      );
      expect(both).toEqual([]);
    }
  });
});

describe("treatment by age", () => {
  const treated = practices.flatMap(({ world }) =>
    [...world.procedures.values()]
      .filter(({ status, tooth, code }) => status === "complete" && tooth !== "" && !code.startsWith("D6"))
      .map((procedure) => ({
        code: procedure.code,
        tooth: procedure.tooth,
        age: ageOn(world.patients.get(procedure.patientId)?.birthdate ?? procedure.day, procedure.day),
      })),
  );

  it("is of teeth that stand at that age", () => {
    expect(treated.filter(({ tooth }) => isPrimary(tooth)).length).toBeGreaterThan(20);
    expect(treated.filter(({ tooth, age }) => !standsAt(tooth, age))).toEqual([]);
  });

  it("takes impacted wisdom teeth out of the young", () => {
    const impacted = treated.filter(({ code }) => code === "D7230" || code === "D7240");
    expect(impacted.length).toBeGreaterThan(0);
    for (const { tooth, age } of impacted) {
      expect(wisdomTeeth).toContain(tooth);
      expect(age).toBeGreaterThanOrEqual(17);
      expect(age).toBeLessThanOrEqual(30);
    }
  });

  it("seals the molars of children", () => {
    const sealed = treated.filter(({ code }) => code === "D1351");
    expect(sealed.length).toBeGreaterThan(20);
    for (const { age } of sealed) expect(age).toBeLessThan(16);
  });
});

describe("work for specialists", () => {
  it("stands on the chart as referred, with the referral beside it", () => {
    const referred = practices.flatMap(({ world }) =>
      [...world.procedures.values()]
        .filter(({ status }) => status === "referred")
        .map((procedure) => ({ world, procedure })),
    );
    expect(referred.length).toBeGreaterThan(20);
    for (const { world, procedure } of referred) {
      const sent = [...world.referralAttachments.values()].some(
        ({ patientId, direction, created }) =>
          patientId === procedure.patientId && direction === "to" && created === procedure.created,
      );
      expect(sent).toBe(true);
      expect(procedure.appointmentId).toBe(0);
    }
  });
});
