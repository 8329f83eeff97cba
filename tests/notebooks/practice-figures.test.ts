import { describe, expect, it } from "vitest";
import {
  brokenByHour,
  fewestAppointments,
  formatHourOfWeek,
  heatStep,
} from "../../notebooks/lib/figures/broken-by-hour.ts";
import { chairHours, chairParts } from "../../notebooks/lib/figures/chair-hours.ts";
import { kpiTrends, trendPanels } from "../../notebooks/lib/figures/kpi-trends.ts";
import { barTicks, patientFlow } from "../../notebooks/lib/figures/patient-flow.ts";
import { patientTimeline } from "../../notebooks/lib/figures/patient-timeline.ts";
import { perHour, productionPerHour } from "../../notebooks/lib/figures/production-per-hour.ts";
import { checkFigures } from "./check-figures.ts";

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const monthsOf = (count: number): readonly Date[] =>
  Array.from({ length: count }, (_unused, index) => new Date(Date.UTC(2024, 6 + index, 1)));

const trends = ["Production per hour", "Chair utilisation", "Broken appointments", "Retention"].map(
  (name, kpi) => ({
    name,
    unit: kpi === 0 ? ("dollars" as const) : ("share" as const),
    months: monthsOf(24).map((month, index) => ({
      month,
      value: kpi === 0 ? 300 + ((index * 7919) % 97) : 0.3 + ((index * 7919 + kpi * 31) % 41) / 100,
    })),
  }),
);

const flow = monthsOf(24).map((month, index) => ({
  month,
  gained: 2 + ((index * 7919) % 9),
  reactivated: index % 5 === 0 ? 2 : 0,
  lapsed: index < 10 ? 0 : (index * 104_729) % 6,
  active: 200 + index * 4,
}));

const providers = [
  {
    name: "Ayling",
    role: "hygienist" as const,
    grossProduction: 30_000,
    scheduledHours: 180,
    months: [150, 170, 200],
  },
  {
    name: "Brook",
    role: "dentist" as const,
    grossProduction: 120_000,
    scheduledHours: 300,
    months: [380, 420, 300],
  },
];

const hours = [8, 9, 13].flatMap((hour) =>
  [1, 2, 4].map((weekday) => ({
    weekday,
    hour,
    appointments: hour * 10 + weekday,
    broken: (hour * weekday) % 13,
  })),
);

const chairs = [
  { name: "Operatory 1", isHygiene: false, open: 270, used: 150, lostToBroken: 12 },
  { name: "Operatory 2", isHygiene: true, open: 180, used: 140, lostToBroken: 20 },
];

const life = {
  name: "Patient 7",
  from: day("2024-01-10"),
  to: day("2026-06-30"),
  visits: [
    { day: day("2024-01-10"), kind: "kept" as const, charged: 300 },
    { day: day("2024-05-10"), kind: "missed" as const, charged: 0 },
    { day: day("2024-06-10"), kind: "cancelled" as const, charged: 0 },
    { day: day("2024-07-01"), kind: "kept" as const, charged: 1_200 },
  ],
  payments: [
    { day: day("2024-02-01"), by: "insurer" as const, amount: 250 },
    { day: day("2024-07-05"), by: "patient" as const, amount: 1_300 },
  ],
  balances: [
    { day: day("2024-01-10"), balance: 300 },
    { day: day("2024-02-01"), balance: 50 },
    { day: day("2024-07-01"), balance: 1_250 },
    { day: day("2024-07-05"), balance: -50 },
  ],
  note: { day: day("2026-01-01"), text: "lapsed" },
};

const phone = { width: 340, bare: true };

checkFigures({
  "kpi-trends": kpiTrends(trends),
  "kpi-trends-narrow": kpiTrends(trends, phone),
  "patient-flow": patientFlow(flow),
  "patient-flow-narrow": patientFlow(flow, phone),
  "production-per-hour": productionPerHour(providers),
  "production-per-hour-narrow": productionPerHour(providers, phone),
  "broken-by-hour": brokenByHour(hours),
  "broken-by-hour-narrow": brokenByHour(hours, phone),
  "chair-hours": chairHours(chairs),
  "chair-hours-narrow": chairHours(chairs, phone),
  "patient-timeline": patientTimeline(life),
  "patient-timeline-narrow": patientTimeline(life, phone),
});

describe("figures without data", () => {
  it.each([
    ["trends", kpiTrends([])],
    ["flow", patientFlow([])],
    ["providers", productionPerHour([])],
    ["hours", brokenByHour([])],
    ["chairs", chairHours([])],
    ["a life", patientTimeline({ ...life, visits: [], payments: [], balances: [] })],
  ])("are drawn empty: %s", (_name, svg) => {
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|Invalid/);
  });
});

describe("a heading over panels", () => {
  it("stands once, however many panels there are", () => {
    expect(kpiTrends(trends).split(">Key figures by month<")).toHaveLength(2);
  });
});

describe("the panels of the trends", () => {
  it("go row by row, each up to its own highest month", () => {
    const panels = trendPanels(trends, 3);
    expect(panels.map(({ column, row }) => [column, row])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
    ]);
    for (const { points } of panels) expect(Math.max(...points.map(({ height }) => height))).toBe(1);
  });

  it("leave out months without a value", () => {
    const [month = day("2024-07-01")] = monthsOf(1);
    const [panel] = trendPanels([{ name: "Rate", unit: "share", months: [{ month, value: null }] }], 3);
    expect(panel).toMatchObject({ last: "–", points: [] });
  });
});

describe("a provider's production per hour", () => {
  it("is the year's production over the year's hours", () => {
    expect(providers.map(perHour)).toEqual([30_000 / 180, 400]);
    expect(
      perHour({ name: "Idle", role: "dentist", grossProduction: 0, scheduledHours: 0, months: [] }),
    ).toBeNull();
  });

  it("puts the highest first", () => {
    expect(productionPerHour(providers).indexOf("Brook")).toBeLessThan(
      productionPerHour(providers).indexOf("Ayling"),
    );
  });
});

describe("the parts of a chair's hours", () => {
  it("add up to the open hours", () => {
    for (const chair of chairs) {
      const parts = chairParts(chair);
      expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)]);
      expect(parts.at(-1)?.to).toBe(chair.open);
    }
  });

  it("lose no more to broken appointments than there is empty", () => {
    const [, lost] = chairParts({ name: "A", isHygiene: false, open: 10, used: 9, lostToBroken: 4 });
    expect(lost).toMatchObject({ from: 9, to: 10 });
  });
});

describe("the heat of broken appointments", () => {
  it("has its darkest step at the highest rate", () => {
    expect([0, 0.05, 0.1].map((rate) => heatStep(rate, 0.1))).toEqual([0, 3, 5]);
    expect(heatStep(0, 0)).toBe(0);
  });

  it("gives no rate to hours with few appointments", () => {
    const svg = brokenByHour([
      { weekday: 3, hour: 7, appointments: fewestAppointments - 1, broken: fewestAppointments - 1 },
    ]);
    expect(svg).not.toContain("100.0%");
  });

  it("names the hours in words, and says which appointments they are made of", () => {
    expect([8, 12, 0, 15].map((hour) => formatHourOfWeek({ weekday: 2, hour }))).toEqual([
      "Tuesday at 8 am",
      "Tuesday at 12 pm",
      "Tuesday at 12 am",
      "Tuesday at 3 pm",
    ]);
    expect(brokenByHour(hours, { period: "in 2025" })).toContain("Share missed or cancelled in 2025");
  });
});

describe("the steps beside the patients' bars", () => {
  it("are round, and reach over both sides of zero", () => {
    expect(barTicks(5, 40)).toEqual([0, 10, 20, 30, 40]);
    expect(barTicks(12, 20)).toEqual([-10, 0, 10, 20]);
  });
});
