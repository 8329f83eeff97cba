import { firstOfMonth, type Moment } from "../../foundation/calendar.ts";
import type { Draw } from "../../foundation/random.ts";
import { carrierProfiles } from "../catalog/carriers.ts";
import { employerName } from "../catalog/employers.ts";
import { formerCarrierKinds } from "../catalog/former-charts.ts";
import { fictionalPhone, lastName } from "../catalog/names.ts";
import { places } from "../catalog/places.ts";
import { procedureCodes } from "../catalog/procedure-codes.ts";
import { conversionRates } from "../catalog/rates/conversion.ts";
import { commercialBenefits } from "../processes/insurance/plan-design.ts";
import type { ImportedCoverage, ImportedPlan } from "../world/imported-charts.ts";
import type { Carrier, Coverage, Employer } from "../world/insurance.ts";
import type { FeeSchedule } from "../world/practice.ts";
import type { FormerFamily } from "./former-patients.ts";
import type { Keys } from "./keys.ts";

/** How long the lists are that come with so many charts. */
export interface FormerLists {
  readonly carriers: number;
  readonly employers: number;
  readonly plans: number;
}

export function formerLists(charts: number): FormerLists {
  if (charts === 0) return { carriers: 0, employers: 0, plans: 0 };
  const { chartsPerCarrier, chartsPerEmployer, chartsPerPlan } = conversionRates;
  const plans = Math.ceil(charts / chartsPerPlan);
  return {
    plans,
    carriers: Math.ceil(charts / chartsPerCarrier),
    employers: Math.max(plans, Math.ceil(charts / chartsPerEmployer)),
  };
}

/** The keys of the practice's own carriers and fee schedules are fixed, so that those of former patients follow them. */
const carriersBefore = carrierProfiles.length;
const feeSchedulesBefore = carrierProfiles.length + 1;

export function* formerCarriers(draw: Draw, { carriers }: FormerLists, at: Moment): Generator<Carrier> {
  for (let number = 1; number <= carriers; number++) {
    const random = draw("former carrier", number);
    yield {
      id: carriersBefore + number,
      name: `${lastName(random)} ${random.pick(formerCarrierKinds)}, Local ${number}`,
      phone: fictionalPhone(random),
      address: `PO Box ${random.integer(1000, 99_999)}`,
      ...random.weighted(places),
      electronicId: "",
      created: at,
    };
  }
}

export function* formerEmployers(draw: Draw, { employers }: FormerLists): Generator<Employer> {
  for (let id = 1; id <= employers; id++) yield { id, name: employerName(draw("former employer", id)) };
}

export function* formerPlans(
  draw: Draw,
  { plans, carriers }: FormerLists,
  at: Moment,
): Generator<ImportedPlan> {
  for (let id = 1; id <= plans; id++) {
    const random = draw("former plan", id);
    const plan = {
      id,
      carrierId: carriersBefore + random.integer(1, carriers),
      employerId: id,
      sponsor: "employer",
      groupName: `Group ${id}`,
      groupNumber: String(random.integer(100_000, 999_999)),
      kind: "category",
      feeScheduleId: 0,
      ...commercialBenefits(random, "employer"),
      created: at,
    } as const;
    yield { plan, allowedFees: allowedFees(draw, id) };
  }
}

const codes = [...procedureCodes.values()];

/** What an insurer allows for the codes that its old explanations of benefits named. */
function allowedFees(draw: Draw, planId: number): FeeSchedule {
  const random = draw("former plan", planId, "allowed fees");
  const [least, most] = conversionRates.allowedFees;
  const count = random.integer(least, most);
  const fees = new Map<string, number>();
  while (fees.size < count) {
    const { code, fee } = random.pick(codes);
    if (fee > 0) fees.set(code, Math.round((fee * (0.55 + 0.3 * random.next())) / 100) * 100);
  }
  return { id: feeSchedulesBefore + planId, description: `Allowed ${planId}`, kind: "allowed", fees };
}

/** The plan that a family still has on file: the head's, for all of whom there is more than a duplicate. */
export function formerCoverage(
  draw: Draw,
  { members, planId, since }: FormerFamily,
  keys: Keys,
  at: Moment,
): ImportedCoverage {
  const head = members[0]?.patient;
  if (head === undefined || planId === 0) return { subscriptions: [], coverages: [] };
  const random = draw("former family", head.id, "subscription");
  const id = keys.next("subscription");
  const effective = firstOfMonth(since - random.integer(0, 700));
  const lastVisit = Math.max(since, ...members.map(({ visits }) => visits.at(-1) ?? since));
  const subscription = {
    id,
    planId,
    subscriberPatientId: head.id,
    subscriberId: `${random.pick(["W", "H", "E", "U"])}${random.integer(10_000_000, 99_999_999)}`,
    effective,
    terminated: random.chance(conversionRates.terminated)
      ? firstOfMonth(lastVisit + random.integer(60, 900)) - 1
      : undefined,
    created: at,
    edited: at,
  };
  const coverages = members
    .filter(({ patient }) => patient.status !== "deleted")
    .map(({ patient }): Coverage => {
      const relationship =
        patient.id === head.id ? "self" : patient.position === "child" ? "child" : "spouse";
      return {
        id: keys.next("coverage"),
        patientId: patient.id,
        subscriptionId: id,
        ordinal: 1,
        relationship,
        created: at,
      };
    });
  return { subscriptions: [subscription], coverages };
}
