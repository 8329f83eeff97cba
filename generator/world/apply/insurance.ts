import { existing } from "../existing.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const insuranceHandlers: HandlersOf<
  | "carrier added"
  | "employer added"
  | "plan added"
  | "coverage started"
  | "subscription ended"
  | "coverage ended"
> = {
  "carrier added": (world, { carrier }) => {
    world.carriers.set(carrier.id, carrier);
  },
  "employer added": (world, { employer }) => {
    world.employers.set(employer.id, employer);
  },
  "plan added": (world, { plan }) => {
    world.plans.set(plan.id, plan);
  },
  "coverage started": (world, { subscription, coverage }) => {
    if (subscription !== undefined) world.subscriptions.set(subscription.id, subscription);
    world.coverages.set(coverage.id, coverage);
    world.patientCoverages.add(coverage.patientId, coverage.id);
  },
  "subscription ended": (world, { at, subscriptionId, day }) => {
    const subscription = existing(world.subscriptions, subscriptionId, "subscription");
    world.subscriptions.set(subscriptionId, { ...subscription, terminated: day, edited: at });
  },
  "coverage ended": (world, { coverageId }) => {
    const coverage = existing(world.coverages, coverageId, "coverage");
    world.coverages.delete(coverageId);
    world.patientCoverages.remove(coverage.patientId, coverageId);
  },
};
