import type { Draw } from "../../foundation/random.ts";
import type { Cents, FeeSchedule } from "../world/practice.ts";
import { carrierProfiles, ppoFeeScheduleId, usualFeeScheduleId } from "./carriers.ts";
import { procedureCodes } from "./procedure-codes.ts";

/** The schedules as the practice opens: the office's own fees, and one PPO schedule a carrier. */
export function openingFeeSchedules(draw: Draw): readonly FeeSchedule[] {
  const usual: FeeSchedule = {
    id: usualFeeScheduleId,
    description: "Usual fees",
    kind: "usual",
    fees: new Map([...procedureCodes].map(([code, { fee }]) => [code, fee])),
  };
  const ppo = carrierProfiles.map(
    ({ name, ppoShare }, index): FeeSchedule => ({
      id: ppoFeeScheduleId(index),
      description: `${name} PPO`,
      kind: "ppo",
      fees: new Map(
        [...procedureCodes].map(([code, { fee }]) => [
          code,
          toDollars(fee * ppoShare * draw("ppo fee", index, code).normal(1, 0.03)),
        ]),
      ),
    }),
  );
  return [usual, ...ppo];
}

/** A schedule's fees after a raise by a share, for example 0.03. */
export function raisedFees(schedule: FeeSchedule, share: number): ReadonlyMap<string, Cents> {
  return new Map([...schedule.fees].map(([code, fee]) => [code, toDollars(fee * (1 + share))]));
}

const toDollars = (cents: number): Cents => Math.round(cents / 100) * 100;
