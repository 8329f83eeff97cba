import { describe, expect, it } from "vitest";
import { ageOn, dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { balanceOf } from "../../generator/ledger/aging.ts";
import { entriesOfFamily } from "../../generator/ledger/entry.ts";
import { simulate } from "../../generator/simulate.ts";
import type { EventOf } from "../../generator/world/events.ts";
import { existing } from "../../generator/world/existing.ts";

const asOf = dayOf(2026, 6, 30);
const { world, events } = simulate({ patients: 300, years: 5, seed: 3, asOf });
const patients = [...world.patients.values()];

const changes = events.filter(
  (event): event is EventOf<"patient changed"> => event.kind === "patient changed",
);
const joins = events.filter((event): event is EventOf<"patient joined"> => event.kind === "patient joined");

describe("families over five years", () => {
  it("move: all who are alive live at the same address", () => {
    const moves = changes.filter(({ change }) => change.address !== undefined);
    expect(moves.length).toBeGreaterThan(20);
    const apart = patients.filter((p) => {
      const head = existing(world.patients, p.guarantorId, "patient");
      return p.status !== "deceased" && head.status !== "deceased" && p.address !== head.address;
    });
    expect(apart).toEqual([]);
  });

  it("grow: partners and children join families that were there before", () => {
    const later = joins.filter(({ at, patient }) => {
      const head = existing(world.patients, patient.guarantorId, "patient");
      return patient.id !== patient.guarantorId && dayOfMoment(at) > dayOfMoment(head.joined);
    });
    expect(later.some(({ patient }) => patient.position === "child")).toBe(true);
    expect(later.some(({ patient }) => patient.position === "married")).toBe(true);
    const infants = later.filter(({ patient }) => patient.position === "child");
    expect(infants.filter(({ at, patient }) => ageOn(patient.birthdate, dayOfMoment(at)) > 2)).toEqual([]);
  });

  it("let grown children go, who are their own guarantors from then on", () => {
    const leavers = changes.filter(({ change }) => change.guarantorId !== undefined);
    expect(leavers.length).toBeGreaterThan(0);
    for (const { at, patientId } of leavers) {
      const { guarantorId, birthdate } = existing(world.patients, patientId, "patient");
      expect(guarantorId).toBe(patientId);
      expect(ageOn(birthdate, dayOfMoment(at))).toBeGreaterThanOrEqual(19);
      expect(world.familyOf(patientId)).toContain(patientId);
    }
  });

  it("leave and are put away: nobody who left has a visit ahead or a balance when archived", () => {
    const gone = patients.filter(({ status }) => status !== "patient" && status !== "nonpatient");
    const ahead = gone.filter(({ id }) =>
      world
        .appointmentsOf(id)
        .some((visit) => existing(world.appointments, visit, "appointment").status === "scheduled"),
    );
    expect(ahead).toEqual([]);
    expect(patients.filter(({ status }) => status === "archived").length).toBeGreaterThan(0);
    expect(patients.filter(({ status }) => status === "deceased").length).toBeGreaterThan(0);
  });

  it("are never edited after death", () => {
    const died = new Map<number, number>();
    const afterwards = changes.filter(({ at, patientId, change }) => {
      const isAfter = died.has(patientId);
      if (change.status === "deceased") died.set(patientId, at);
      return isAfter;
    });
    expect(afterwards).toEqual([]);
  });

  it("have accounts that close: a family's ledger is the sum of its members'", () => {
    const heads = patients.filter(({ id, guarantorId }) => id === guarantorId);
    const torn = heads.filter(({ id }) => {
      const members = world.familyOf(id).map((member) => existing(world.patients, member, "patient"));
      return members.some(({ guarantorId }) => guarantorId !== id);
    });
    expect(torn).toEqual([]);
    const total = heads.reduce((sum, { id }) => sum + balanceOf(entriesOfFamily(world, id, asOf)), 0);
    expect(Number.isInteger(total)).toBe(true);
  });
});

describe("the patients who come", () => {
  const coming = patients.filter(({ status }) => status === "patient");
  const share = (test: (age: number) => boolean): number =>
    coming.filter(({ birthdate }) => test(ageOn(birthdate, asOf))).length / coming.length;

  it("are of all ages, somewhat more women than men, and three in four insured", () => {
    expect(share((age) => age < 18)).toBeGreaterThan(0.1);
    expect(share((age) => age >= 18 && age < 65)).toBeGreaterThan(0.55);
    expect(share((age) => age >= 65)).toBeGreaterThan(0.06);
    const women = coming.filter(({ gender }) => gender === "female").length / coming.length;
    expect(women).toBeGreaterThan(0.49);
    expect(women).toBeLessThan(0.63);
    const insured = coming.filter(({ id }) => world.coveragesOf(id).length > 0).length / coming.length;
    expect(insured).toBeGreaterThan(0.65);
    expect(insured).toBeLessThan(0.85);
  });
});
