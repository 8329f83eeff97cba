import type { Random } from "../../../foundation/random.ts";
import { insuranceRates } from "../../catalog/rates/insurance.ts";
import type { InsurancePlan, PlanSponsor } from "../../world/insurance.ts";
import type { Office } from "../../world/world.ts";

/**
 * The plan of a new subscription: the state's program, or an employer's, or now and then a policy of one's own.
 *
 * @throws {RangeError} when the office knows no such plan.
 */
export function choosePlan(office: Office, random: Random, from: "state" | "market"): InsurancePlan {
  const sponsor: PlanSponsor =
    from === "state" ? "state" : random.chance(insuranceRates.individualPolicy) ? "individual" : "employer";
  return random.pick([...office.world.plans.values()].filter((plan) => plan.sponsor === sponsor));
}
