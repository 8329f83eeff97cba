import { describe, expect, it } from "vitest";
import { dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { clinicalProcesses } from "../../generator/processes/clinical.ts";
import { simulate } from "../../generator/simulate.ts";
import type { EventKind, EventOf } from "../../generator/world/events.ts";

const asOf = dayOf(2026, 6, 30);
const { world, events } = simulate(
  { patients: 200, years: 5, seed: 1, asOf },
  { processes: clinicalProcesses },
);
const { practice } = world;
const byId = new Map(practice.providers.map((provider) => [provider.id, provider]));

function all<K extends EventKind>(kind: K): readonly EventOf<K>[] {
  // The filter leaves only events of this kind.
  return events.filter((event) => event.kind === kind) as EventOf<K>[];
}

/** The clock's stretches: EmployeeNum, day, coming and going in minutes, and why. */
const stretches = [...world.staff.shifts].flatMap(([day, shifts]) =>
  Array.from({ length: shifts.length / 4 }, (_, i) => {
    const [employeeId = 0, comes = 0, goes = 0, reason = 0] = shifts.subarray(4 * i, 4 * i + 4);
    return { employeeId, day, comes, goes, reason };
  }),
);

describe("the staff over five years", () => {
  it("changes: some leave, and others come in their place", () => {
    const leavers = all("staff left");
    expect(leavers.length).toBeGreaterThan(5);
    expect(all("staff joined").length).toBeGreaterThanOrEqual(leavers.length - 3);
    expect(practice.providers.some(({ left }) => left !== undefined)).toBe(true);
  });

  it("keeps everybody who ever worked there, with the keys 1, 2, 3 …", () => {
    for (const people of [practice.providers, practice.employees, practice.users, practice.operatories]) {
      expect(people.map(({ id }) => id)).toEqual(people.map((_, index) => index + 1));
    }
    expect(new Set(practice.users.map(({ name }) => name)).size).toBe(practice.users.length);
    expect(new Set(practice.providers.map(({ abbreviation }) => abbreviation)).size).toBe(byId.size);
  });

  it("leaves after it came, and never twice", () => {
    const people = [...practice.providers, ...practice.employees];
    expect(people.filter(({ hired, left }) => left !== undefined && left < hired)).toEqual([]);
    const leavers = all("staff left").map(({ userId }) => userId);
    expect(new Set(leavers).size).toBe(leavers.length);
  });
});

describe("a provider who leaves", () => {
  it("has no hours and no visits afterwards", () => {
    const isAfter = (providerId: number, day: number): boolean => {
      const left = byId.get(providerId)?.left;
      return left !== undefined && day > left;
    };
    const hours = [...world.scheduleBlocks.values()].filter((b) => isAfter(b.providerId, b.day));
    const visits = [...world.appointments.values()].filter(
      (a) =>
        (a.status === "complete" || a.status === "scheduled") &&
        (isAfter(a.providerId, dayOfMoment(a.start)) || isAfter(a.hygienistId, dayOfMoment(a.start))),
    );
    const work = all("procedure completed").filter((p) => isAfter(p.providerId, p.day));
    expect([hours, visits, work]).toEqual([[], [], []]);
  });

  it("hands every patient who is alive to somebody of the same kind", () => {
    const alive = [...world.patients.values()].filter(({ status }) => status !== "deceased");
    const left = alive.filter(
      (p) =>
        byId.get(p.primaryProviderId)?.left !== undefined ||
        byId.get(p.secondaryProviderId)?.left !== undefined,
    );
    expect(left).toEqual([]);
    expect(new Set(alive.map((p) => byId.get(p.primaryProviderId)?.kind))).toEqual(new Set(["dentist"]));
  });

  it("hands on the chair", () => {
    const idle = practice.operatories.filter(({ providerId }) => byId.get(providerId)?.left !== undefined);
    expect(idle).toEqual([]);
  });
});

describe("a provider who is ill", () => {
  it("has the day's hours withdrawn, and sees nobody", () => {
    const withdrawn = new Set(all("schedule withdrawn").flatMap(({ blockIds }) => blockIds));
    expect(withdrawn.size).toBeGreaterThan(0);
    const posted = all("schedule posted").flatMap(({ blocks }) => blocks);
    const idle = posted.filter(({ id }) => withdrawn.has(id));
    const visits = [...world.appointments.values()].filter(
      (a) =>
        a.status === "complete" &&
        idle.some(
          (b) => b.day === dayOfMoment(a.start) && b.operatoryId === a.operatoryId && isAtTime(a.start, b),
        ),
    );
    expect(visits).toEqual([]);
  });

  const isAtTime = (start: number, block: { startMinute: number; stopMinute: number }): boolean => {
    const minute = (start % 86_400) / 60;
    return block.startMinute <= minute && minute < block.stopMinute;
  };
});

describe("the clock", () => {
  it("shows people only while they are employed, and dentists never", () => {
    const employees = new Map(practice.employees.map((employee) => [employee.id, employee]));
    const wrong = stretches.filter(({ employeeId, day }) => {
      const { hired = 0, left = day } = employees.get(employeeId) ?? {};
      return !employees.has(employeeId) || day < hired || day > left;
    });
    expect(stretches.length).toBeGreaterThan(4000);
    expect(wrong).toEqual([]);
  });

  it("lets nobody go before they came, nor come again before they went", () => {
    expect(stretches.filter(({ comes, goes }) => goes <= comes)).toEqual([]);
    const last = new Map<string, number>();
    const early = stretches.filter(({ employeeId, day, comes, goes }) => {
      const before = last.get(`${employeeId} ${day}`) ?? 0;
      last.set(`${employeeId} ${day}`, goes);
      return comes <= before;
    });
    expect(early).toEqual([]);
  });

  it("says lunch for every stretch but the last of a day", () => {
    const byDay = new Map<string, number[]>();
    for (const { employeeId, day, reason } of stretches) {
      const key = `${employeeId} ${day}`;
      byDay.set(key, [...(byDay.get(key) ?? []), reason]);
    }
    const wrong = [...byDay.values()].filter(
      (reasons) => reasons.at(-1) !== 0 || reasons.slice(0, -1).some((reason) => reason !== 1),
    );
    expect(wrong).toEqual([]);
  });

  it("has somebody at the front desk on every day that is staffed, and only they answer", () => {
    const staffed = new Map(all("day staffed").map(({ day, desk }) => [day, new Set(desk)]));
    expect([...staffed.values()].filter((desk) => desk.size === 0)).toEqual([]);
    const strangers = all("appointment booked").filter(
      ({ at, appointment }) => staffed.get(dayOfMoment(at))?.has(appointment.userId) === false,
    );
    expect(strangers).toEqual([]);
  });
});
