import { civilOf, type Day } from "../../../foundation/calendar.ts";
import { firstOpenDayOfYear } from "../../catalog/office-calendar.ts";
import type { FeeIncrease } from "../../catalog/scenarios/scenario.ts";
import type { DailyProcess, Office } from "../../world/world.ts";

/** After a steep fee increase some patients make up their minds to leave over the months that follow. */
export const feeReaction: DailyProcess = {
  name: "fee reaction",
  runDay(office, day) {
    const { feeIncrease } = office.scenario;
    if (feeIncrease === undefined || day !== increaseDay(office, feeIncrease)) return;
    for (const { id, status } of office.world.patients.values()) {
      if (status === "patient") decide(office, day, id, feeIncrease);
    }
  },
};

/** The factor on the acceptance of treatment on a day: below 1 once fees have gone up steeply. */
export function acceptanceAfterIncrease(office: Office, day: Day): number {
  const { feeIncrease } = office.scenario;
  if (feeIncrease === undefined || day < increaseDay(office, feeIncrease)) return 1;
  return feeIncrease.acceptance;
}

const increaseDay = ({ world }: Office, { january }: FeeIncrease): Day =>
  firstOpenDayOfYear(civilOf(world.opened).year + january);

function decide(office: Office, day: Day, patientId: number, { leave, withinDays }: FeeIncrease): void {
  const random = office.draw("patient", patientId, "fee increase");
  const isInsured = office.world.coveragesOf(patientId).length > 0;
  // Twice as many of the uninsured leave; `leave` is the share of all where half are insured or more.
  if (!random.chance(isInsured ? leave * 0.8 : leave * 1.6)) return;
  office.agenda.promise(day + random.integer(10, withinDays), { kind: "leaves over fees", patientId });
}
