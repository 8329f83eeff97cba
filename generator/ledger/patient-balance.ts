import type { Day } from "../../foundation/calendar.ts";
import type { Cents } from "../world/practice.ts";
import type { World } from "../world/world.ts";
import { balanceOf } from "./aging.ts";
import { entriesOfPatient } from "./entry.ts";

/** What a patient's own account stands at at the end of a day: OpenDental's EstBalance, which ignores insurance estimates. */
export function patientBalance(world: World, patientId: number, day: Day): Cents {
  return balanceOf(entriesOfPatient(world, patientId, day));
}
