import type { Moment } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { carrierProfiles, ppoFeeScheduleId } from "../../catalog/carriers.ts";
import type { CodeGroupName } from "../../catalog/coverage-categories.ts";
import { benefitCategories } from "../../catalog/coverage-categories.ts";
import { benefitRates, limitChoices, preventiveCategories } from "../../catalog/rates/benefits.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import type { BenefitLimit } from "../../world/benefit-rules.ts";
import type { BenefitCategory, InsurancePlan, PlanSponsor } from "../../world/insurance.ts";
import type { Office } from "../../world/world.ts";

/** A plan of an employer, with one of the commercial insurers. */
export function addEmployerPlan(office: Office, at: Moment, employerId: number, groupName: string): void {
  addPlan(office, at, { employerId, groupName, sponsor: "employer" });
}

/** What people have without an employer: each larger insurer's individual policy, and the state's program. */
export function addOtherPlans(office: Office, at: Moment): void {
  carrierProfiles.forEach(({ isState, weight }, carrierIndex) => {
    const base = { employerId: 0, carrierIndex };
    if (isState) addPlan(office, at, { ...base, groupName: "State Dental Program", sponsor: "state" });
    else if (weight >= 8) addPlan(office, at, { ...base, groupName: "Individual", sponsor: "individual" });
  });
}

interface PlanDraft {
  readonly employerId: number;
  readonly groupName: string;
  readonly sponsor: PlanSponsor;
  /** Drawn among the commercial insurers when absent. */
  readonly carrierIndex?: number;
}

function addPlan(office: Office, at: Moment, draft: PlanDraft): void {
  const { employerId, groupName, sponsor } = draft;
  const id = office.newId("plan");
  const random = office.draw("plan", id);
  const carrierIndex = draft.carrierIndex ?? random.weighted(commercialCarriers);
  const isPpo = sponsor !== "employer" || random.chance(insuranceRates.ppo);
  const plan: InsurancePlan = {
    id,
    carrierId: carrierIndex + 1,
    employerId,
    sponsor,
    groupName,
    groupNumber: String(random.integer(100_000, 999_999)),
    kind: isPpo ? "ppo" : "category",
    feeScheduleId: isPpo ? ppoFeeScheduleId(carrierIndex) : 0,
    ...(sponsor === "state" ? stateBenefits(random) : commercialBenefits(random, sponsor)),
    created: at,
  };
  office.record({ kind: "plan added", at, plan });
}

const commercialCarriers = carrierProfiles.flatMap(({ isState, weight }, index) =>
  isState ? [] : [[index, weight] as const],
);

export type Benefits = Pick<
  InsurancePlan,
  | "renewalMonth"
  | "percentages"
  | "annualMaximum"
  | "orthodonticMaximum"
  | "deductible"
  | "familyDeductible"
  | "withoutDeductible"
  | "waitingMonths"
  | "exclusions"
  | "limits"
  | "downgradesBackFillings"
>;

/** What a commercial plan pays. */
export function commercialBenefits(random: Random, sponsor: PlanSponsor): Benefits {
  const percentages = percentagesOf(random);
  const coversOrthodontics = percentages.orthodontics !== undefined;
  const maximum = random.weighted(insuranceRates.annualMaximum);
  const deductible = random.weighted(insuranceRates.deductible) * 100;
  const limits = limitsOf(random);
  const endsAtAge = random.chance(benefitRates.orthodonticAge.share);
  if (coversOrthodontics && endsAtAge) limits.push(orthodonticAgeLimit);
  return {
    renewalMonth: random.weighted(benefitRates.renewalMonths),
    percentages,
    annualMaximum: maximum === 0 ? undefined : maximum * 100,
    orthodonticMaximum: coversOrthodontics
      ? random.weighted(benefitRates.orthodonticMaximum) * 100
      : undefined,
    deductible,
    familyDeductible: deductible > 0 ? deductible * benefitRates.familyDeductibles : undefined,
    withoutDeductible: random.chance(benefitRates.deductibleWaived) ? preventiveCategories : [],
    waitingMonths: sponsor === "individual" ? waitingFor(percentages) : {},
    exclusions: random.chance(benefitRates.implantsExcluded) ? ["Implant"] : [],
    limits,
    downgradesBackFillings: random.chance(benefitRates.downgrades),
  };
}

/** The state pays all of its own low fees, for what it covers; implants and grown-ups' orthodontics it does not. */
function stateBenefits(random: Random): Benefits {
  const exclusions: readonly CodeGroupName[] = ["Implant"];
  return {
    renewalMonth: 1,
    percentages: Object.fromEntries(benefitCategories.map((category) => [category, 100])),
    annualMaximum: undefined,
    orthodonticMaximum: 200_000,
    deductible: 0,
    familyDeductible: undefined,
    withoutDeductible: [],
    waitingMonths: {},
    exclusions,
    limits: [...limitsOf(random), orthodonticAgeLimit],
    downgradesBackFillings: false,
  };
}

const orthodonticAgeLimit: BenefitLimit = {
  group: "Ortho",
  per: "age",
  quantity: benefitRates.orthodonticAge.limit,
};

function limitsOf(random: Random): BenefitLimit[] {
  return limitChoices.flatMap((choices) => {
    const weights = choices.map(({ limit, weight }) => [limit, weight] as const);
    const rest = 100 - weights.reduce((sum, [, weight]) => sum + weight, 0);
    return random.weighted<BenefitLimit | undefined>([...weights, [undefined, rest]]) ?? [];
  });
}

function waitingFor(percentages: InsurancePlan["percentages"]): InsurancePlan["waitingMonths"] {
  const waits = benefitRates.individualWaiting.flatMap(([categories, months]) =>
    categories
      .filter((category) => percentages[category] !== undefined)
      .map((category) => [category, months]),
  );
  return Object.fromEntries(waits);
}

interface Shares {
  readonly preventive: number;
  readonly basic: number;
  readonly major: number;
  readonly endodontics: number;
}

function percentagesOf(random: Random): Partial<Record<BenefitCategory, number>> {
  const { preventive, basic, major, endodontics } = random.weighted<Shares>(insuranceRates.percentages);
  const covered: [BenefitCategory, number][] = [
    ["diagnostic", preventive],
    ["xray", preventive],
    ["preventive", preventive],
    ["restorative", basic],
    ["oral surgery", basic],
    ["adjunctive", random.chance(benefitRates.adjunctive) ? basic : 0],
    ["endodontics", endodontics],
    ["periodontics", endodontics],
    ["crowns", major],
    ["prosthodontics", major],
    ["orthodontics", random.chance(insuranceRates.orthodontics) ? 50 : 0],
  ];
  return Object.fromEntries(covered.filter(([, percent]) => percent > 0));
}
