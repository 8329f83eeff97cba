import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import type { DailyProcess } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { bookVisit } from "./booking.ts";
import { daysFrom } from "./diary.ts";

/** The front desk books what it has promised to book by today. */
export const bookings: DailyProcess = {
  name: "bookings",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const tasks = office.agenda.take("book", day);
    const times = deskTimes(office, day, "bookings", tasks.length);
    for (const [index, { wish }] of tasks.entries()) {
      const lead = office.draw("booking", day, index).integer(2, 9);
      const first = Math.max(day + lead, wish.notBefore ?? 0);
      bookVisit(office, times[index] ?? 0, wish, daysFrom(first, first + 45));
    }
  },
};
