import { momentAt } from "../../../foundation/calendar.ts";
import { preferences } from "../../catalog/preferences.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";

const payPeriodDays = 14;
/** From the end of a pay period to the paycheck. */
const paycheckAfter = 5;

/** `preference`, `computer`, `payperiod`: the office's settings and equipment. */
export function writeOffice(book: PracticeBook, out: RowWriter): void {
  for (const [name, value] of preferences(book))
    out.write("preference", { PrefName: name, ValueString: value });
  for (const { id } of book.world.practice.users) {
    out.write("computer", {
      CompName: `STATION${id}`,
      LastHeartBeat: momentAt(book.lastWorkingDay, 17 * 60),
    });
  }
  writePayPeriods(book, out);
}

function writePayPeriods({ world, asOf }: PracticeBook, out: RowWriter): void {
  for (let start = world.opened; start <= asOf; start += payPeriodDays) {
    const stop = start + payPeriodDays - 1;
    out.write("payperiod", { DateStart: start, DateStop: stop, DatePaycheck: stop + paycheckAfter });
  }
}
