import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import { isOfficeOpen } from "../../generator/catalog/office-calendar.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the confirmations of practice $settings.seed", ({ world, events }) => {
  const confirmed = events.filter((event) => event.kind === "appointment confirmed");

  it("come from a reminder or a call on an open day, which leaves a contact", () => {
    const contacts = new Set([...world.contacts.values()].map(({ patientId, at }) => `${patientId} ${at}`));
    const silent = confirmed.filter(({ at, appointmentId }) => {
      const patientId = world.appointments.get(appointmentId)?.patientId ?? 0;
      return !contacts.has(`${patientId} ${at}`) || !isOfficeOpen(dayOfMoment(at));
    });
    expect(silent).toEqual([]);
  });

  it("are given for between 44 and 87 of a hundred kept visits", () => {
    const said = new Set(
      confirmed.filter(({ confirmation }) => confirmation === "confirmed").map((e) => e.appointmentId),
    );
    const kept = events.filter((event) => event.kind === "appointment completed");
    const share = kept.filter(({ appointmentId }) => said.has(appointmentId)).length / kept.length;
    expect(share).toBeGreaterThan(0.44);
    expect(share).toBeLessThan(0.87);
  });
});
