import { describe, expect, it } from "vitest";
import { dayOfMoment } from "../../foundation/calendar.ts";
import { isOfficeOpen } from "../../generator/catalog/office-calendar.ts";
import { existing } from "../../generator/world/existing.ts";
import { practices } from "./practices.ts";
import { outsideHours, overlaps, standingAppointments, treatingProvider } from "./schedule-clashes.ts";

describe.each(practices)("the schedule of practice $settings.seed", ({ world, settings }) => {
  const appointments = standingAppointments(world);

  it("never books a chair, a provider or a patient twice", () => {
    expect(overlaps(appointments, (a) => a.operatoryId)).toEqual([]);
    expect(overlaps(appointments, treatingProvider)).toEqual([]);
    expect(overlaps(appointments, (a) => a.patientId)).toEqual([]);
  });

  it("never books a visit outside its provider's hours", () => {
    expect(outsideHours(world, appointments)).toEqual([]);
  });

  it("has a dentist in the house at every hygiene visit", () => {
    const alone = appointments.filter(
      (a) =>
        a.isHygiene &&
        !world
          .blocksOn(dayOfMoment(a.start))
          .some((id) => existing(world.scheduleBlocks, id, "block").providerId === a.providerId),
    );
    expect(alone).toEqual([]);
  });

  it("opens on open days only, in blocks that do not overlap", () => {
    const blocks = [...world.scheduleBlocks.values()];
    expect(blocks.filter(({ day }) => !isOfficeOpen(day))).toEqual([]);
    const sorted = blocks.sort(
      (a, b) => a.providerId - b.providerId || a.day - b.day || a.startMinute - b.startMinute,
    );
    const clashes = sorted.filter((block, i) => {
      const before = sorted[i - 1];
      return (
        before?.providerId === block.providerId &&
        before.day === block.day &&
        before.stopMinute > block.startMinute
      );
    });
    expect(clashes).toEqual([]);
  });

  it("books most of the hours it offers", () => {
    const past = [...world.scheduleBlocks.values()].filter(
      ({ day }) => day > world.opened + 90 && day <= settings.asOf,
    );
    const offered = past.reduce((sum, block) => sum + block.stopMinute - block.startMinute, 0);
    const booked = appointments
      .filter((a) => dayOfMoment(a.start) > world.opened + 90 && dayOfMoment(a.start) <= settings.asOf)
      .reduce((sum, a) => sum + a.minutes, 0);
    expect(booked / offered).toBeGreaterThan(0.4);
    expect(booked / offered).toBeLessThanOrEqual(1);
  });
});
