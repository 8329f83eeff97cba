import { describe, expect, it } from "vitest";
import { ageOn } from "../../foundation/calendar.ts";
import { isBrokenCode, procedureCode } from "../../generator/catalog/procedure-codes.ts";
import { practices } from "./practices.ts";

const done = practices.flatMap(({ world }) =>
  [...world.procedures.values()].filter(
    (p) => p.status === "complete" && !isBrokenCode(p.code) && p.code !== "D9430",
  ),
);

/** Completed procedures in a thousand whose code matches. */
const perThousand = (codes: RegExp): number =>
  (1000 * done.filter(({ code }) => codes.test(code)).length) / done.length;

describe("the procedures of three practices", () => {
  it.each([
    ["recall exams", /^D0120/, 136],
    ["first exams", /^D01[58]0/, 30],
    ["problem-focused exams", /^D0140/, 31],
    ["X-rays", /^D0[23]/, 218],
    ["adult cleanings", /^D1110/, 147],
    ["child cleanings", /^D1120/, 47],
    ["fluoride", /^D120/, 78],
    ["fillings", /^D2[13]/, 126],
    ["crowns", /^D27[45]/, 23],
    ["extractions", /^D7[12]/, 24],
    ["deep cleanings", /^D434[12]/, 17],
    ["periodontal maintenance", /^D4910/, 45],
  ])("have about as many %s as a general practice", (_, codes, target) => {
    expect(perThousand(codes)).toBeGreaterThan(target * 0.5);
    expect(perThousand(codes)).toBeLessThan(target * 1.7);
  });

  it("say where they were done, as their code asks", () => {
    const wrong = done.filter(({ code, tooth, surface }) => {
      const { area } = procedureCode(code);
      if (area === "tooth") return tooth === "" || surface !== "";
      if (area === "surface") return tooth === "" || !/^[MODBFLIV]+$/.test(surface);
      if (area === "quadrant") return !["UL", "UR", "LL", "LR"].includes(surface);
      if (area === "arch") return !["U", "L"].includes(surface);
      return tooth !== "" || surface !== "";
    });
    expect(wrong).toEqual([]);
  });

  it("stand on teeth that there are", () => {
    const isTooth = /^([1-9]|[12]\d|3[0-2]|[A-T])$/;
    expect(done.filter(({ tooth }) => tooth !== "" && !isTooth.test(tooth))).toEqual([]);
  });
});

describe("the order of treatment", () => {
  /** Days from each completed procedure to the next of the same patient, and of the same tooth. */
  const gapsOf = (codes: RegExp): readonly number[] =>
    practices.flatMap(({ world }) => {
      const last = new Map<string, number>();
      return [...world.procedures.values()]
        .filter(({ code, status }) => status === "complete" && codes.test(code))
        .sort((a, b) => a.day - b.day)
        .flatMap(({ patientId, tooth, day }) => {
          const key = `${patientId} ${tooth}`;
          const before = last.get(key);
          last.set(key, day);
          return before === undefined ? [] : [day - before];
        });
    });

  it("keeps the interval between cleanings", () => {
    expect(Math.min(...gapsOf(/^D11[12]0/))).toBeGreaterThan(150);
    expect(Math.min(...gapsOf(/^D4910/))).toBeGreaterThan(70);
  });

  it("lets a root canal or an implant heal before its crown", () => {
    expect(gapsOf(/^D33|^D27/).filter((gap) => gap === 0)).toEqual([]);
    expect(gapsOf(/^D6010|^D6058/).filter((gap) => gap < 90)).toEqual([]);
  });

  it("fills no baby under two", () => {
    const fillings = practices.flatMap(({ world }) =>
      [...world.procedures.values()]
        .filter(({ code, status }) => /^D2[13]/.test(code) && status === "complete")
        .map(({ patientId, day }) => ageOn(world.patients.get(patientId)?.birthdate ?? day, day)),
    );
    expect(Math.min(...fillings)).toBeGreaterThanOrEqual(2);
  });
});

describe("the teeth of three practices' patients", () => {
  it("are not treated once they are gone", () => {
    const wrong = practices.flatMap(({ world }) => {
      const goneOn = new Map<string, number>();
      for (const { code, status, patientId, tooth, day } of world.procedures.values()) {
        const isGone = /^D7[12]/.test(code) && (status === "complete" || status === "existing");
        if (isGone) goneOn.set(`${patientId} ${tooth}`, day);
      }
      return [...world.procedures.values()].filter(
        ({ code, status, patientId, tooth, day }) =>
          status === "complete" &&
          /^D(02[23]|[23])/.test(code) &&
          day > (goneOn.get(`${patientId} ${tooth}`) ?? day),
      );
    });
    expect(wrong).toEqual([]);
  });
});
