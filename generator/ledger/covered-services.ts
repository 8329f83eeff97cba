import type { Day } from "../../foundation/calendar.ts";
import { type CodeGroupName, codeGroupNumber, codeGroupOf } from "../catalog/coverage-categories.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { ClaimLine } from "../world/insurance.ts";
import type { Procedure } from "../world/treatment.ts";
import type { World } from "../world/world.ts";

/** A service that counts towards a limit of how often a plan pays. */
export interface CoveredService {
  readonly day: Day;
  /** The tooth or quadrant, where services are counted by it; empty otherwise. */
  readonly place: string;
}

/** More groups of codes than there will be. */
const groupsPerPatient = 64;

/** What a procedure counts as; undefined when its code is in no limited group. */
export function limitedService(
  procedure: Pick<Procedure, "code" | "tooth" | "surface">,
  day: Day,
): (CoveredService & { readonly group: CodeGroupName }) | undefined {
  const group = codeGroupOf(procedure.code);
  if (group === undefined) return undefined;
  const places = { person: "", tooth: procedure.tooth, quadrant: procedure.surface };
  return { group: group.name, day, place: places[group.counted] };
}

/** The limited services claimed under each subscription, kept up to date event by event. A denied one keeps its place. */
export class CoveredServices {
  readonly #world: World;
  /** By subscription, then by patient and group. */
  readonly #services = new Map<number, Map<number, CoveredService[]>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A patient's services of a group under a subscription, in the order in which they were claimed. */
  of(subscriptionId: number, patientId: number, group: CodeGroupName): readonly CoveredService[] {
    return this.#services.get(subscriptionId)?.get(keyOf(patientId, group)) ?? [];
  }

  /** Takes an event in after the world has. */
  observe(event: PracticeEvent): void {
    if (event.kind !== "claim created") return;
    for (const line of event.lines) if (isCovered(line)) this.#add(line);
  }

  #add({ procedureId, procedureDay, subscriptionId, patientId }: ClaimLine): void {
    const procedure = this.#world.procedures.get(procedureId);
    const service = procedure === undefined ? undefined : limitedService(procedure, procedureDay);
    if (service === undefined) return;
    const { group, day, place } = service;
    const people = this.#services.get(subscriptionId) ?? new Map<number, CoveredService[]>();
    this.#services.set(subscriptionId, people);
    const services = people.get(keyOf(patientId, group));
    if (services === undefined) people.set(keyOf(patientId, group), [{ day, place }]);
    else services.push({ day, place });
  }
}

/** Whether a plan takes a line for a service of its own: it covers it and does not refuse it. */
function isCovered({ percentage, note }: ClaimLine): boolean {
  return percentage > 0 && (note === "" || note === "downgraded" || note === "annual maximum");
}

function keyOf(patientId: number, group: CodeGroupName): number {
  return patientId * groupsPerPatient + codeGroupNumber(group);
}
