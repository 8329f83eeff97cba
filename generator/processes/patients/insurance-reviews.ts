import { civilOf, dayOf, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import { existing } from "../../world/existing.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { patientOf } from "../treatment/chart.ts";
import { dropCoverage, nextReview, subscribe } from "./enrolment.ts";

/** Each January some subscriptions have ended; most of these families bring a new plan. */
export const insuranceReviews: DailyProcess = {
  name: "insurance reviews",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const tasks = office.agenda.take("insurance review", day);
    const times = deskTimes(office, day, "insurance reviews", tasks.length);
    for (const [index, { subscriptionId }] of tasks.entries()) {
      const random = office.draw("subscription", subscriptionId, "review", day);
      if (random.chance(insuranceRates.endsAtReview)) {
        end(office, times[index] ?? 0, subscriptionId, random.chance(insuranceRates.replaced));
      } else {
        const dayOfJanuary = random.integer(2, 24);
        office.agenda.promise(nextReview(day, dayOfJanuary), { kind: "insurance review", subscriptionId });
      }
    }
  },
};

function end(office: Office, at: Moment, subscriptionId: number, isReplaced: boolean): void {
  const { subscriberPatientId } = existing(office.world.subscriptions, subscriptionId, "subscription");
  const subscriber = patientOf(office.world, subscriberPatientId);
  const covered = office.world.familyOf(subscriber.guarantorId).map((id) => patientOf(office.world, id));
  const insured = covered.filter(({ id }) => dropCoverage(office, at, id, subscriptionId));
  const newYear = dayOf(civilOf(dayOfMoment(at)).year, 1, 1);
  office.record({ kind: "subscription ended", at, subscriptionId, day: newYear - 1 });
  if (isReplaced) subscribe(office, at, subscriber, insured, { from: "market", effective: newYear });
}
