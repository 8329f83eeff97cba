import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { clinicalProcesses } from "../../generator/processes/clinical.ts";
import { openingDay, simulate } from "../../generator/simulate.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import { asOf, clinicalPractice } from "./practices.ts";

const asText = (event: PracticeEvent): string =>
  JSON.stringify(event, (_, value: unknown) => (value instanceof Map ? [...value] : value));

const hashOf = (events: readonly PracticeEvent[]): string =>
  createHash("sha256").update(events.map(asText).join("\n")).digest("hex");

describe("simulate", () => {
  it("gives the same events for the same seed, and others for another", () => {
    const small = { patients: 60, years: 1 };
    const first = hashOf(clinicalPractice(small).events);
    expect(hashOf(clinicalPractice(small).events)).toBe(first);
    expect(hashOf(clinicalPractice({ ...small, seed: 2 }).events)).not.toBe(first);
  });

  it("does not look at the machine's time zone or clock", () => {
    const before = process.env["TZ"];
    const small = { patients: 60, years: 1 };
    const hashes = ["UTC", "Asia/Tokyo", "America/Los_Angeles"].map((zone) => {
      process.env["TZ"] = zone;
      return hashOf(clinicalPractice(small).events);
    });
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
    expect(new Set(hashes).size).toBe(1);
  });

  it("has the same past when the practice lives longer", () => {
    const settings = { patients: 100, years: 1, seed: 4, asOf: asOf - 200 };
    const opened = openingDay(settings);
    const short = simulate(settings, { processes: clinicalProcesses }).events.map(asText);
    const long = simulate({ ...settings, opened, asOf }, { processes: clinicalProcesses }).events.map(asText);
    expect(long.length).toBeGreaterThan(short.length);
    expect(long.slice(0, short.length)).toEqual(short);
  });
});
