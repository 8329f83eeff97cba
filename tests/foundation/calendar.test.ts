import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  ageOn,
  civilOf,
  dayOf,
  emptyDay,
  formatDay,
  formatMoment,
  lastOfMonth,
  momentAt,
  parseDay,
  weekdayOf,
} from "../../foundation/calendar.ts";

const days = fc.integer({ min: emptyDay, max: dayOf(9999, 12, 31) });

describe("the calendar", () => {
  it("agrees with the proleptic Gregorian calendar of the platform", () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000);
        expect(civilOf(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          dayOfMonth: date.getUTCDate(),
        });
        expect(weekdayOf(day)).toBe(date.getUTCDay());
      }),
    );
  });

  it("parses what it formats", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });

  it("refuses dates that do not exist", () => {
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "yesterday", ""].map(parseDay)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it("writes the empty date as OpenDental does", () => {
    expect(formatDay(emptyDay)).toBe("0001-01-01");
  });

  it("keeps to the last day of a shorter month", () => {
    expect(formatDay(addMonths(dayOf(2026, 8, 31), -18))).toBe("2025-02-28");
    expect(formatDay(addMonths(dayOf(2024, 1, 31), 1))).toBe("2024-02-29");
    expect(formatDay(lastOfMonth(dayOf(2024, 2, 3)))).toBe("2024-02-29");
  });

  it("counts birthdays, not years", () => {
    const birth = dayOf(2000, 6, 30);
    expect([ageOn(birth, dayOf(2026, 6, 29)), ageOn(birth, dayOf(2026, 6, 30))]).toEqual([25, 26]);
  });

  it("writes a moment as wall-clock time", () => {
    expect(formatMoment(momentAt(dayOf(2026, 1, 5), 8 * 60 + 5))).toBe("2026-01-05 08:05:00");
  });
});
