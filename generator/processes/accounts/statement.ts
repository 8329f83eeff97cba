import { civilOf, type Day, firstOfMonth, type Moment } from "../../../foundation/calendar.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { followUp } from "./billing-contact.ts";
import { settleCredits } from "./credit.ts";
import { clockFrom, deskOf, isOpen } from "./money-desk.ts";

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
    for (const billingDay of billingDaysOn(office, day)) {
      for (const guarantorId of deskOf(office).guarantors.get(billingDay) ?? []) {
        if (office.world.patients.get(guarantorId)?.guarantorId !== guarantorId) continue;
        settleCredits(office, day, clock, guarantorId);
        if (wasBilledThisMonth(office, day, guarantorId)) continue;
        if (followUp(office, day, clock, guarantorId) === "bill")
          sendStatement(office, day, clock(), guarantorId);
      }
    }
  },
};

/** A bill that was late because of a closed week may have come into the next one's month. */
function wasBilledThisMonth(office: Office, day: Day, guarantorId: number): boolean {
  const last = deskOf(office).lastBilled.get(guarantorId);
  return last !== undefined && last >= firstOfMonth(day);
}

/** The longest time the practice is closed for; what is billed in a longer one waits a month. */
const longestClosing = 10;

/** None on a day when nobody works; the next day makes up for it. */
function billingDaysOn(office: Office, day: Day): number[] {
  if (!isOpen(office, day)) return [];
  let first = day;
  while (day - first < longestClosing && !isOpen(office, first - 1)) first -= 1;
  return Array.from({ length: day - first + 1 }, (_, index) => civilOf(first + index).dayOfMonth);
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
