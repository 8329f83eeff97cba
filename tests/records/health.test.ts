import { describe, expect, it } from "vitest";
import { ageOn, dayOfMoment } from "../../foundation/calendar.ts";
import { prescriptionTemplate } from "../../generator/catalog/prescriptions.ts";
import { existing } from "../../generator/world/existing.ts";
import { allergiesOf, medicationsOf, needsPremedication, problemsOf } from "../../generator/world/health.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the health records of practice $settings.seed", ({ world, events }) => {
  const { records } = world;
  const prescriptions = [...records.prescriptions.values()];

  it("are begun for every patient who was ever seen", () => {
    const seen = new Set(
      [...world.appointments.values()].filter((a) => a.status === "complete").map((a) => a.patientId),
    );
    expect([...seen].filter((id) => !records.health.has(id))).toEqual([]);
  });

  it("name each allergy, problem and drug of a patient once", () => {
    for (const id of records.health.keys()) {
      const names = [
        ...allergiesOf(world, id).map(({ allergen }) => `allergy ${allergen}`),
        ...problemsOf(world, id).map(({ condition }) => `problem ${condition}`),
        ...medicationsOf(world, id).map(({ drug }) => `drug ${drug}`),
      ];
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("date what stopped after what started, and nothing before birth", () => {
    const rows = [...records.problems.values(), ...records.medications.values()];
    const wrong = rows.filter(({ patientId, started, stopped, edited }) => {
      const { birthdate } = existing(world.patients, patientId, "patient");
      return (
        (started ?? birthdate) < birthdate ||
        (stopped ?? Number.POSITIVE_INFINITY) < (started ?? birthdate) ||
        (started ?? 0) > dayOfMoment(edited)
      );
    });
    expect(wrong).toEqual([]);
  });

  it("find more problems with age", () => {
    const countFor = (from: number, to: number): number => {
      const patients = [...world.patients.values()].filter(({ id, birthdate }) => {
        const age = ageOn(birthdate, records.health.get(id)?.asked ?? 0);
        return records.health.has(id) && age >= from && age < to;
      });
      return patients.reduce((sum, { id }) => sum + problemsOf(world, id).length, 0) / patients.length;
    };
    expect(countFor(18, 40)).toBeGreaterThan(countFor(0, 18));
    expect(countFor(65, 120)).toBeGreaterThan(countFor(18, 40));
  });

  it("never prescribe what a patient is allergic to", () => {
    const wrong = prescriptions.filter(({ patientId, prescription }) => {
      const { notWith } = prescriptionTemplate(prescription);
      return allergiesOf(world, patientId).some(({ allergen }) => notWith.includes(allergen));
    });
    expect(prescriptions.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  it("give patients with a penicillin allergy another antibiotic", () => {
    const allergic = new Set(
      [...records.allergies.values()].filter((a) => a.allergen === "Penicillin").map((a) => a.patientId),
    );
    const theirs = prescriptions.filter(({ patientId }) => allergic.has(patientId));
    const given = new Set(theirs.map(({ prescription }) => prescription));
    expect(given.has("amoxicillin") || given.has("premedication")).toBe(false);
  });

  it("write prescriptions at a visit, by its dentist, for work of the same patient", () => {
    const visits = new Set(
      events.flatMap((event) => {
        if (event.kind !== "appointment completed") return [];
        const { patientId, providerId } = existing(world.appointments, event.appointmentId, "appointment");
        return [`${event.at} ${patientId} ${providerId}`];
      }),
    );
    const wrong = prescriptions.filter(({ at, patientId, providerId, procedureId }) => {
      const isOther = procedureId > 0 && world.procedures.get(procedureId)?.patientId !== patientId;
      return isOther || !visits.has(`${at} ${patientId} ${providerId}`);
    });
    expect(wrong).toEqual([]);
  });

  it("prescribe for premedication only where a valve or joint asks for it", () => {
    const wrong = prescriptions.filter(
      ({ prescription, patientId }) =>
        prescription.startsWith("premedication") && !needsPremedication(world, patientId),
    );
    expect(wrong).toEqual([]);
  });

  it("give no controlled drug to minors", () => {
    const wrong = prescriptions.filter(({ prescription, patientId, at }) => {
      const age = ageOn(existing(world.patients, patientId, "patient").birthdate, dayOfMoment(at));
      return prescriptionTemplate(prescription).isControlled && age < 18;
    });
    expect(wrong).toEqual([]);
  });
});
