import { describe, expect, it } from "vitest";
import { addMonths, dayOfMoment } from "../../foundation/calendar.ts";
import { recallTypes } from "../../generator/catalog/recall-types.ts";
import type { Recall } from "../../generator/world/people.ts";
import { asOf, practices } from "./practices.ts";

const cleanings: readonly Recall["type"][] = ["prophy", "child prophy", "perio"];
const cleaningTriggers = cleanings.flatMap((type) => recallTypes[type].triggers);

const recalls = practices.flatMap(({ world }) =>
  [...world.recalls.values()]
    .filter(({ patientId }) => world.patients.get(patientId)?.status === "patient")
    .map((recall) => ({ world, recall })),
);

describe("the recalls of patients", () => {
  it("are one for cleaning, and one at most for each kind of film", () => {
    for (const { world } of practices) {
      for (const { id, status } of world.patients.values()) {
        if (status !== "patient") continue;
        const types = world.recallsOf(id).map((key) => world.recalls.get(key)?.type ?? "prophy");
        expect(types.filter((type) => cleanings.includes(type))).toHaveLength(1);
        expect(new Set(types).size).toBe(types.length);
      }
    }
  });

  it("date from the newest procedure that triggers them and fall due an interval later", () => {
    for (const { world, recall } of recalls) {
      const triggers = cleanings.includes(recall.type) ? cleaningTriggers : recallTypes[recall.type].triggers;
      const days = world.proceduresOf(recall.patientId).flatMap((id) => {
        const procedure = world.procedures.get(id);
        return procedure !== undefined && triggers.includes(procedure.code)
          ? (procedure.completed ?? [])
          : [];
      });
      const newest = days.length === 0 ? undefined : Math.max(...days);
      expect(recall.previous).toBe(newest);
      expect(recall.due).toBe(newest === undefined ? undefined : addMonths(newest, recall.intervalMonths));
    }
  });

  it("are scheduled on the day of the visit ahead that holds them", () => {
    const scheduled = recalls.filter(({ recall }) => recall.scheduled !== undefined);
    expect(scheduled.some(({ recall }) => recall.type === "bitewings")).toBe(true);
    for (const { world, recall } of scheduled) {
      const visits = world
        .appointmentsOf(recall.patientId)
        .map((id) => world.appointments.get(id))
        .filter((visit) => visit?.status === "scheduled" && dayOfMoment(visit.start) === recall.scheduled);
      expect(recall.scheduled).toBeGreaterThanOrEqual(asOf);
      expect(visits).toHaveLength(1);
    }
  });

  it("call those treated for periodontitis every three or four months, the others every six", () => {
    const intervals = (type: Recall["type"]): ReadonlySet<number> =>
      new Set(
        recalls.filter(({ recall }) => recall.type === type).map(({ recall }) => recall.intervalMonths),
      );
    expect([...intervals("perio")].sort()).toEqual([3, 4]);
    expect([...intervals("prophy")]).toEqual([6]);
    expect([...intervals("child prophy")]).toEqual([6]);
  });
});
