import type { Day } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import type { ToothWeights } from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";

const extractions = new Set(["D7140", "D7210", "D7230", "D7240"]);
const covers = new Set(["D2740", "D2750", "D2930", "D2962", "D6750", "D6058"]);

/** What a chart says of a patient's teeth. */
export interface Mouth {
  readonly missing: ReadonlySet<string>;
  /** Under a crown, filled not long ago, or already on a plan: not to be planned again. */
  readonly settled: ReadonlySet<string>;
  /** With work done of any kind. */
  readonly treated: ReadonlySet<string>;
}

/** What a chart says on a day. */
export function mouthOf(chart: readonly Procedure[], day: Day): Mouth {
  const missing = new Set<string>();
  const settled = new Set<string>();
  const treated = new Set<string>();
  for (const procedure of chart) {
    const { code, tooth, status } = procedure;
    if (tooth === "" || status === "deleted" || code === "D0220" || code === "D0230") continue;
    const isDone = status === "complete" || status === "existing" || status === "referred";
    if (isDone && extractions.has(code)) missing.add(tooth);
    if (status === "planned" || covers.has(code) || isFreshFilling(procedure, day)) settled.add(tooth);
    if (isDone) treated.add(tooth);
  }
  return { missing, settled, treated };
}

const isFreshFilling = ({ code, completed }: Procedure, day: Day): boolean =>
  /^D2[13]/.test(code) && completed !== undefined && completed > day - diseaseRates.fillingLasts;

/** Draws so many different teeth by weight among those that are there and not settled. */
export function drawTeeth(
  random: Random,
  mouth: Mouth,
  weights: ToothWeights,
  count: number,
): readonly string[] {
  let left = weights.filter(([tooth]) => !mouth.missing.has(tooth) && !mouth.settled.has(tooth));
  const teeth: string[] = [];
  while (teeth.length < count && left.length > 0) {
    const tooth = random.weighted(left);
    teeth.push(tooth);
    left = left.filter(([other]) => other !== tooth);
  }
  return teeth;
}
