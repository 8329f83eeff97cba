import { usualFeeScheduleId } from "../../catalog/carriers.ts";
import type { CodeGroupName } from "../../catalog/coverage-categories.ts";
import type { BenefitCategory } from "../../world/insurance.ts";
import { type Claim, type ClaimLine, type InsurancePlan } from "../../world/insurance.ts";
import { meanOf, medianOf, quantile, Ratio, shareOf } from "../estimate.ts";
import type { Measure } from "../target.ts";
import { patientsBySchedule } from "./fees.ts";
import type { PracticeView } from "./practice-view.ts";

const isPrivate = ({ sponsor }: InsurancePlan): boolean => sponsor !== "state";

/** Private plans that somebody here has or had. */
function plansInUse({ world }: PracticeView): readonly InsurancePlan[] {
  const used = new Set([...world.subscriptions.values()].map(({ planId }) => planId));
  return [...world.plans.values()].filter((plan) => used.has(plan.id) && isPrivate(plan));
}

const ppoPlans = (view: PracticeView): readonly InsurancePlan[] =>
  plansInUse(view).filter(({ kind }) => kind === "ppo");

/** People with a private plan, one entry each. */
function privatelyInsured(view: PracticeView): readonly InsurancePlan[] {
  return view.active.flatMap(({ id }) => {
    const plan = view.planOf(id);
    return plan !== undefined && isPrivate(plan) ? [plan] : [];
  });
}

const byPlan = ({ id }: InsurancePlan): number => id;

export const ppoShare: Measure = (view) =>
  shareOf(privatelyInsured(view), byPlan, ({ kind }) => kind === "ppo");

export const sponsorShare =
  (sponsor: InsurancePlan["sponsor"]): Measure =>
  (view) =>
    shareOf(privatelyInsured(view), byPlan, (plan) => plan.sponsor === sponsor);

/** PPO plans whose yearly maximum lies above one amount and not above another, in dollars; none is above all. */
export const maximumShare =
  (above: number, upTo: number): Measure =>
  (view) =>
    shareOf(ppoPlans(view), byPlan, ({ annualMaximum }) => {
      const dollars = annualMaximum === undefined ? Number.POSITIVE_INFINITY : annualMaximum / 100;
      return dollars > above && dollars <= upTo;
    });

/** What PPO plans pay of a category that they cover. */
export const coinsurance =
  (category: BenefitCategory): Measure =>
  (view) =>
    meanOf(
      ppoPlans(view).filter(({ percentages }) => percentages[category] !== undefined),
      byPlan,
      ({ percentages }) => percentages[category] ?? 0,
    );

export const deductible =
  (who: "person" | "family"): Measure =>
  (view) =>
    meanOf(
      ppoPlans(view).filter((plan) => plan.deductible > 0),
      byPlan,
      (plan) => (who === "person" ? plan.deductible : (plan.familyDeductible ?? 0)) / 100,
    );

export const deductibleWaived: Measure = (view) =>
  shareOf(ppoPlans(view), byPlan, ({ withoutDeductible }) => withoutDeductible.includes("preventive"));

export const waitingMonths: Measure = (view) =>
  meanOf(
    plansInUse(view).filter(({ sponsor }) => sponsor === "individual"),
    byPlan,
    ({ waitingMonths: waits }) => waits.crowns ?? 0,
  );

/** Middle number of months that plans let pass between two of a group of services. */
export const limitMonths =
  (group: CodeGroupName): Measure =>
  (view) =>
    medianOf(
      ppoPlans(view).flatMap(({ limits }) =>
        limits.filter((limit) => limit.group === group && limit.per !== "age").map(monthsOf),
      ),
    );

function monthsOf({ per, quantity }: InsurancePlan["limits"][number]): number {
  if (per === "benefit year") return 12 / quantity;
  return per === "years" ? quantity * 12 : quantity;
}

/** Claims that ask for money, with all their lines in hand. */
const claimsOf = ({ world }: PracticeView): readonly Claim[] =>
  [...world.claims.values()].filter(({ type }) => type !== "preauthorisation");

/** Answered first lines of PPO plans. */
function answeredPpoLines(view: PracticeView): readonly ClaimLine[] {
  return [...view.world.claimLines.values()].filter(({ status, planId, claimId }) => {
    const plan = view.world.plans.get(planId);
    const isFirst = view.world.claims.get(claimId)?.type === "primary";
    return status === "received" && isFirst && plan?.kind === "ppo" && isPrivate(plan);
  });
}

/** How far PPO fees lie below the office's. */
export const ppoDiscount: Measure = (view) => {
  const ratio = new Ratio();
  for (const { feeBilled, allowed, planId } of answeredPpoLines(view)) {
    if (allowed !== undefined) ratio.add(planId, Math.max(0, feeBilled - allowed), feeBilled);
  }
  return ratio.observe(100);
};

/** What is written off of what is billed to PPOs. */
export const writeOffShare: Measure = (view) => {
  const ratio = new Ratio();
  for (const { feeBilled, writeOff, planId } of answeredPpoLines(view))
    ratio.add(planId, writeOff, feeBilled);
  return ratio.observe(100);
};

/** PPO fees out of the office's, over the whole schedule, weighted by what is done and who is insured. */
export const negotiatedShare: Measure = (view) => {
  const usual = view.world.feeSchedules.get(usualFeeScheduleId)?.fees;
  const volume = new Map<string, number>();
  for (const { code } of view.completed) volume.set(code, (volume.get(code) ?? 0) + 1);
  const ratio = new Ratio();
  for (const [scheduleId, patients] of patientsBySchedule(view)) {
    const fees = view.world.feeSchedules.get(scheduleId)?.fees;
    for (const [code, times] of volume) {
      const own = usual?.get(code) ?? 0;
      if (own > 0) ratio.add(scheduleId, (fees?.get(code) ?? own) * times * patients, own * times * patients);
    }
  }
  return ratio.observe(100);
};

/** Claims whose first answer, or the first sending, paid nothing. */
export const denialShare: Measure = (view) => {
  const answered = claimsOf(view).filter(({ status }) => status === "received");
  return shareOf(
    answered,
    ({ planId }) => planId,
    (claim) => {
      const paid = view.world
        .linesOfClaim(claim.id)
        .reduce((sum, lineId) => sum + (view.world.claimLines.get(lineId)?.paid ?? 0), 0);
      return paid === 0 || (claim.firstSent !== undefined && claim.firstSent !== claim.sent);
    },
  );
};

/** Days from the last sending to the answer. */
export function turnaroundDays(view: PracticeView, electronic?: boolean): readonly number[] {
  return claimsOf(view)
    .flatMap(({ sent, received, isElectronic }) =>
      sent === undefined || received === undefined || (electronic ?? isElectronic) !== isElectronic
        ? []
        : [received - sent],
    )
    .sort((a, b) => a - b);
}

export const turnaround: Measure = (view) => medianOf(turnaroundDays(view, true));

export const slowTurnaround: Measure = (view) => {
  const days = turnaroundDays(view);
  const found = medianOf(days);
  return found === undefined ? undefined : { ...found, value: quantile(days, 0.9) };
};

export const electronicPayments: Measure = ({ world }) =>
  shareOf(
    world.insurancePayments.values(),
    ({ carrierId }) => carrierId,
    ({ method }) => method === "electronic",
  );

export const electronicClaims: Measure = (view) =>
  shareOf(
    claimsOf(view).filter(({ sent }) => sent !== undefined),
    ({ planId }) => planId,
    ({ isElectronic }) => isElectronic,
  );

export const preauthorisations: Measure = ({ world }) =>
  shareOf(
    world.claims.values(),
    ({ patientId }) => patientId,
    ({ type }) => type === "preauthorisation",
  );

export const secondaryCoverage: Measure = (view) =>
  shareOf(
    view.active.filter(({ id }) => view.planOf(id) !== undefined),
    ({ guarantorId }) => guarantorId,
    ({ id }) => view.world.coveragesOf(id).length > 1,
  );

/** Privately insured patients with the so many largest insurers. */
export const largestCarriersShare =
  (carriers: number): Measure =>
  (view) => {
    const insured = privatelyInsured(view);
    const counts = new Map<number, number>();
    for (const { carrierId } of insured) counts.set(carrierId, (counts.get(carrierId) ?? 0) + 1);
    const largest = new Set(
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, carriers)
        .map(([id]) => id),
    );
    return shareOf(insured, byPlan, ({ carrierId }) => largest.has(carrierId));
  };

/** Members of a PPO with a maximum who used it up in the last year. */
export const maximumReached: Measure = (view) => {
  const paid = new Map<number, number>();
  for (const { patientId, posted, paid: amount } of view.world.claimLines.values()) {
    if (posted !== undefined && view.inLastYear(posted))
      paid.set(patientId, (paid.get(patientId) ?? 0) + amount);
  }
  const members = view.active.filter(({ id }) => view.planOf(id)?.annualMaximum !== undefined);
  return shareOf(
    members,
    ({ guarantorId }) => guarantorId,
    ({ id }) => {
      const maximum = view.planOf(id)?.annualMaximum ?? Number.POSITIVE_INFINITY;
      return (paid.get(id) ?? 0) >= 0.99 * maximum;
    },
  );
};
