import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import { existing } from "../../generator/world/existing.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the patients of practice $settings.seed", ({ world, settings }) => {
  const patients = [...world.patients.values()];

  it("are about as many as asked for", () => {
    expect(patients.length).toBeGreaterThan(settings.patients * 0.9);
    expect(patients.length).toBeLessThan(settings.patients * 1.1);
  });

  it("belong to families whose guarantor is their own guarantor", () => {
    const guarantors = patients.map((p) => existing(world.patients, p.guarantorId, "patient"));
    expect(guarantors.filter((g) => g.guarantorId !== g.id)).toEqual([]);
    expect(patients.filter((p) => !world.familyOf(p.guarantorId).includes(p.id))).toEqual([]);
  });

  it("have a dentist and a hygienist of the practice", () => {
    const kindOf = new Map(world.practice.providers.map(({ id, kind }) => [id, kind]));
    expect(new Set(patients.map((p) => kindOf.get(p.primaryProviderId)))).toEqual(new Set(["dentist"]));
    expect(new Set(patients.map((p) => kindOf.get(p.secondaryProviderId)))).toEqual(new Set(["hygienist"]));
  });

  it("are provably made up", () => {
    const phones = patients.flatMap((p) => [p.homePhone, p.mobilePhone]).filter((phone) => phone !== "");
    expect(phones.filter((phone) => !/^\(\d{3}\)555-01\d\d$/.test(phone))).toEqual([]);
    expect(patients.filter(({ ssn }) => ssn !== "" && !/^9\d{8}$/.test(ssn))).toEqual([]);
    expect(patients.filter(({ email }) => email !== "" && !email.endsWith("@example.com"))).toEqual([]);
  });

  it("have a first visit on the day of their first completed work", () => {
    const first = new Map<number, number>();
    for (const { patientId, completed, code } of world.procedures.values()) {
      if (completed === undefined || code.startsWith("D998")) continue;
      first.set(patientId, Math.min(completed, first.get(patientId) ?? completed));
    }
    expect(patients.filter((p) => p.firstVisit !== first.get(p.id))).toEqual([]);
    expect(
      patients.filter((p) => p.firstVisit !== undefined && p.firstVisit < dayOfMoment(p.joined)),
    ).toEqual([]);
  });

  it("have coverages numbered from 1 without gaps, by subscriptions in force", () => {
    const wrong = patients.filter((p) => {
      const coverages = world.coveragesOf(p.id).map((id) => existing(world.coverages, id, "coverage"));
      const ordinals = coverages.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
      const ended = coverages.some(
        (c) => existing(world.subscriptions, c.subscriptionId, "subscription").terminated !== undefined,
      );
      return ended || ordinals.some((ordinal, i) => ordinal !== i + 1);
    });
    expect(wrong).toEqual([]);
  });

  it("have one recall for cleanings and one active treatment plan at most", () => {
    const cleanings = [...world.recalls.values()].filter(
      ({ type }) => type !== "bitewings" && type !== "panoramic",
    );
    expect(new Set(cleanings.map(({ patientId }) => patientId)).size).toBe(cleanings.length);
    const active = [...world.treatmentPlans.values()].filter(({ status }) => status === "active");
    expect(new Set(active.map(({ patientId }) => patientId)).size).toBe(active.length);
  });
});
