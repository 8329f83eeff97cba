import { beforeAll, expect, test } from "vitest";
import { dayOfMoment, secondsPerDay } from "../../foundation/calendar.ts";
import type { Row } from "../../generator/opendental/schema/tables.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";
import { collectRows, livePractice } from "./collected-rows.ts";

let practice: SimulatedPractice;
let trail: readonly Row<"securitylog">[];
let hashes: readonly Row<"securityloghash">[];

beforeAll(() => {
  practice = livePractice(26, 120);
  const rows = collectRows(practice);
  trail = rows.of("securitylog");
  hashes = rows.of("securityloghash");
}, 180_000);

test("an appointment leaves about as many entries as in a real practice", () => {
  const perAppointment = trail.length / practice.world.appointments.size;
  expect(perAppointment).toBeGreaterThan(40);
  expect(perAppointment).toBeLessThan(75);
});

test("entries come in order of time, none of them at night but the program's own", () => {
  let before = 0;
  for (const { LogDateTime, UserNum } of trail) {
    if (LogDateTime == null) throw new Error("an entry without a moment");
    expect(LogDateTime).toBeGreaterThanOrEqual(before);
    before = LogDateTime;
    const hour = (LogDateTime - dayOfMoment(LogDateTime) * secondsPerDay) / 3600;
    if (UserNum !== 0 && (hour < 6 || hour > 21)) throw new Error(`user ${UserNum} at ${hour} o'clock`);
  }
});

test("nobody logs before the first or after the last day of work", () => {
  const { providers, employees } = practice.world.practice;
  const people = new Map([...providers, ...employees].map((person) => [person.userId, person]));
  const absent = trail.filter(({ UserNum, LogDateTime }) => {
    const day = dayOfMoment(LogDateTime ?? 0);
    const { hired = day, left = day } = people.get(Number(UserNum)) ?? {};
    return day < hired || day > left;
  });
  expect(absent).toEqual([]);
});

test("every entry has a hash of its own, 32 bytes in base64", () => {
  expect(hashes.map(({ SecurityLogNum }) => SecurityLogNum)).toEqual(trail.map((row) => row.SecurityLogNum));
  expect(new Set(hashes.map(({ LogHash }) => LogHash)).size).toBe(hashes.length);
  for (const { LogHash } of hashes.slice(0, 1000)) {
    expect(LogHash).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(LogHash ?? "", "base64")).toHaveLength(32);
  }
});
