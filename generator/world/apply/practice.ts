import { existing } from "../existing.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const practiceHandlers: HandlersOf<"schedule posted" | "fees raised" | "referral source added"> = {
  "schedule posted": (world, { blocks }) => {
    const first = world.practice.providers.find(({ id }) => id === blocks[0]?.providerId);
    world.staff.postedUntil.set(first?.clinicId ?? 0, blocks.at(-1)?.day ?? 0);
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
