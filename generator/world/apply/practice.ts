import { existing } from "../existing.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const practiceHandlers: HandlersOf<"schedule posted" | "fees raised" | "referral source added"> = {
  "schedule posted": (world, { blocks }) => {
    for (const block of blocks) {
      world.scheduleBlocks.set(block.id, block);
      world.dayBlocks.add(block.day, block.id);
    }
  },
  "fees raised": (world, { feeScheduleId, fees }) => {
    const schedule = existing(world.feeSchedules, feeScheduleId, "fee schedule");
    world.feeSchedules.set(feeScheduleId, { ...schedule, fees: new Map([...schedule.fees, ...fees]) });
  },
  "referral source added": (world, { referral }) => {
    world.referrals.set(referral.id, referral);
  },
};
