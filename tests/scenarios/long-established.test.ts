import { beforeAll, describe, expect, it } from "vitest";
import { addMonths, dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { procedureCode } from "../../generator/catalog/procedure-codes.ts";
import { simulate } from "../../generator/simulate.ts";
import type { ImportedChart, ImportedFamily } from "../../generator/world/imported-charts.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

const asOf = dayOf(2026, 6, 30);
const settings = { patients: 800, years: 2, seed: 1, asOf, scenario: "long-established" } as const;

let practice: SimulatedPractice;
let families: readonly ImportedFamily[];
let charts: readonly ImportedChart[];

beforeAll(() => {
  practice = simulate(settings);
  families = [...practice.world.imported.families()];
  charts = families.flatMap((family) => family.charts);
});

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

describe("a practice of long standing", () => {
  it("has as many patient rows as asked for, most of them imported", () => {
    const { imported, patients } = practice.world;
    expect(imported.size).toBe(680);
    expect(imported.size + patients.size).toBeGreaterThan(780);
    expect(imported.size + patients.size).toBeLessThan(820);
  });

  it("numbers its own rows after the imported ones", () => {
    const { imported, patients, procedures, payments, splits } = practice.world;
    expect(charts.map(({ patient }) => patient.id)).toEqual(charts.map((_, index) => index + 1));
    expect(Math.min(...patients.keys())).toBe(imported.size + 1);
    const histories = charts.map(({ history }) => history);
    expect(Math.min(...procedures.keys())).toBe(sum(histories.map((h) => h.procedures.length)) + 1);
    expect(Math.min(...payments.keys())).toBe(sum(histories.map((h) => h.payments.length)) + 1);
    expect(Math.min(...splits.keys())).toBe(sum(histories.map((h) => h.splits.length)) + 1);
  });

  it("imports the same charts at each look, and in a longer life", () => {
    const longer = simulate(
      { ...settings, opened: practice.world.opened, asOf: addMonths(asOf, 1) },
      { processes: [] },
    );
    expect([...practice.world.imported.families()]).toEqual(families);
    expect([...longer.world.imported.families()]).toEqual(families);
    expect([...practice.world.imported.patients()]).toEqual(charts.map(({ patient }) => patient));
  });

  it("leaves the usual practice without any", () => {
    const usual = simulate({ patients: 20, years: 1, seed: 1, asOf }, { processes: [] });
    expect(usual.world.imported.size).toBe(0);
  });
});

describe("an imported chart", () => {
  it("is of a patient no more, in a family with a guarantor of its own", () => {
    const statuses = new Set(charts.map(({ patient }) => patient.status));
    expect(statuses).toEqual(new Set(["inactive", "archived", "deceased", "deleted", "nonpatient"]));
    for (const { charts: members } of families) {
      const head = members[0]?.patient;
      expect(head?.guarantorId).toBe(head?.id);
      expect(head?.status).not.toBe("deleted");
      for (const { patient } of members) expect(patient.guarantorId).toBe(head?.id);
    }
  });

  it("has a history that ended three years before the opening", () => {
    const gone = addMonths(practice.world.opened, -36);
    const days = charts.flatMap(({ history }) => history.procedures.map(({ day }) => day));
    expect(days.length / charts.length).toBeGreaterThan(10);
    expect(Math.max(...days)).toBeLessThan(gone);
    for (const { patient, history } of charts) {
      for (const { day } of history.procedures) {
        expect(day).toBeGreaterThanOrEqual(Math.max(patient.birthdate, patient.firstVisit ?? 0));
      }
    }
  });

  it("is settled to the cent, and no money is left that stands for nothing", () => {
    for (const { history } of charts) {
      const done = history.procedures.filter(({ status }) => status === "complete");
      const open = new Map([[0, 0], ...done.map(({ id, fee }) => [id, fee] as const)]);
      const days = new Map(history.procedures.map(({ id, day }) => [id, day]));
      const pay = (procedureId: number, amount: number): void => {
        open.set(procedureId, (open.get(procedureId) ?? 0) - amount);
      };
      for (const { procedureId, amount } of history.adjustments) pay(procedureId, -amount);
      for (const { procedureId, amount, day } of history.splits) {
        pay(procedureId, amount);
        expect(day).toBeGreaterThanOrEqual(days.get(procedureId) ?? 0);
      }
      expect(open.size).toBe(done.length + 1);
      expect([...open.values()].every((cents) => cents === 0)).toBe(true);
      expect(sum(history.payments.map(({ amount }) => amount))).toBe(
        sum(history.splits.map(({ amount }) => amount)),
      );
    }
  });

  it("has no work on a tooth after its extraction", () => {
    for (const { history } of charts) {
      const gone = new Set<string>();
      for (const { code, tooth } of history.procedures) {
        expect(gone.has(tooth)).toBe(false);
        if (procedureCode(code).section === "Oral Surgery") gone.add(tooth);
      }
      const missing = history.missingTeeth.map(({ tooth }) => tooth);
      for (const tooth of gone) expect(missing).toContain(tooth);
    }
  });

  it("of who has died has a day of death between the last visit and the conversion", () => {
    const dead = charts.filter(({ patient }) => patient.status === "deceased");
    expect(dead.length).toBeGreaterThan(0);
    for (const { died = 0, history } of dead) {
      expect(dayOfMoment(died)).toBeGreaterThan(history.procedures.at(-1)?.day ?? 0);
      expect(died).toBeLessThan(practice.world.imported.at);
    }
  });
});
