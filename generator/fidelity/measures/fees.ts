import { ppoFeeScheduleId, usualFeeScheduleId } from "../../catalog/carriers.ts";
import { exactly } from "../estimate.ts";
import type { Measure } from "../target.ts";
import type { PracticeView } from "./practice-view.ts";

/** The office's own fee today, in dollars. */
export const usualFee =
  (code: string): Measure =>
  ({ world }) => {
    const fee = world.feeSchedules.get(usualFeeScheduleId)?.fees.get(code);
    return exactly(fee === undefined ? undefined : fee / 100);
  };

/** The mean of what private insurers allow today, in dollars, weighted by the patients insured with each. */
export const negotiatedFee =
  (code: string): Measure =>
  (view) => {
    let sum = 0;
    let weight = 0;
    for (const [scheduleId, patients] of patientsBySchedule(view)) {
      const fee = view.world.feeSchedules.get(scheduleId)?.fees.get(code);
      if (fee === undefined) continue;
      sum += (fee / 100) * patients;
      weight += patients;
    }
    return weight === 0 ? undefined : exactly(sum / weight, weight);
  };

/** Active patients with a private plan by its fee schedule. */
export function patientsBySchedule(view: PracticeView): ReadonlyMap<number, number> {
  const patients = new Map<number, number>();
  for (const { id } of view.active) {
    const plan = view.planOf(id);
    if (plan === undefined || plan.sponsor === "state" || plan.feeScheduleId < ppoFeeScheduleId(0)) continue;
    patients.set(plan.feeScheduleId, (patients.get(plan.feeScheduleId) ?? 0) + 1);
  }
  return patients;
}
