import type { DailyProcess } from "../world/world.ts";

/** The practice's money, in the order of a day: they run after everything clinical. */
export const moneyProcesses: readonly DailyProcess[] = [];
