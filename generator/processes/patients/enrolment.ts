import {
  ageOn,
  civilOf,
  type Day,
  dayOf,
  dayOfMoment,
  firstOfMonth,
  type Moment,
} from "../../../foundation/calendar.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import { existing } from "../../world/existing.ts";
import type { Coverage, Subscription } from "../../world/insurance.ts";
import type { Patient } from "../../world/people.ts";
import type { Office } from "../../world/world.ts";
import { choosePlan } from "../insurance/plan-choice.ts";

/** Puts a new family's insurance on file: the head's plan for all, and sometimes a second one of the other adult. */
export function insureFamily(office: Office, at: Moment, family: readonly Patient[]): void {
  const head = family[0];
  if (head === undefined) return;
  const random = office.draw("family", head.id, "insurance");
  const age = ageOn(head.birthdate, dayOfMoment(at));
  const { insured, publicPlan } = office.scenario.payers;
  if (!random.chance(age < 65 ? insured.under65 : insured.from65)) return;
  const covered = family.filter((member) => member.position !== "child" || isDependent(member, at));
  const from = random.chance(publicPlan) ? "state" : "market";
  subscribe(office, at, head, covered, { from });
  // The state's program pays only for those who have no other insurance.
  if (from === "state") return;
  const partner = family[1];
  if (partner?.position === "married" && random.chance(insuranceRates.secondPlan)) {
    subscribe(office, at, partner, covered, { from });
  }
}

/**
 * Starts a subscription and covers its people. One's own plan comes first; for children the plan of the parent whose
 * birthday comes first in the year does.
 */
export function subscribe(
  office: Office,
  at: Moment,
  subscriber: Patient,
  covered: readonly Patient[],
  { from, effective }: { readonly from: "state" | "market"; readonly effective?: Day },
): void {
  const id = office.newId("subscription");
  const random = office.draw("subscription", id);
  const plan = choosePlan(office, random, from);
  const subscription: Subscription = {
    id,
    planId: plan.id,
    subscriberPatientId: subscriber.id,
    subscriberId: `${random.pick(["W", "H", "E", "U"])}${random.integer(10_000_000, 99_999_999)}`,
    effective: effective ?? firstOfMonth(dayOfMoment(at) - random.integer(0, 700)),
    terminated: undefined,
    created: at,
    edited: at,
  };
  office.record({
    kind: "patient changed",
    at,
    patientId: subscriber.id,
    change: { employerId: plan.employerId },
  });
  let first: Subscription | undefined = subscription;
  for (const member of [subscriber, ...covered.filter(({ id }) => id !== subscriber.id)]) {
    cover(office, at, member, subscription, first);
    first = undefined;
  }
  office.agenda.promise(nextReview(dayOfMoment(at), random.integer(2, 24)), {
    kind: "insurance review",
    subscriptionId: id,
  });
}

/** Puts somebody who joins a family on the plans of its head. */
export function coverNewMember(office: Office, at: Moment, member: Patient, headId: number): void {
  for (const coverageId of office.world.coveragesOf(headId).slice()) {
    const { subscriptionId } = existing(office.world.coverages, coverageId, "coverage");
    const subscription = existing(office.world.subscriptions, subscriptionId, "subscription");
    cover(office, at, member, subscription, undefined);
  }
}

/** Takes a patient off all plans. */
export function dropAllCoverages(office: Office, at: Moment, patientId: number): void {
  for (const coverageId of office.world.coveragesOf(patientId).slice()) {
    office.record({ kind: "coverage ended", at, coverageId });
  }
}

/** Takes a patient off a subscription; what came second comes first. */
export function dropCoverage(office: Office, at: Moment, patientId: number, subscriptionId: number): boolean {
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

function cover(
  office: Office,
  at: Moment,
  member: Patient,
  subscription: Subscription,
  first: Subscription | undefined,
): void {
  const isOwn = member.id === subscription.subscriberPatientId;
  const others = office.world
    .coveragesOf(member.id)
    .map((id) => existing(office.world.coverages, id, "coverage"));
  const comesFirst =
    isOwn || (member.position === "child" && hasEarlierBirthday(office, subscription, others));
  const ordinal = comesFirst ? 1 : others.length + 1;
  if (comesFirst) for (const other of others) makeSecondary(office, at, other);
  const coverage: Coverage = {
    id: office.newId("coverage"),
    patientId: member.id,
    subscriptionId: subscription.id,
    ordinal,
    relationship: isOwn ? "self" : member.position === "child" ? "child" : "spouse",
    created: at,
  };
  office.record({ kind: "coverage started", at, subscription: first, coverage });
}

/** A plan of one's own moves a spouse's plan to the second place: its coverage is written anew. */
function makeSecondary(office: Office, at: Moment, coverage: Coverage): void {
  office.record({ kind: "coverage ended", at, coverageId: coverage.id });
  const moved = { ...coverage, id: office.newId("coverage"), ordinal: coverage.ordinal + 1, created: at };
  office.record({ kind: "coverage started", at, subscription: undefined, coverage: moved });
}

/** The birthday rule: of both parents' plans the one whose subscriber has the earlier birthday in the year is primary. */
function hasEarlierBirthday(
  office: Office,
  subscription: Subscription,
  others: readonly Coverage[],
): boolean {
  const birthdayOf = (subscriberId: number): number => {
    const { month, dayOfMonth } = civilOf(existing(office.world.patients, subscriberId, "patient").birthdate);
    return month * 100 + dayOfMonth;
  };
  const own = birthdayOf(subscription.subscriberPatientId);
  return others.every(({ subscriptionId }) => {
    const other = existing(office.world.subscriptions, subscriptionId, "subscription");
    return own < birthdayOf(other.subscriberPatientId);
  });
}

const isDependent = (member: Patient, at: Moment): boolean => ageOn(member.birthdate, dayOfMoment(at)) < 26;

/** Plans are reviewed in January. */
export function nextReview(day: Day, dayOfJanuary: number): Day {
  return dayOf(civilOf(day).year + 1, 1, dayOfJanuary);
}
