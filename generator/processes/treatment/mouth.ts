import type { Day } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { type Arch, archOf, standsAt, type ToothWeights, teethOfArch } from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";

const extractions: ReadonlySet<string> = new Set(["D7140", "D7210", "D7230", "D7240"]);
const crowns: ReadonlySet<string> = new Set(["D2740", "D2750", "D2930", "D6750", "D6058"]);
const dentures: Readonly<Record<string, Arch>> = {
  D5110: "U",
  D5120: "L",
  D5211: "U",
  D5213: "U",
  D5214: "L",
};

/** What a chart says of a patient's teeth. */
export interface Mouth {
  readonly age: number;
  /** Taken out, here or elsewhere, or sent away to be. */
  readonly missing: ReadonlySet<string>;
  readonly crowned: ReadonlySet<string>;
  /** Under a crown or veneer, filled not long ago, or already on a plan: not to be planned again. */
  readonly settled: ReadonlySet<string>;
  /** With work done of any kind. */
  readonly treated: ReadonlySet<string>;
  /** With a filling that may need mending. */
  readonly restored: ReadonlySet<string>;
  /** With a filling of three surfaces or more. */
  readonly weakened: ReadonlySet<string>;
  readonly rootFilled: ReadonlySet<string>;
  /** Gaps with an implant in them. */
  readonly implants: ReadonlySet<string>;
  /** Gaps with an implant or a pontic. */
  readonly replaced: ReadonlySet<string>;
  /** When a jaw last got a denture; planned ones count from their plan. */
  readonly dentures: ReadonlyMap<Arch, Day>;
}

/** The same while it is being put together. */
type OpenMouth = {
  readonly [K in keyof Mouth]: Mouth[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : Mouth[K] extends ReadonlySet<infer T>
      ? Set<T>
      : Mouth[K];
};

/** A mouth of which nothing is charted. */
export function unchartedMouth(age: number): OpenMouth {
  return {
    age,
    missing: new Set(),
    crowned: new Set(),
    settled: new Set(),
    treated: new Set(),
    restored: new Set(),
    weakened: new Set(),
    rootFilled: new Set(),
    implants: new Set(),
    replaced: new Set(),
    dentures: new Map(),
  };
}

/** What a chart says on a day. */
export function mouthOf(chart: readonly Procedure[], day: Day, age: number): Mouth {
  const mouth = unchartedMouth(age);
  for (const procedure of chart) note(mouth, procedure, day);
  return mouth;
}

function note(mouth: OpenMouth, procedure: Procedure, day: Day): void {
  const { code, tooth, status, surface } = procedure;
  if (status === "deleted") return;
  const arch = dentures[code];
  // Nobody knows how old another dentist's denture is: it may be worn out.
  if (arch !== undefined) mouth.dentures.set(arch, status === "existing" ? 0 : procedure.day);
  if (tooth === "" || code === "D0220" || code === "D0230") return;
  if (status === "planned" || crowns.has(code) || code === "D2962" || isFreshFilling(procedure, day)) {
    mouth.settled.add(tooth);
  }
  if (code === "D6010") mouth.implants.add(tooth);
  if (code === "D6010" || code === "D6240") mouth.replaced.add(tooth);
  if (status === "planned") return;
  mouth.treated.add(tooth);
  if (extractions.has(code)) mouth.missing.add(tooth);
  if (crowns.has(code)) mouth.crowned.add(tooth);
  if (code.startsWith("D33")) mouth.rootFilled.add(tooth);
  if (/^D2[13]/.test(code)) mouth.restored.add(tooth);
  if (surface.length >= 3) mouth.weakened.add(tooth);
}

const isFreshFilling = ({ code, completed }: Procedure, day: Day): boolean =>
  /^D2[13]/.test(code) && completed !== undefined && completed > day - diseaseRates.fillingLasts;

/** Whether a natural tooth stands there. */
export function isThere({ missing, age }: Mouth, tooth: string): boolean {
  return !missing.has(tooth) && standsAt(tooth, age);
}

/** The gaps of a jaw, wisdom teeth aside. */
export function gapsOf({ missing }: Mouth, arch: Arch): readonly string[] {
  return teethOfArch[arch].filter((tooth) => missing.has(tooth));
}

/** Whether a gap is neither filled nor planned to be, nor under a denture. */
export function isOpenGap({ missing, settled, replaced, dentures }: Mouth, tooth: string): boolean {
  return missing.has(tooth) && !settled.has(tooth) && !replaced.has(tooth) && !dentures.has(archOf(tooth));
}

/** Draws so many different teeth by weight among those that are there and not settled. */
export function drawTeeth(
  random: Random,
  mouth: Mouth,
  weights: ToothWeights,
  count: number,
): readonly string[] {
  let left = weights.filter(([tooth]) => isThere(mouth, tooth) && !mouth.settled.has(tooth));
  const teeth: string[] = [];
  while (teeth.length < count && left.length > 0) {
    const tooth = random.weighted(left);
    teeth.push(tooth);
    left = left.filter(([other]) => other !== tooth);
  }
  return teeth;
}

/** The weights multiplied for the teeth of a set. */
export function favouring(weights: ToothWeights, favoured: ReadonlySet<string>, times: number): ToothWeights {
  return weights.map(([tooth, weight]) => [tooth, favoured.has(tooth) ? weight * times : weight]);
}

/** The weights without the teeth of a set. */
export function without(weights: ToothWeights, excluded: ReadonlySet<string>): ToothWeights {
  return weights.filter(([tooth]) => !excluded.has(tooth));
}
