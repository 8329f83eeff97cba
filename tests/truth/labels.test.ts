import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { generate } from "../../generator/index.ts";
import { simulate } from "../../generator/simulate.ts";
import { labelHorizon, patientLabels } from "../../generator/truth/labels.ts";

const asOf = dayOf(2026, 6, 30);
const practice = simulate({ patients: 150, years: 2, seed: 5, asOf });
const longer = simulate({ ...practice.settings, opened: practice.world.opened, asOf: labelHorizon(asOf) });
const labels = patientLabels(practice, longer);

describe("labels", () => {
  test("there is one for each patient on the books, and none for those who join later", () => {
    expect(labels.map(({ patientId }) => patientId)).toEqual([...practice.world.patients.keys()]);
    expect(longer.world.patients.size).toBeGreaterThan(labels.length);
  });

  test("the active patients who lapse are those who are not treated in the year after", () => {
    const active = labels.filter(({ isActive }) => isActive);
    const lapsing = active.filter(({ willLapse }) => willLapse);
    expect(lapsing.length).toBeGreaterThan(0);
    expect(lapsing.length).toBeLessThan(active.length / 2);
    expect(lapsing.every(({ visitsNextYear }) => visitsNextYear === 0)).toBe(true);
    expect(labels.some(({ willLapse, isActive }) => willLapse && !isActive)).toBe(false);
  });

  test("a kept next visit is complete in the longer life, one that is broken says how", () => {
    const booked = labels.filter(({ nextAppointment }) => nextAppointment !== undefined);
    expect(booked.length).toBeGreaterThan(20);
    for (const { nextAppointment, nextOutcome } of booked) {
      expect(dayOfMoment(nextAppointment?.start ?? 0)).toBeGreaterThan(asOf);
      if (nextOutcome !== "kept") continue;
      expect(longer.world.appointments.get(nextAppointment?.id ?? 0)?.status).toBe("complete");
    }
    const outcomes = new Set(booked.map(({ nextOutcome }) => nextOutcome));
    expect([...outcomes]).toEqual(expect.arrayContaining(["kept", "missed", "cancelled"]));
  });

  test("everybody who leaves has a reason, and nobody who stays", () => {
    const gone = labels.filter(({ statusInAYear }) => statusInAYear !== "patient");
    const known = gone.filter(({ departure }) => departure !== undefined);
    const joined = new Map(
      practice.events.flatMap((event) =>
        event.kind === "patient joined" ? [[event.patient.id, event.patient.status]] : [],
      ),
    );
    for (const { patientId, departure } of gone) {
      expect(departure === undefined).toBe(joined.get(patientId) !== "patient");
    }
    expect(new Set(known.map(({ departure }) => departure?.why)).size).toBeGreaterThan(1);
    for (const { departure, statusInAYear } of labels) {
      expect(departure?.why === "deceased").toBe(statusInAYear === "deceased");
    }
    const staying = labels.filter(({ statusInAYear }) => statusInAYear === "patient");
    expect(staying.filter(({ departure }) => departure !== undefined)).toEqual([]);
  });

  test("visits are missed about as often as their probabilities say", () => {
    const booked = labels.flatMap((label) => label.missProbability ?? []);
    const expected = booked.reduce((sum, probability) => sum + probability, 0);
    const missed = labels.filter(({ nextOutcome }) => nextOutcome === "missed").length;
    expect(Math.min(...booked)).toBeGreaterThan(0);
    expect(Math.max(...booked)).toBeLessThan(0.5);
    expect(new Set(booked).size).toBeGreaterThan(5);
    expect(Math.abs(missed - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test("patients of irregular habit lapse more often", () => {
    const rate = (isRegular: boolean): number => {
      const group = labels.filter(({ isActive, habit }) => isActive && (habit === "regular") === isRegular);
      return group.filter(({ willLapse }) => willLapse).length / group.length;
    };
    expect(rate(false)).toBeGreaterThan(rate(true));
  });
});

describe("generate --labels", () => {
  test("writes a line for each patient, and takes an earlier practice's labels away", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bitewing-labels-"));
    const request = {
      to: { kind: "duckdb", path: join(folder, "practice.duckdb") },
      truth: join(folder, "truth"),
      patients: 40,
      years: 1,
    } as const;
    const file = join(folder, "truth", "labels.csv");
    try {
      const { patients } = await generate({ ...request, labels: true });
      const rows: unknown[] = parse(await readFile(file, "utf8"), { columns: true });
      expect(rows).toHaveLength(patients);
      expect(rows[0]).toMatchObject({ patient_id: "1" });
      await generate(request);
      await expect(access(file)).rejects.toThrow(/ENOENT/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("refuses labels without a folder for them", async () => {
    const to = { kind: "duckdb", path: join(tmpdir(), "bitewing-never-written.duckdb") } as const;
    await expect(generate({ to, labels: true })).rejects.toThrow(/truth folder/);
  });
});
