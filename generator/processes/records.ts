import type { DailyProcess } from "../world/world.ts";

/** What the office writes down beside treatment and money. They run last, because they record the day. */
export const recordProcesses: readonly DailyProcess[] = [];
