import { civilOf, type Day, type Moment, weekdayOf } from "../../foundation/calendar.ts";
import type { DailyProcess, Office } from "../world/world.ts";
import { followUp } from "./billing-contact.ts";
import { settleCredits } from "./credit.ts";
import { clockFrom, deskOf } from "./money-desk.ts";

const statementModes = [
  ["mail", 60],
  ["email", 25],
  ["electronic", 15],
] as const;

/** Looks at each family's account once a month: settles credits, sends a bill, or gives up. */
export const statements: DailyProcess = {
  name: "statements",
  runDay(office, day) {
    const clock = clockFrom(day, 16 * 60 + 30, 4);
    for (const billingDay of billingDaysOn(day)) {
      for (const guarantorId of deskOf(office).guarantors.get(billingDay) ?? []) {
        if (office.world.patients.get(guarantorId)?.guarantorId !== guarantorId) continue;
        settleCredits(office, day, clock, guarantorId);
        if (followUp(office, day, clock, guarantorId) === "bill")
          sendStatement(office, day, clock(), guarantorId);
      }
    }
  },
};

/** None on a weekend; Monday's bills are those of the weekend as well. */
function billingDaysOn(day: Day): number[] {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return [];
  const days = weekday === 1 ? [day - 2, day - 1, day] : [day];
  return days.map((date) => civilOf(date).dayOfMonth);
}

function sendStatement(office: Office, day: Day, at: Moment, guarantorId: number): void {
  const { book } = deskOf(office);
  const members = office.world.familyOf(guarantorId);
  const statement = {
    id: office.newId("statement"),
    patientId: guarantorId,
    day,
    mode: office.draw("family", guarantorId, "statement mode").weighted(statementModes),
    balance: members.reduce((sum, id) => sum + book.balance(id), 0),
    insuranceEstimate: members.reduce((sum, id) => sum + book.awaited(id), 0),
    created: at,
  };
  office.record({ at, kind: "statement sent", statement });
}
