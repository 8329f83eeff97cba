import { describe, expect, it } from "vitest";
import { quadrantOf } from "../../generator/catalog/teeth.ts";
import {
  deepestPocket,
  isMeasured,
  type PerioExam,
  sitesPerTooth,
  siteValue,
} from "../../generator/world/perio.ts";
import { practices } from "./practices.ts";

const exams: readonly PerioExam[] = practices.flatMap(({ world }) => [...world.perio.exams.values()]);
const allTeeth = Array.from({ length: 32 }, (_, index) => index + 1);
const allSites = Array.from({ length: sitesPerTooth }, (_, site) => site);

/** Each charting but a patient's first, with the one before. */
const pairs = practices.flatMap(({ world }) => {
  const last = new Map<number, PerioExam>();
  return [...world.perio.exams.values()].flatMap((exam) => {
    const before = last.get(exam.patientId);
    last.set(exam.patientId, exam);
    return before === undefined ? [] : [[before, exam] as const];
  });
});

describe("the charting of gums", () => {
  it("is done again and again over the years", () => {
    expect(exams.length).toBeGreaterThan(700);
    expect(pairs.length).toBeGreaterThan(300);
  });

  it("goes from one charting to the next by at most 1 mm deeper or 2 mm shallower at a site", () => {
    const steps = new Set<number>();
    for (const [before, after] of pairs) {
      for (const tooth of allTeeth) {
        if (!isMeasured(before.chart, tooth) || !isMeasured(after.chart, tooth)) continue;
        for (const site of allSites) {
          steps.add(
            siteValue(after.chart, tooth, site, "probing") - siteValue(before.chart, tooth, site, "probing"),
          );
        }
      }
    }
    expect([...steps].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1]);
  });

  it("never sees a root covered again", () => {
    const covered = pairs.filter(([before, after]) =>
      allTeeth.some((tooth) =>
        allSites.some(
          (site) =>
            isMeasured(after.chart, tooth) &&
            siteValue(after.chart, tooth, site, "margin") < siteValue(before.chart, tooth, site, "margin"),
        ),
      ),
    );
    expect(covered).toEqual([]);
  });

  it("measures what stands and skips what is gone", () => {
    for (const { world } of practices) {
      const gone = new Map<string, number>();
      const implants = new Set<string>();
      for (const { code, status, patientId, tooth, day } of world.procedures.values()) {
        const isDone = status === "complete" || status === "existing" || status === "referred";
        if (isDone && /^D7[12]/.test(code)) gone.set(`${patientId} ${tooth}`, day);
        if (code === "D6010") implants.add(`${patientId} ${tooth}`);
      }
      for (const { patientId, day, chart } of world.perio.exams.values()) {
        const wrong = allTeeth.filter((tooth) => {
          const key = `${patientId} ${tooth}`;
          const isGone = (gone.get(key) ?? day) < day && !implants.has(key);
          return isGone && isMeasured(chart, tooth);
        });
        expect(wrong).toEqual([]);
        expect(allTeeth.every((tooth) => isMeasured(chart, tooth) || deepestPocket(chart, tooth) === 0)).toBe(
          true,
        );
      }
    }
  });

  it("finds pockets where people have them: about 3 % of sites and 9 % of teeth", () => {
    let sites = 0;
    let deep = 0;
    let teeth = 0;
    let pocketed = 0;
    for (const { chart } of exams) {
      for (const tooth of allTeeth) {
        if (!isMeasured(chart, tooth)) continue;
        teeth++;
        if (deepestPocket(chart, tooth) >= 4) pocketed++;
        sites += sitesPerTooth;
        deep += allSites.filter((site) => siteValue(chart, tooth, site, "probing") >= 4).length;
      }
    }
    expect(deep / sites).toBeGreaterThan(0.02);
    expect(deep / sites).toBeLessThan(0.05);
    expect(pocketed / teeth).toBeGreaterThan(0.06);
    expect(pocketed / teeth).toBeLessThan(0.13);
  });

  it("is of adults", () => {
    for (const { world } of practices) {
      const youngest = Math.min(
        ...[...world.perio.exams.values()].map(
          ({ patientId, day }) => day - (world.patients.get(patientId)?.birthdate ?? day),
        ),
      );
      expect(youngest).toBeGreaterThanOrEqual(18 * 365);
    }
  });

  it("stands behind each deep cleaning: a whole quadrant has four teeth with pockets or more, another one to three", () => {
    for (const { world } of practices) {
      let planned = 0;
      for (const { code, patientId, surface, created } of world.procedures.values()) {
        if (!/^D434[12]/.test(code)) continue;
        planned++;
        const exam = world.perio.patientExams
          .of(patientId)
          .map((id) => world.perio.exams.get(id))
          .findLast((one) => one !== undefined && one.charted <= created);
        const teeth = allTeeth.filter(
          (tooth) =>
            quadrantOf(String(tooth)) === surface &&
            deepestPocket(exam?.chart ?? new Uint8Array(), tooth) >= 4,
        );
        expect(teeth.length).toBeGreaterThan(0);
        expect(teeth.length >= 4).toBe(code === "D4341");
      }
      expect(planned).toBeGreaterThan(10);
    }
  });

  it("shows smaller pockets after a deep cleaning", () => {
    let before = 0;
    let after = 0;
    for (const { world } of practices) {
      for (const [first, second] of pairs.filter(([a]) => world.perio.exams.get(a.id) === a)) {
        const cleaned = [...world.proceduresOf(first.patientId)].some((id) => {
          const procedure = world.procedures.get(id);
          const done = procedure?.completed ?? 0;
          return /^D434[12]/.test(procedure?.code ?? "") && done >= first.day && done < second.day;
        });
        if (!cleaned) continue;
        before += allTeeth.filter((tooth) => deepestPocket(first.chart, tooth) >= 4).length;
        after += allTeeth.filter((tooth) => deepestPocket(second.chart, tooth) >= 4).length;
      }
    }
    expect(before).toBeGreaterThan(50);
    expect(after).toBeLessThan(before * 0.75);
  });
});
