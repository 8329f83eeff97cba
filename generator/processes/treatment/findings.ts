import type { Day } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { acceptanceRates } from "../../catalog/rates/acceptance.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { emergencyRates } from "../../catalog/rates/emergencies.ts";
import {
  crownTeeth,
  isFrontTooth,
  isPremolar,
  primaryMolars,
  quadrantOf,
  rootCanalTeeth,
  teethToFill,
  veneerTeeth,
} from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";
import { poisson } from "../poisson.ts";
import type { Need } from "./chart.ts";
import { type Case, course } from "./course.ts";
import { filling } from "./filling.ts";
import { drawTeeth, favouring, type Mouth, without } from "./mouth.ts";
import { bridges, dentures, extractions, implants, wisdom } from "./tooth-loss.ts";

/** Whom the dentist looks at. */
export interface Examined {
  readonly age: number;
  readonly mouth: Mouth;
  /** The patient's caries risk: 0 of those who never had decay, 1 about the middle of the others. */
  readonly risk: number;
  readonly isFirstExam: boolean;
  /** The deep cleaning that the gums need, a procedure a quadrant. */
  readonly deepCleaning: readonly Need[];
  readonly day: Day;
}

/** Looks for one kind of disease. */
export type Finder = (examined: Examined, random: Random) => readonly Case[];

/** All that an examination finds, as cases to present. */
export function findingsOf(examined: Examined, random: Random): readonly Case[] {
  const found = finders.flatMap((find) => find(examined, random));
  if (found.length < 2) return found;
  const seen = new Set<string>();
  return found.filter((one) => {
    const teeth = new Set(one.courses.flatMap(({ needs }) => needs.map(({ tooth }) => tooth)));
    teeth.delete("");
    const isNew = [...teeth].every((tooth) => !seen.has(tooth));
    for (const tooth of teeth) seen.add(tooth);
    return isNew;
  });
}

const need = (code: string, tooth: string, surface = "", priority: Procedure["priority"] = "next"): Need => ({
  code,
  tooth,
  surface,
  priority,
});

const { acceptance } = acceptanceRates;
const single = (courses: Case["courses"], acceptance: number): readonly Case[] => [{ courses, acceptance }];

const fillings: Finder = ({ age, mouth, risk, isFirstExam }, random) => {
  if (age < diseaseRates.fillingsFrom) return [];
  const rate = diseaseRates.fillings.find(([upTo]) => age <= upTo)?.[1] ?? 0;
  const count = Math.min(8, poisson(random, rate * risk * (isFirstExam ? diseaseRates.firstExam : 1)));
  const repairs = diseaseRates.repairs.find(([upTo]) => age <= upTo)?.[1] ?? 0;
  const mended = Array.from({ length: count }, () => random.chance(repairs)).filter(Boolean).length;
  const old = [...mouth.restored].map((tooth) => [tooth, 1] as const);
  const fresh = without(teethToFill(age), mouth.restored);
  const teeth = [
    ...drawTeeth(random, mouth, old, mended),
    ...drawTeeth(random, mouth, fresh, count - mended),
  ];
  const needs = teeth.map((tooth) => filling(tooth, random));
  return visitsOf(needs).map((visit) => ({
    courses: [course("restorative", fillingMinutes(visit.length), visit)],
    acceptance: age < diseaseRates.adultCleaningFrom ? acceptance.childrensFillings : acceptance.fillings,
  }));
};

/** Up to three neighbours a visit: those of a side are numbed together. */
function visitsOf(needs: readonly Need[]): readonly (readonly Need[])[] {
  const sorted = [...needs].sort((a, b) => side(a) - side(b) || a.tooth.localeCompare(b.tooth));
  const visits: Need[][] = [];
  for (const one of sorted) {
    const last = visits.at(-1);
    const neighbour = last?.[0];
    if (last !== undefined && neighbour !== undefined && last.length < 3 && side(neighbour) === side(one))
      last.push(one);
    else visits.push([one]);
  }
  return visits;
}

const side = ({ tooth }: Need): number => (quadrantOf(tooth).endsWith("R") ? 0 : 1);

/** 40–70 minutes for one or two, 75–90 for more (facts section 2). */
const fillingMinutes = (count: number): number => [40, 70, 90][count - 1] ?? 90;

/** A crown, often over a build-up. */
export function crownCase(tooth: string, random: Random, acceptanceRate: number = acceptance.crown): Case {
  const code = random.chance(diseaseRates.metalCeramic) ? "D2750" : "D2740";
  const core = random.chance(diseaseRates.buildUpWithCrown) ? [need("D2950", tooth)] : [];
  return { courses: [course("crown prep", 110, [...core, need(code, tooth)])], acceptance: acceptanceRate };
}

/** Teeth that break around a large filling, or whose root canal was never crowned. */
const crowns: Finder = ({ age, mouth, risk }, random) => {
  const share = diseaseRates.crown * Math.min(2, 0.5 + risk / 2) * (age < 35 ? 0.4 : 1.15);
  if (age < 22 || risk === 0 || !random.chance(share)) return [];
  const weights = favouring(favouring(crownTeeth, mouth.weakened, 4), mouth.rootFilled, 8);
  return drawTeeth(random, mouth, weights, 1).map((tooth) => crownCase(tooth, random));
};

/** A root canal and the crown that follows; the harder ones are sent to the specialist, who leaves the crown to us. */
export function rootCanalCases(tooth: string, random: Random): readonly Case[] {
  const code = isFrontTooth(tooth) ? "D3310" : isPremolar(tooth) ? "D3320" : "D3330";
  const canal = course("root canal", code === "D3330" ? 110 : 90, [need(code, tooth, "", "urgent")]);
  const isCrowned = !isFrontTooth(tooth) || random.chance(0.5);
  const core = random.chance(diseaseRates.postAndCore) ? "D2954" : "D2950";
  const crown = course("crown prep", 110, [need(core, tooth), need("D2740", tooth)]);
  const after = isCrowned ? [crown] : [];
  const referred = code === "D3330" ? emergencyRates.molarCanalReferred : emergencyRates.canalReferred;
  if (!random.chance(referred)) {
    return [{ courses: [canal, ...after], acceptance: acceptance.rootCanal }];
  }
  return [{ courses: [canal], acceptance: 1, referredTo: "Endodontics" }];
}

const rootCanals: Finder = ({ age, mouth, risk }, random) => {
  if (age < 18 || risk === 0 || !random.chance(diseaseRates.rootCanal)) return [];
  const weights = without(rootCanalTeeth, mouth.rootFilled);
  return drawTeeth(random, mouth, weights, 1).flatMap((tooth) => rootCanalCases(tooth, random));
};

/** Two visits, one for each side of the mouth. */
const deepCleanings: Finder = ({ deepCleaning }) => {
  const right = deepCleaning.filter(({ surface }) => surface.endsWith("R"));
  const left = deepCleaning.filter(({ surface }) => surface.endsWith("L"));
  const visits = [right, left].filter((side) => side.length > 0);
  const minutes = (side: readonly Need[]): number => (side.length > 1 ? 90 : 60);
  const courses = visits.map((side) => course("deep cleaning", minutes(side), side));
  return courses.length === 0 ? [] : single(courses, acceptance.deepCleaning);
};

const elective: Finder = ({ age, mouth }, random) => {
  if (age < 21) return [];
  const cases: Case[] = [];
  if (random.chance(diseaseRates.nightGuard)) {
    cases.push({
      courses: [course("prosthodontics", 40, [need("D9944", "", "U", "later")])],
      acceptance: acceptance.crown,
    });
  }
  if (age < 60 && random.chance(diseaseRates.veneer)) {
    const needs = drawTeeth(random, mouth, veneerTeeth, 2).map((tooth) => need("D2962", tooth, "", "later"));
    if (needs.length > 0)
      cases.push({ courses: [course("crown prep", 120, needs)], acceptance: acceptance.implant });
  }
  if (age < 55 && random.chance(diseaseRates.aligners)) {
    cases.push({
      courses: [course("prosthodontics", 60, [need("D8090", "", "", "later")])],
      acceptance: acceptance.implant,
    });
  }
  return cases;
};

const babyTeeth: Finder = ({ age, mouth, risk }, random) => {
  if (age < 3 || age > 10) return [];
  const cases: Case[] = [];
  if (random.chance(diseaseRates.stainlessCrown * risk)) {
    for (const tooth of drawTeeth(
      random,
      mouth,
      primaryMolars.map((t) => [t, 1] as const),
      1,
    )) {
      const pulp = random.chance(0.6) ? [need("D3220", tooth, "", "urgent")] : [];
      const crown = need("D2930", tooth, "", "urgent");
      cases.push({
        courses: [course("restorative", 60, [...pulp, crown])],
        acceptance: acceptance.rootCanal,
      });
    }
  }
  if (random.chance(diseaseRates.spaceMaintainer)) {
    const area = random.pick(["UR", "UL", "LL", "LR"]);
    cases.push({
      courses: [course("restorative", 40, [need("D1510", "", area)])],
      acceptance: acceptance.fillings,
    });
  }
  return cases;
};

/** Large work first: a tooth that gets a crown gets no filling as well. */
const finders: readonly Finder[] = [
  deepCleanings,
  rootCanals,
  extractions,
  wisdom,
  crowns,
  bridges,
  dentures,
  implants,
  elective,
  babyTeeth,
  fillings,
];
