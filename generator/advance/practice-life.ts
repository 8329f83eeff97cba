import type { Day } from "../../foundation/calendar.ts";
import { writePractice } from "../opendental/write-practice.ts";
import { type LivingPractice, openPractice } from "../simulate.ts";
import type { PracticeChanges } from "../sinks/changes.ts";
import { defaultStamp, type RowWriter } from "../sinks/sink.ts";
import type { SimulatedPractice, SimulationSettings } from "../world/world.ts";
import { recordChanges, rememberRows } from "./change-recorder.ts";
import { PracticePrints } from "./row-prints.ts";

/** A practice on a later evening, and how its rows came to differ from those of the evening before. */
export interface LaterEvening {
  readonly practice: SimulatedPractice;
  readonly changes: PracticeChanges;
}

/** The life of a practice from one evening on. It is lived once, however many evenings are asked for. */
export class PracticeLife {
  readonly #living: LivingPractice;
  readonly #prints = new PracticePrints();

  /** Lives it from its opening until the evening of `from`. */
  constructor(settings: SimulationSettings, from: Day) {
    this.#living = openPractice(settings);
    rememberRows(this.#prints, defaultStamp(from), writerOf(this.#living.liveUntil(from)));
  }

  /** Lives on until the evening of a later day. */
  liveUntil(day: Day): LaterEvening {
    const practice = this.#living.liveUntil(day);
    return { practice, changes: recordChanges(this.#prints, defaultStamp(day), writerOf(practice)) };
  }
}

function writerOf(practice: SimulatedPractice): (out: RowWriter) => void {
  return (out) => {
    for (const _ of writePractice(practice, out));
  };
}
