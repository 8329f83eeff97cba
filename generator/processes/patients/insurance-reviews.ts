import { civilOf, dayOf, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import { existing } from "../../world/existing.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { patientOf } from "../treatment/chart.ts";
import { nextReview, subscribe } from "./enrolment.ts";

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

/** Takes a patient off a subscription; what came second comes first. */
function dropCoverage(office: Office, at: Moment, patientId: number, subscriptionId: number): boolean {
  const coverages = office.world
    .coveragesOf(patientId)
    .map((id) => existing(office.world.coverages, id, "coverage"));
  const dropped = coverages.find((coverage) => coverage.subscriptionId === subscriptionId);
  if (dropped === undefined) return false;
  office.record({ kind: "coverage ended", at, coverageId: dropped.id });
  for (const later of coverages.filter(({ ordinal }) => ordinal > dropped.ordinal)) {
    office.record({ kind: "coverage ended", at, coverageId: later.id });
    const coverage = { ...later, id: office.newId("coverage"), ordinal: later.ordinal - 1, created: at };
    office.record({ kind: "coverage started", at, subscription: undefined, coverage });
  }
  return true;
}
