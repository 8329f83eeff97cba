import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import { isOfficeOpen } from "../../generator/catalog/office-calendar.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the tasks of practice $settings.seed", ({ world, events, settings }) => {
  const tasks = [...world.records.tasks.values()];

  it("are of several lists, and most of the old ones are done", () => {
    const old = tasks.filter(({ created }) => settings.asOf - dayOfMoment(created) > 60);
    expect(new Set(tasks.map(({ list }) => list)).size).toBeGreaterThanOrEqual(3);
    expect(old.filter(({ done }) => done !== undefined).length / old.length).toBeGreaterThan(0.9);
  });

  it("are done after the day on which they were made, on an open day, by a user", () => {
    const users = new Set(world.practice.users.map(({ id }) => id));
    const wrong = tasks.filter(({ created, done, doneBy, userId }) => {
      if (!users.has(userId)) return true;
      if (done === undefined) return doneBy !== 0;
      const day = dayOfMoment(done);
      return day <= dayOfMoment(created) || !isOfficeOpen(day) || !users.has(doneBy);
    });
    expect(wrong).toEqual([]);
  });

  it("are made once and done at most once", () => {
    const made = events.filter((event) => event.kind === "task made").map(({ task }) => task.id);
    const done = events.filter((event) => event.kind === "task done").map(({ taskId }) => taskId);
    expect(made).toEqual(tasks.map(({ id }) => id));
    expect(new Set(done).size).toBe(done.length);
  });

  it("speak of patients and appointments that exist and belong together", () => {
    const wrong = tasks.filter(({ patientId, appointmentId }) => {
      if (patientId > 0 && !world.patients.has(patientId)) return true;
      return appointmentId > 0 && world.appointments.get(appointmentId)?.patientId !== patientId;
    });
    expect(wrong).toEqual([]);
  });
});
