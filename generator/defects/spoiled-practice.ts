import { keyedRandom } from "../../foundation/random.ts";
import type { TableName } from "../opendental/schema/tables.ts";
import { type WrittenStretch, writePractice } from "../opendental/write-practice.ts";
import { defaultStamp, type RowWriter } from "../sinks/sink.ts";
import type { SimulatedPractice } from "../world/world.ts";
import { defectKinds } from "./defect-kinds.ts";
import { parseDefectSpec } from "./defect-spec.ts";
import { type Defect, planDefects } from "./plan-defects.ts";
import { RowSpoiler, type SpoiledRows } from "./spoil-rows.ts";
import { surveyPractice } from "./survey.ts";
import { writeDefects } from "./write-defects.ts";

/** A finished practice that is spoiled while it is written. The practice itself stays as it is. */
export class SpoiledPractice {
  readonly defects: readonly Defect[];
  readonly #practice: SimulatedPractice;
  #spoiled: SpoiledRows = new Map();

  /**
   * Chooses where the defects go.
   *
   * @param spec for `parseDefectSpec`.
   * @throws {BitewingError} of kind `usage` for a specification that cannot be read.
   */
  constructor(practice: SimulatedPractice, spec: string) {
    const doses = parseDefectSpec(spec, defectKinds);
    const { seed, asOf } = practice.settings;
    const reads = new Set<TableName>(["patient", ...doses.flatMap(({ kind }) => kind.reads)]);
    const survey = surveyPractice(asOf, reads, (out) => void [...writePractice(practice, out)]);
    this.#practice = practice;
    this.defects = planDefects(survey, doses, keyedRandom(seed));
  }

  /** As `writePractice`, with the defects. Rows that they add come last, so that no table is complete before. */
  *write(out: RowWriter): Generator<WrittenStretch> {
    const spoiler = new RowSpoiler(out, this.defects);
    for (const _ of writePractice(this.#practice, spoiler)) yield "subject";
    this.#spoiled = spoiler.finish();
    yield "part";
  }

  /** Writes down what was planted, after the rows were written. */
  async tell(directory: string): Promise<void> {
    const { asOf } = this.#practice.settings;
    await writeDefects(this.defects, this.#spoiled, defaultStamp(asOf), directory);
  }
}
