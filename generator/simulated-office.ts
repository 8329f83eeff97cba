import { type Draw, keyedRandom } from "../foundation/random.ts";
import type { Scenario } from "./catalog/scenarios/scenario.ts";
import { defaultScenario } from "./catalog/scenarios/scenarios.ts";
import type { Agenda } from "./world/agenda.ts";
import type { PracticeEvent } from "./world/events.ts";
import { PaperAgenda } from "./world/paper-agenda.ts";
import type { SimulatedWorld } from "./world/simulated-world.ts";
import type { IdKind, Office, PracticeSizing } from "./world/world.ts";

/** The office of a simulation: a world, its log of events, and the randomness of its seed. */
export class SimulatedOffice implements Office {
  readonly world: SimulatedWorld;
  readonly sizing: PracticeSizing;
  readonly scenario: Scenario;
  readonly agenda: Agenda = new PaperAgenda();
  readonly draw: Draw;
  readonly events: PracticeEvent[] = [];
  #today: PracticeEvent[] = [];

  constructor(
    world: SimulatedWorld,
    sizing: PracticeSizing,
    seed: number,
    scenario: Scenario = defaultScenario,
  ) {
    this.world = world;
    this.sizing = sizing;
    this.scenario = scenario;
    this.draw = keyedRandom(seed);
  }

  newId(kind: IdKind): number {
    return this.world.newId(kind);
  }

  record(event: PracticeEvent): void {
    this.world.apply(event);
    this.events.push(event);
    this.#today.push(event);
  }

  eventsToday(): readonly PracticeEvent[] {
    return this.#today;
  }

  /** Turns the page: nothing has happened yet on the new day. */
  startDay(): void {
    this.#today = [];
  }
}
