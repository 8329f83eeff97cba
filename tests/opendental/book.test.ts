import { beforeAll, expect, test } from "vitest";
import { dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { openBook, type PracticeBook } from "../../generator/opendental/book.ts";
import { simulate } from "../../generator/simulate.ts";

let book: PracticeBook;

beforeAll(() => {
  book = openBook(simulate({ patients: 150, years: 2, seed: 3, asOf: dayOf(2026, 6, 30) }));
}, 180_000);

test("a coverage that has ended still counts on the days before", () => {
  const started = new Map(
    book.events.flatMap((event) =>
      event.kind === "coverage started" ? [[event.coverage.id, event.coverage] as const] : [],
    ),
  );
  const ended = book.events.flatMap((event) => (event.kind === "coverage ended" ? [event] : []));
  expect(ended.length).toBeGreaterThan(0);
  for (const { coverageId, at } of ended) {
    const coverage = started.get(coverageId);
    if (coverage === undefined) throw new Error(`coverage ${coverageId} ended and never started`);
    const isOn = (day: number): boolean =>
      book.coveragesOn(coverage.patientId, day).some((active) => active.coverage.id === coverageId);
    expect(isOn(dayOfMoment(coverage.created))).toBe(dayOfMoment(at) > dayOfMoment(coverage.created));
    expect(isOn(dayOfMoment(at))).toBe(false);
  }
});

test("coverages come in the order in which they pay", () => {
  for (const patientId of book.world.patients.keys()) {
    const ordinals = book.coveragesOn(patientId, book.asOf).map(({ coverage }) => coverage.ordinal);
    expect(ordinals).toEqual(ordinals.toSorted((a, b) => a - b));
  }
});

test("codes are numbered from 1, and an unknown one is refused", () => {
  expect(book.codeNumber("D0120")).toBe(1);
  expect(() => book.codeNumber("D0000")).toThrow("no procedure code D0000");
});

test("a provider acts under a login of their own", () => {
  for (const { id, userId } of book.world.practice.providers) expect(book.userOfProvider(id)).toBe(userId);
  expect(book.userOfProvider(0)).toBe(book.frontDesk.id);
});
