import { beforeAll, expect, test } from "vitest";
import { dayOf, momentAt } from "../../foundation/calendar.ts";
import { openBook, type PracticeBook } from "../../generator/opendental/book.ts";
import { withLeftovers } from "../../generator/opendental/leftovers.ts";
import type { Row } from "../../generator/opendental/schema/tables.ts";
import { simulate } from "../../generator/simulate.ts";

let book: PracticeBook;
beforeAll(() => {
  book = openBook(simulate({ patients: 12, years: 6, seed: 3, asOf: dayOf(2024, 1, 31) }));
}, 60_000);

const at = (year: number): number => momentAt(dayOf(year, 2, 3), 600);

/** The copy that is left of these popups. */
function copyOf(popups: readonly Row<"popup">[]): readonly object[] {
  const copies: object[] = [];
  const out = withLeftovers(book, {
    write: (table, row) => void (table === "temppopup_bak_20200424" && copies.push(row)),
  });
  for (const popup of popups)
    out.write("popup", { IsArchived: 0, PopupNumArchive: 0, IsDisabled: 0, ...popup });
  return copies;
}

test("a popup is copied without the columns that came later", () => {
  const popup = {
    PopupNum: 1,
    PatNum: 1,
    Description: "Old",
    DateTimeEntry: at(2019),
    DateTimeDisabled: at(1),
  };
  expect(copyOf([popup])).toEqual([
    {
      PopupNum: 1,
      PatNum: 1,
      Description: "Old",
      DateTimeEntry: at(2019),
      IsArchived: 0,
      PopupNumArchive: 0,
      IsDisabled: 0,
    },
  ]);
});

test("a popup of a later day is not in the copy", () => {
  expect(copyOf([{ PopupNum: 1, DateTimeEntry: momentAt(dayOf(2020, 4, 25), 0) }])).toEqual([]);
});

test("a text that was replaced later is still in its popup", () => {
  const copies = copyOf([
    { PopupNum: 1, Description: "New", DateTimeEntry: at(2022) },
    { PopupNum: 9, Description: "Old", DateTimeEntry: at(2019), IsArchived: 1, PopupNumArchive: 1 },
  ]);
  expect(copies).toMatchObject([{ PopupNum: 1, Description: "Old", IsArchived: 0, PopupNumArchive: 0 }]);
});

test("a text that was replaced before is archived in the copy too", () => {
  const copies = copyOf([
    { PopupNum: 1, Description: "New", DateTimeEntry: at(2020) },
    { PopupNum: 2, Description: "Old", DateTimeEntry: at(2019), IsArchived: 1, PopupNumArchive: 1 },
  ]);
  expect(copies).toMatchObject([
    { PopupNum: 1, IsArchived: 0 },
    { PopupNum: 2, IsArchived: 1, PopupNumArchive: 1 },
  ]);
});

test.each([
  [2020, 1],
  [2022, 0],
])("a popup that was switched off in %i has IsDisabled %i", (year, isDisabled) => {
  const popup = { PopupNum: 1, DateTimeEntry: at(2019), IsDisabled: 1, DateTimeDisabled: at(year) };
  expect(copyOf([popup])).toMatchObject([{ IsDisabled: isDisabled }]);
});
