import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import { laboratories, labWorkOf } from "../../generator/catalog/laboratories.ts";
import { existing } from "../../generator/world/existing.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the laboratory cases of practice $settings.seed", ({ world, settings }) => {
  const cases = [...world.records.labCases.values()];

  it("are one for each completed visit with work of a laboratory", () => {
    const visits = [...world.appointments.values()].filter(
      ({ id, status }) =>
        status === "complete" &&
        world
          .proceduresOfAppointment(id)
          .some((key) => labWorkOf(existing(world.procedures, key, "procedure").code) !== undefined),
    );
    const prepared = cases.map(({ prepAppointmentId }) => prepAppointmentId).sort((a, b) => a - b);
    expect(prepared.length).toBeGreaterThan(10);
    expect(prepared).toEqual(visits.map(({ id }) => id).sort((a, b) => a - b));
  });

  it("run in order: made, sent the same day, received, checked", () => {
    const wrong = cases.filter(({ created, sent, received, checked, due }) => {
      if (sent === undefined || sent < created || dayOfMoment(sent) !== dayOfMoment(created)) return true;
      if (due <= sent) return true;
      return received !== undefined && (received <= sent || checked === undefined || checked < received);
    });
    expect(wrong).toEqual([]);
  });

  it("are back before the work is delivered", () => {
    const late = cases.filter(({ received, seatAppointmentId }) => {
      const seat = world.appointments.get(seatAppointmentId);
      return seat?.status === "complete" && (received === undefined || received >= seat.start);
    });
    expect(cases.some(({ seatAppointmentId }) => seatAppointmentId > 0)).toBe(true);
    expect(late).toEqual([]);
  });

  it("hang on visits of their own patient, one on each delivery", () => {
    const wrong = cases.filter(({ patientId, prepAppointmentId, seatAppointmentId }) =>
      [prepAppointmentId, seatAppointmentId].some(
        (id) => id > 0 && world.appointments.get(id)?.patientId !== patientId,
      ),
    );
    const seats = cases.map(({ seatAppointmentId }) => seatAppointmentId).filter((id) => id > 0);
    expect(wrong).toEqual([]);
    expect(new Set(seats).size).toBe(seats.length);
  });

  it("go to a laboratory that makes them, and come back within five weeks", () => {
    const wrong = cases.filter(
      ({ laboratoryId, work, created, received }) =>
        laboratories[laboratoryId - 1]?.makes.includes(work) !== true ||
        (received === undefined && settings.asOf - dayOfMoment(created) > 35),
    );
    expect(wrong).toEqual([]);
  });
});
