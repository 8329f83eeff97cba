import { describe, expect, test } from "vitest";
import { dayOf } from "../../foundation/calendar.ts";
import { benefitYearOf } from "../../generator/ledger/benefit-year.ts";
import { type RefusalQuestion, refusalOf } from "../../generator/processes/insurance/refusal.ts";

const day = dayOf(2025, 6, 15);
const service = (on: number, place = "") => ({ day: on, place });

const cleaning = { code: "D1110", tooth: "", surface: "" };
const crown = { code: "D2740", tooth: "3", surface: "" };
const scaling = { code: "D4341", tooth: "", surface: "UR" };

/** What a plan with some rules makes of a cleaning of a person of 40, covered for years. */
const asked = ({
  plan = {},
  ...question
}: Omit<Partial<RefusalQuestion>, "plan"> & { plan?: Partial<RefusalQuestion["plan"]> }) =>
  refusalOf({
    plan: { exclusions: [], waitingMonths: {}, limits: [], renewalMonth: 1, ...plan },
    subscription: { effective: dayOf(2020, 1, 1) },
    birthdate: dayOf(1985, 3, 1),
    procedure: cleaning,
    day,
    before: [],
    ...question,
  });

describe("how often a plan pays", () => {
  const twice = { limits: [{ group: "Prophy", per: "benefit year", quantity: 2 }] } as const;

  test("twice a benefit year, and again when the year has turned", () => {
    const before = [service(dayOf(2025, 1, 5)), service(dayOf(2025, 4, 1))];
    expect(asked({ plan: twice, before: before.slice(1) })).toBeUndefined();
    expect(asked({ plan: twice, before })).toBe("frequency limit");
    expect(asked({ plan: twice, before, day: dayOf(2026, 1, 5) })).toBeUndefined();
    expect(asked({ plan: { ...twice, renewalMonth: 5 }, before })).toBeUndefined();
  });

  test("once in six months, to the day", () => {
    const plan = { limits: [{ group: "Prophy", per: "months", quantity: 6 }] } as const;
    const before = [service(dayOf(2025, 1, 15))];
    expect(asked({ plan, before, day: dayOf(2025, 7, 14) })).toBe("frequency limit");
    expect(asked({ plan, before, day: dayOf(2025, 7, 15) })).toBeUndefined();
  });

  test("a crown once in five years on a tooth", () => {
    const plan = { limits: [{ group: "Crown", per: "years", quantity: 5 }] } as const;
    const before = [service(dayOf(2021, 6, 16), "3")];
    expect(asked({ plan, before, procedure: crown })).toBe("frequency limit");
    expect(asked({ plan, before, procedure: { ...crown, tooth: "14" } })).toBeUndefined();
    expect(asked({ plan, before, procedure: crown, day: dayOf(2026, 6, 16) })).toBeUndefined();
  });

  test("scaling by the quadrant", () => {
    const plan = { limits: [{ group: "SRP", per: "months", quantity: 24 }] } as const;
    const before = [service(dayOf(2024, 6, 15), "UR")];
    expect(asked({ plan, before, procedure: scaling })).toBe("frequency limit");
    expect(asked({ plan, before, procedure: { ...scaling, surface: "LL" } })).toBeUndefined();
  });
});

test("fluoride is paid up to an age, the birthday year included", () => {
  const plan = { limits: [{ group: "Fluoride", per: "age", quantity: 18 }] } as const;
  const procedure = { code: "D1206", tooth: "", surface: "" };
  expect(asked({ plan, procedure, birthdate: dayOf(2006, 6, 16) })).toBeUndefined();
  expect(asked({ plan, procedure, birthdate: dayOf(2006, 6, 15) })).toBe("age limit");
});

test("an individual policy pays crowns only after its waiting period", () => {
  const plan = { waitingMonths: { crowns: 12 } } as const;
  const question = { plan, procedure: crown, subscription: { effective: dayOf(2024, 7, 1) } };
  expect(asked(question)).toBe("waiting period");
  expect(asked({ ...question, day: dayOf(2025, 7, 1) })).toBeUndefined();
  expect(asked({ ...question, procedure: cleaning })).toBeUndefined();
});

test("what a plan excludes it never pays", () => {
  const plan = { exclusions: ["Implant"] } as const;
  expect(asked({ plan, procedure: { code: "D6010", tooth: "30", surface: "" } })).toBe("excluded");
  expect(asked({ plan })).toBeUndefined();
});

test("a benefit year is named for the calendar year in which it starts", () => {
  expect(benefitYearOf(dayOf(2025, 6, 30), 7)).toBe(2024);
  expect(benefitYearOf(dayOf(2025, 7, 1), 7)).toBe(2025);
  expect(benefitYearOf(dayOf(2025, 1, 1), 1)).toBe(2025);
});
