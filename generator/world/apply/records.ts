import type { RecordEvent } from "../events/records.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const recordHandlers: HandlersOf<RecordEvent["kind"]> = {};
