import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import { existing } from "../../generator/world/existing.ts";
import { practices } from "./practices.ts";

type Step = "booked" | "moved" | "broken" | "unscheduled" | "given up" | "completed";
type Following = readonly (Step | "end")[];

/** What may happen to a visit after what. */
const next: Readonly<Record<Step, Following>> = {
  booked: ["moved", "broken", "completed", "end"],
  moved: ["moved", "broken", "completed", "end"],
  broken: ["unscheduled", "end"],
  unscheduled: ["moved", "given up", "end"],
  "given up": ["end"],
  completed: ["end"],
};

function stepOf(event: PracticeEvent): readonly [number, Step] | undefined {
  switch (event.kind) {
    case "appointment booked":
      return [event.appointment.id, "booked"];
    case "appointment moved":
      return [event.appointmentId, "moved"];
    case "appointment broken":
      return [event.appointmentId, "broken"];
    case "appointment unscheduled":
      return [event.appointmentId, "unscheduled"];
    case "appointment given up":
      return [event.appointmentId, "given up"];
    case "appointment completed":
      return [event.appointmentId, "completed"];
    default:
      return undefined;
  }
}

function livesOf(events: readonly PracticeEvent[]): ReadonlyMap<number, readonly Step[]> {
  const lives = new Map<number, Step[]>();
  for (const event of events) {
    const found = stepOf(event);
    if (found === undefined) continue;
    const [id, step] = found;
    const life = lives.get(id) ?? [];
    life.push(step);
    lives.set(id, life);
  }
  return lives;
}

describe.each(practices)("the lists of practice $settings.seed", ({ world, events }) => {
  const lives = livesOf(events);

  it("let each visit live in order: broken, listed, given another time or given up", () => {
    const wrong = [...lives].filter(
      ([, life]) =>
        life[0] !== "booked" || life.some((step, i) => !next[step].includes(life[i + 1] ?? "end")),
    );
    expect(wrong).toEqual([]);
  });

  it("hold exactly the visits that stand unscheduled, and the scheduled ones that are wanted sooner", () => {
    const unscheduled = [...world.appointments.values()].filter(({ status }) => status === "unscheduled");
    expect([...world.records.unscheduledList].sort((a, b) => a - b)).toEqual(unscheduled.map(({ id }) => id));
    const sooner = [...world.records.asapList].map((id) => existing(world.appointments, id, "appointment"));
    expect(sooner.filter(({ status, isAsap }) => status !== "scheduled" || !isAsap)).toEqual([]);
  });

  it("bring visits forward into holes of the next days", () => {
    const starts = new Map<number, number>();
    const noticeDays: number[] = [];
    for (const event of events) {
      if (event.kind === "appointment booked") starts.set(event.appointment.id, event.appointment.start);
      if (event.kind !== "appointment moved") continue;
      const isForward = event.start < (starts.get(event.appointmentId) ?? 0);
      if (isForward) noticeDays.push(dayOfMoment(event.start) - dayOfMoment(event.at));
      starts.set(event.appointmentId, event.start);
    }
    expect(noticeDays.filter((days) => days > 3)).toEqual([]);
  });

  it("keep the procedures of unscheduled visits planned", () => {
    const listed = [...world.records.unscheduledList].flatMap((id) => world.proceduresOfAppointment(id));
    const statuses = listed.map((id) => existing(world.procedures, id, "procedure").status);
    expect(statuses.filter((status) => status !== "planned")).toEqual([]);
  });
});

describe("the lists of all practices", () => {
  const lives = practices.flatMap(({ events }) => [...livesOf(events).values()]);
  const ends = (...steps: readonly Step[]): boolean =>
    lives.some((life) => life.slice(-steps.length).join() === steps.join());

  it("see every way of a broken visit: left broken, listed, and given another time", () => {
    expect(ends("broken")).toBe(true);
    expect(ends("broken", "unscheduled")).toBe(true);
    expect(ends("unscheduled", "moved", "completed")).toBe(true);
  });

  it("have somebody who would come sooner, and bring some of them forward", () => {
    const all = practices.flatMap(({ events }) => events);
    const sooner = new Set(
      all.flatMap((event) =>
        event.kind === "appointment booked" && event.appointment.isAsap ? [event.appointment.id] : [],
      ),
    );
    const called = practices.flatMap(({ world }) =>
      [...world.contacts.values()].filter(({ note }) => /opening|after a cancellation/.test(note)),
    );
    expect(sooner.size).toBeGreaterThan(0);
    expect(called.length).toBeGreaterThan(0);
  });
});
