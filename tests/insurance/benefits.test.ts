import { describe, expect, test } from "vitest";
import { addMonths } from "../../foundation/calendar.ts";
import { codeGroupOf } from "../../generator/catalog/coverage-categories.ts";
import { benefitYearOf } from "../../generator/ledger/benefit-year.ts";
import { limitedService } from "../../generator/ledger/covered-services.ts";
import { benefitsOf } from "../../generator/opendental/rows/benefits.ts";
import type { ClaimLine } from "../../generator/world/insurance.ts";
import { codeOf, lines, paidLines, planOf, practice, sumsBy } from "./practice.ts";

const { world } = practice;
const isOrthodontic = (line: ClaimLine) => codeOf(line).startsWith("D8");
const yearOf = (line: ClaimLine) => benefitYearOf(line.procedureDay, planOf(line).renewalMonth);
const personYear = (line: ClaimLine) => `${line.patientId}/${line.subscriptionId}/${yearOf(line)}`;

describe("what a plan pays in a benefit year", () => {
  test("is never more than its annual maximum for a person", () => {
    const sums = sumsBy(
      paidLines.filter((line) => !isOrthodontic(line)),
      personYear,
      (line) => line.paid,
    );
    let atMaximum = 0;
    for (const { sum, lines: of } of sums.values()) {
      const maximum = of[0] === undefined ? undefined : planOf(of[0]).annualMaximum;
      if (maximum === undefined) continue;
      expect(sum).toBeLessThanOrEqual(maximum);
      if (sum === maximum) atMaximum++;
    }
    expect(atMaximum).toBeGreaterThan(0);
  });

  test("takes no more deductible than a person's and a family's", () => {
    const people = sumsBy(lines, personYear, (line) => line.deductible);
    for (const { sum, lines: of } of people.values()) {
      expect(sum).toBeLessThanOrEqual(of[0] === undefined ? 0 : planOf(of[0]).deductible);
    }
    const families = sumsBy(
      lines,
      (line) => `${line.subscriptionId}/${yearOf(line)}`,
      (line) => line.deductible,
    );
    for (const { sum, lines: of } of families.values()) {
      const limit = of[0] === undefined ? undefined : planOf(of[0]).familyDeductible;
      expect(sum).toBeLessThanOrEqual(limit ?? 0);
    }
    expect(Math.max(...[...people.values()].map(({ sum }) => sum))).toBeGreaterThan(0);
  });

  test("takes no deductible from what the plan pays from the first dollar", () => {
    const waived = lines.filter(
      (line) => /^D[01]/.test(codeOf(line)) && planOf(line).withoutDeductible.length > 0,
    );
    expect(waived.length).toBeGreaterThan(0);
    expect(waived.filter((line) => line.deductible > 0)).toEqual([]);
  });
});

describe("limits", () => {
  /** Procedures paid by a subscription for a person, by group and place. */
  const services = sumsBy(
    [
      ...new Map(paidLines.map((line) => [`${line.procedureId}/${line.subscriptionId}`, line])).values(),
    ].filter((line) => codeGroupOf(codeOf(line)) !== undefined),
    (line) => {
      const procedure = world.procedures.get(line.procedureId);
      const service = procedure === undefined ? undefined : limitedService(procedure, line.procedureDay);
      return `${line.patientId}/${line.subscriptionId}/${service?.group}/${service?.place}`;
    },
    () => 1,
  );

  test("in number and distance hold for everything that is paid", () => {
    let checked = 0;
    let tooOften = 0;
    for (const { lines: of } of services.values()) {
      const [first] = of;
      if (first === undefined) continue;
      const plan = planOf(first);
      const group = codeGroupOf(codeOf(first))?.name;
      const days = of.map((line) => line.procedureDay).sort((a, b) => a - b);
      for (const { per, quantity } of plan.limits.filter((limit) => limit.group === group)) {
        checked++;
        if (per === "benefit year") {
          const years = days.map((day) => benefitYearOf(day, plan.renewalMonth));
          tooOften += years.filter((year) => years.filter((y) => y === year).length > quantity).length;
        } else if (per !== "age") {
          const months = per === "months" ? quantity : quantity * 12;
          tooOften += days.slice(1).filter((day, i) => day < addMonths(days[i] ?? 0, months)).length;
        }
      }
    }
    expect(checked).toBeGreaterThan(100);
    expect(tooOften).toBe(0);
  });

  test("refuse something, and the insurer says why", () => {
    const refused = lines.filter((line) => line.status === "received" && line.note === "frequency limit");
    expect(refused.length).toBeGreaterThan(0);
    for (const line of refused) {
      expect(line).toMatchObject({ paid: 0, deductible: 0, remarks: "Frequency limit reached." });
    }
  });

  test("nothing is paid for what a plan excludes or makes wait for", () => {
    for (const line of paidLines) {
      const { exclusions, waitingMonths } = planOf(line);
      const group = codeGroupOf(codeOf(line))?.name;
      expect(exclusions).not.toContain(group);
      if (!codeOf(line).startsWith("D27")) continue;
      const effective = world.subscriptions.get(line.subscriptionId)?.effective ?? 0;
      expect(line.procedureDay).toBeGreaterThanOrEqual(addMonths(effective, waitingMonths.crowns ?? 0));
    }
  });
});

describe("the rows of a plan's benefits", () => {
  test("state no rule twice", () => {
    for (const plan of world.plans.values()) {
      const rows = benefitsOf(plan);
      const keys = rows.map((row) =>
        [
          row.CovCatNum,
          row.BenefitType,
          row.CodeGroupNum,
          row.CoverageLevel,
          row.TimePeriod,
          row.QuantityQualifier,
        ].join(),
      );
      expect(new Set(keys).size).toBe(rows.length);
    }
  });

  test("are as many as a real office keeps", () => {
    const counts = [...world.plans.values()].map((plan) => benefitsOf(plan).length);
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    expect(mean).toBeGreaterThan(16);
    expect(mean).toBeLessThan(24);
  });
});
