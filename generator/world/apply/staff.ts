import type { StaffEvent } from "../events/staff.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const staffHandlers: HandlersOf<StaffEvent["kind"]> = {};
