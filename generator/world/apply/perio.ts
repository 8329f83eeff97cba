import type { PerioEvent } from "../events/perio.ts";
import type { HandlersOf } from "../simulated-world.ts";

export const perioHandlers: HandlersOf<PerioEvent["kind"]> = {};
