import { describe, expect, it } from "vitest";
import { practices, teethWorkedOn, type Worked } from "./practices.ts";

const teeth = teethWorkedOn();

/** The days on which codes were done on a tooth. */
const daysOf = ({ procedures }: Worked, codes: RegExp): readonly number[] =>
  procedures.filter(({ code }) => codes.test(code)).map(({ day }) => day);

const doneHere = ({ procedures }: Worked, codes: RegExp): readonly number[] =>
  procedures.filter(({ code, status }) => codes.test(code) && status === "complete").map(({ day }) => day);

describe("work on a tooth", () => {
  it("has root canals that are crowned afterwards, never before", () => {
    const crowned = teeth.filter((t) => doneHere(t, /^D33/).length > 0 && daysOf(t, /^D27[45]/).length > 0);
    expect(crowned.length).toBeGreaterThan(10);
    const wrong = crowned.filter((t) => (daysOf(t, /^D27[45]/)[0] ?? 0) < (doneHere(t, /^D33/)[0] ?? 0) + 10);
    expect(wrong).toEqual([]);
  });

  it("builds up a tooth on the day of its crown", () => {
    const wrong = teeth.filter((t) => {
      const crowns = daysOf(t, /^D27[45]/);
      return doneHere(t, /^D295/).some((day) => crowns.length > 0 && !crowns.includes(day));
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ["root canal", /^D33/],
    ["crown", /^D27[45]/],
    ["extraction", /^D7[12]/],
    ["implant", /^D6010/],
  ])("has at most one %s", (_, codes) => {
    expect(teeth.filter((tooth) => daysOf(tooth, codes).length > 1)).toEqual([]);
  });

  it("puts implants into gaps, and crowns on implants that have healed", () => {
    const implants = teeth.filter((t) => doneHere(t, /^D6010/).length > 0);
    expect(implants.length).toBeGreaterThan(3);
    for (const tooth of implants) {
      const placed = daysOf(tooth, /^D6010/)[0] ?? 0;
      expect(daysOf(tooth, /^D7[12]/)[0]).toBeLessThanOrEqual(placed);
      for (const day of daysOf(tooth, /^D605|^D6058/)) expect(day - placed).toBeGreaterThanOrEqual(80);
    }
  });

  it("spans a gap with a bridge", () => {
    const pontics = teeth.filter((t) => daysOf(t, /^D6240/).length > 0);
    expect(pontics.filter((t) => daysOf(t, /^D7[12]/).length === 0)).toEqual([]);
  });

  it("fills no tooth under a crown and none that is gone", () => {
    const wrong = teeth.filter((tooth) => {
      const [crowned] = daysOf(tooth, /^D27|^D2930|^D6750/);
      const [gone] = daysOf(tooth, /^D7[12]/);
      return (
        doneHere(tooth, /^D2[13]/).some((day) => day > (crowned ?? day)) ||
        doneHere(tooth, /^D0[23]|^D[23]|^D1/).some((day) => day > (gone ?? day))
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe("a deep cleaning", () => {
  it("is done in one or two visits, each quadrant once, the second side a week or more after the first", () => {
    for (const { world } of practices) {
      const byPatient = new Map<number, { day: number; surface: string }[]>();
      for (const { code, status, patientId, day, surface } of world.procedures.values()) {
        if (!/^D434[12]/.test(code) || status !== "complete") continue;
        byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), { day, surface }]);
      }
      expect(byPatient.size).toBeGreaterThan(2);
      for (const quadrants of byPatient.values()) {
        const first = Math.min(...quadrants.map(({ day }) => day));
        const course = quadrants.filter(({ day }) => day < first + 900);
        expect(new Set(course.map(({ surface }) => surface)).size).toBe(course.length);
        for (const { day } of course) expect(day === first || day >= first + 4).toBe(true);
      }
    }
  });
});

describe("a denture", () => {
  it("is delivered after visits for impressions and try-in", () => {
    let delivered = 0;
    for (const { world } of practices) {
      for (const { code, status, patientId, day, planned } of world.procedures.values()) {
        if (!code.startsWith("D5") || status !== "complete") continue;
        delivered++;
        const before = world
          .appointmentsOf(patientId)
          .map((id) => world.appointments.get(id))
          .filter((visit) => visit?.status === "complete" && visit.reason === "prosthodontics")
          .filter((visit) => Math.floor((visit?.start ?? 0) / 86_400) < day);
        expect(planned).toBeLessThan(day);
        expect(before.length).toBeGreaterThanOrEqual(3);
      }
    }
    expect(delivered).toBeGreaterThan(0);
  });
});
