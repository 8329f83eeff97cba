import { ageOn, type Day } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import { conversionRates } from "../catalog/rates/conversion.ts";
import { existingWorkRates } from "../catalog/rates/existing-work.ts";
import {
  crownTeeth,
  extractionTeeth,
  isFrontTooth,
  isPremolar,
  rootCanalTeeth,
  type ToothWeights,
  teethToFill,
  wisdomTeeth,
} from "../catalog/teeth.ts";
import { type Need, routine } from "../processes/treatment/chart.ts";
import { filling } from "../processes/treatment/filling.ts";
import type { FormerPatient } from "./former-patients.ts";

/** Something that was done at a visit. */
export interface FormerWork extends Need {
  readonly day: Day;
}

export interface FormerChart {
  readonly work: readonly FormerWork[];
  /** What was planned at the last visit and never done. */
  readonly planned: readonly FormerWork[];
  /** Out before the first visit or since. */
  readonly missingTeeth: ReadonlySet<string>;
}

const adult = 14;

/** What was done for a former patient, visit by visit, and the teeth that are gone. */
export function formerChart({ patient, visits }: FormerPatient, random: Random): FormerChart {
  const firstVisit = visits[0];
  if (firstVisit === undefined) return { work: [], planned: [], missingTeeth: new Set() };
  const missingTeeth = teethGoneBefore(random, ageOn(patient.birthdate, firstVisit));
  const work: FormerWork[] = [];
  for (const day of visits) {
    const mouth = { random, age: ageOn(patient.birthdate, day), missingTeeth };
    const needs = day === firstVisit ? firstVisitNeeds(mouth) : laterNeeds(mouth);
    for (const need of needs) work.push({ ...need, day });
  }
  return { work, planned: neverDone({ patient, visits }, random, missingTeeth), missingTeeth };
}

function neverDone(
  { patient, visits }: Pick<FormerPatient, "patient" | "visits">,
  random: Random,
  missingTeeth: Set<string>,
): readonly FormerWork[] {
  const day = visits.at(-1);
  if (day === undefined || !random.chance(conversionRates.leftPlanned)) return [];
  const mouth = { random, age: ageOn(patient.birthdate, day), missingTeeth };
  return mouth.age < adult ? [] : fillingsOf(mouth).map((need) => Object.assign(need, { day }));
}

interface FormerMouth {
  readonly random: Random;
  readonly age: number;
  /** Grows with each extraction. */
  readonly missingTeeth: Set<string>;
}

function teethGoneBefore(random: Random, age: number): Set<string> {
  const gone = new Set<string>();
  const means = existingWorkRates.byAge.find(([upTo]) => age <= upTo)?.[1];
  if (means === undefined || age < adult) return gone;
  if (age >= 22 && random.chance(existingWorkRates.wisdomTeethOut))
    for (const tooth of wisdomTeeth) gone.add(tooth);
  const count = Math.round(random.logNormal(means.missing * 0.8, 0.6));
  for (let i = 0; i < count; i++) gone.add(random.weighted(extractionTeeth));
  return gone;
}

function firstVisitNeeds(mouth: FormerMouth): readonly Need[] {
  const { random, age } = mouth;
  if (age < 3) return [routine("D0145")];
  const isSeries = age >= adult && random.chance(conversionRates.fullSeriesAtFirst);
  const images = isSeries ? "D0210" : age >= adult ? "D0274" : "D0272";
  return [routine("D0150"), routine(images), ...cleaningOf(mouth)];
}

function laterNeeds(mouth: FormerMouth): readonly Need[] {
  const { random, age } = mouth;
  const kind = age < 3 ? "cleaning" : random.weighted(conversionRates.visitKinds);
  if (kind === "treatment") return treatmentOf(mouth);
  if (kind === "pain") return [routine("D0140"), ...onTooth(mouth, "D0220", teethToFill(Math.max(age, 11)))];
  const { exam, bitewings, panoramic } = conversionRates.cleaning;
  return [
    ...(random.chance(exam) ? [routine("D0120")] : []),
    ...(age >= 5 && random.chance(bitewings) ? [routine(age >= adult ? "D0274" : "D0272")] : []),
    ...(age >= adult && random.chance(panoramic) ? [routine("D0330")] : []),
    ...cleaningOf(mouth),
  ];
}

function cleaningOf({ random, age }: FormerMouth): readonly Need[] {
  const { adultFluoride, childFluoride } = conversionRates.cleaning;
  const fluoride = random.chance(age >= adult ? adultFluoride : childFluoride);
  return [routine(age >= adult ? "D1110" : "D1120"), ...(fluoride ? [routine("D1206")] : [])];
}

function treatmentOf(mouth: FormerMouth): readonly Need[] {
  const { random, age } = mouth;
  const kind = age < 18 ? "filling" : random.weighted(conversionRates.treatments);
  switch (kind) {
    case "filling":
      return fillingsOf(mouth);
    case "crown":
      return onTooth(mouth, random.chance(0.4) ? "D2750" : "D2740", crownTeeth).flatMap((crown) =>
        random.chance(conversionRates.buildUp) ? [routine("D2950", crown.tooth), crown] : [crown],
      );
    case "extraction":
      return onTooth(mouth, random.chance(0.3) ? "D7210" : "D7140", extractionTeeth).map((extraction) => {
        mouth.missingTeeth.add(extraction.tooth);
        return extraction;
      });
    case "root canal":
      return onTooth(mouth, "D3330", rootCanalTeeth).map((canal) =>
        routine(canalCode(canal.tooth), canal.tooth),
      );
    case "periapical":
      return onTooth(mouth, "D0220", teethToFill(age));
  }
}

const canalCode = (tooth: string): string =>
  isFrontTooth(tooth) ? "D3310" : isPremolar(tooth) ? "D3320" : "D3330";

function fillingsOf(mouth: FormerMouth): readonly Need[] {
  const { random, age } = mouth;
  const count = random.weighted(conversionRates.fillings);
  const teeth = new Set<string>();
  for (let i = 0; i < count; i++) {
    const tooth = random.weighted(teethToFill(age));
    if (!mouth.missingTeeth.has(tooth)) teeth.add(tooth);
  }
  return [...teeth].map((tooth) => filling(tooth, random, "none"));
}

/** Work on one of some teeth; none when it is gone. */
function onTooth({ random, missingTeeth }: FormerMouth, code: string, teeth: ToothWeights): readonly Need[] {
  const tooth = random.weighted(teeth);
  return missingTeeth.has(tooth) ? [] : [routine(code, tooth)];
}
