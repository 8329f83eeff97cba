import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import { isBrokenCode } from "../../generator/catalog/procedure-codes.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import { existing } from "../../generator/world/existing.ts";
import type { Procedure } from "../../generator/world/treatment.ts";
import { practices } from "./practices.ts";

describe.each(practices)("the visits of practice $settings.seed", ({ world, events, settings }) => {
  const appointments = [...world.appointments.values()];
  const proceduresOf = (id: number): Procedure[] =>
    world
      .proceduresOfAppointment(id)
      .map((procedureId) => existing(world.procedures, procedureId, "procedure"));

  it("are complete or broken when past, and scheduled only when ahead", () => {
    const stale = appointments.filter(
      (a) => a.status === "scheduled" && dayOfMoment(a.start) <= settings.asOf,
    );
    const early = appointments.filter((a) => a.status === "complete" && dayOfMoment(a.start) > settings.asOf);
    expect([stale, early]).toEqual([[], []]);
  });

  it("hold work of their own patient: done on their day when complete, planned when ahead or listed, none when broken", () => {
    const wrong = appointments.filter((a) => {
      const held = proceduresOf(a.id);
      if (held.some((p) => p.patientId !== a.patientId || p.appointmentId !== a.id)) return true;
      if (a.status === "broken") return held.length > 0;
      if (held.length === 0) return true;
      if (a.status === "scheduled" || a.status === "unscheduled")
        return held.some((p) => p.status !== "planned");
      return held.some((p) => p.status !== "complete" || p.completed !== dayOfMoment(a.start));
    });
    expect(wrong).toEqual([]);
  });

  it("run from arrival to dismissal within the office's day", () => {
    const wrong = appointments.filter((a) => {
      if (a.status !== "complete") return a.arrived !== undefined;
      const { arrived = 0, seated = 0, dismissed = 0 } = a;
      const inOrder = arrived <= seated && seated < dismissed && dismissed <= a.start + a.minutes * 60;
      return !inOrder || dayOfMoment(arrived) !== dayOfMoment(a.start) || arrived % 86_400 < 8 * 3600;
    });
    expect(wrong).toEqual([]);
  });

  it("leave a procedure without fee when broken, and a history of what was done to them", () => {
    const broken = events.filter((event) => event.kind === "appointment broken");
    const charted = [...world.procedures.values()].filter(({ code }) => isBrokenCode(code));
    expect(charted).toHaveLength(broken.length);
    expect(charted.filter(({ fee, status }) => fee !== 0 || status !== "complete")).toEqual([]);
    const created = [...world.appointmentHistory.values()].filter(({ action }) => action === "created");
    expect(created.map(({ appointment }) => appointment.id).sort((a, b) => a - b)).toEqual(
      appointments.map(({ id }) => id).sort((a, b) => a - b),
    );
  });

  it("are each a patient's first at most once", () => {
    const firsts = appointments
      .filter((a) => a.isNewPatient && a.status === "complete")
      .map((a) => a.patientId);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it("record nothing after today, and outside office hours nothing but patients' answers", () => {
    const late = events.filter((event) => dayOfMoment(event.at) > settings.asOf);
    const atNight = events.filter((event) => event.at % 86_400 < 8 * 3600 || event.at % 86_400 > 17 * 3600);
    const answers = (event: PracticeEvent): boolean =>
      event.kind === "appointment confirmed" ||
      (event.kind === "contact made" && event.contact.direction === "received");
    expect(late).toEqual([]);
    expect(atNight.filter((event) => !answers(event))).toEqual([]);
  });

  it("never complete the same procedure twice, nor extract a tooth twice", () => {
    const completed = events.flatMap((event) =>
      event.kind === "procedure completed" ? [event.procedureId] : [],
    );
    expect(new Set(completed).size).toBe(completed.length);
    const extracted = [...world.procedures.values()]
      .filter(({ code, status }) => /^D7[12]/.test(code) && status === "complete")
      .map(({ patientId, tooth }) => `${patientId} ${tooth}`);
    expect(new Set(extracted).size).toBe(extracted.length);
  });
});
