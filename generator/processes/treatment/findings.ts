import type { Random } from "../../../foundation/random.ts";
import { acceptanceRates } from "../../catalog/rates/acceptance.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import {
  backSurfaces,
  crownTeeth,
  extractionTeeth,
  frontSurfaces,
  isFrontTooth,
  isPremolar,
  isPrimary,
  primaryMolars,
  quadrantOf,
  rootCanalTeeth,
  teethToFill,
  veneerTeeth,
  wisdomTeeth,
} from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";
import { poisson } from "../poisson.ts";
import type { Need } from "./chart.ts";
import { type Case, course } from "./course.ts";
import { drawTeeth, type Mouth } from "./mouth.ts";

/** Whom the dentist looks at. */
export interface Examined {
  readonly age: number;
  readonly mouth: Mouth;
  /** The patient's caries risk; 1 is the middle. */
  readonly risk: number;
  readonly isFirstExam: boolean;
  readonly needsDeepCleaning: boolean;
}

type Finder = (examined: Examined, random: Random) => readonly Case[];

/** All that an examination finds, as cases to present. */
export function findingsOf(examined: Examined, random: Random): readonly Case[] {
  const found = finders.flatMap((find) => find(examined, random));
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
  const needs = drawTeeth(random, mouth, teethToFill(age), count).map((tooth) => filling(tooth, random));
  return visitsOf(needs).map((visit) => ({
    courses: [course("restorative", fillingMinutes(visit.length), visit)],
    acceptance: acceptance.fillings,
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

/** 40–60 minutes for one or two, 75–90 for more (facts section 2). */
const fillingMinutes = (count: number): number => [40, 60, 80][count - 1] ?? 90;

/** A filling of a tooth: the code follows from the tooth and the number of surfaces. */
export function filling(tooth: string, random: Random, priority: Procedure["priority"] = "next"): Need {
  const isFront = isFrontTooth(tooth);
  const surface = random.weighted(isFront ? frontSurfaces : backSurfaces);
  const size = Math.min(4, surface.length);
  const isAmalgam = !isFront && size < 4 && random.chance(diseaseRates.amalgam);
  const codes = isFront ? frontComposites : isAmalgam ? amalgams : backComposites;
  return need(codes[size - 1] ?? "D2391", tooth, surface, priority);
}

const frontComposites = ["D2330", "D2331", "D2332", "D2335"];
const backComposites = ["D2391", "D2392", "D2393", "D2394"];
const amalgams = ["D2140", "D2150", "D2160"];

/** A crown, often over a build-up. */
export function crownCase(tooth: string, random: Random, acceptanceRate: number = acceptance.crown): Case {
  const code = random.chance(diseaseRates.metalCeramic) ? "D2750" : "D2740";
  const core = random.chance(diseaseRates.buildUpWithCrown) ? [need("D2950", tooth)] : [];
  return { courses: [course("crown prep", 90, [...core, need(code, tooth)])], acceptance: acceptanceRate };
}

const crowns: Finder = ({ age, mouth, risk }, random) => {
  const share = diseaseRates.crown * Math.min(2, 0.5 + risk / 2) * (age < 35 ? 0.4 : 1.15);
  if (age < 22 || !random.chance(share)) return [];
  return drawTeeth(random, mouth, crownTeeth, 1).map((tooth) => crownCase(tooth, random));
};

/** A root canal and the crown that follows in 2–6 weeks. */
export function rootCanalCase(tooth: string, random: Random): Case {
  const code = isFrontTooth(tooth) ? "D3310" : isPremolar(tooth) ? "D3320" : "D3330";
  const minutes = code === "D3330" ? 100 : 80;
  const canal = course("root canal", minutes, [need(code, tooth, "", "urgent")]);
  if (isFrontTooth(tooth) && random.chance(0.5))
    return { courses: [canal], acceptance: acceptance.rootCanal };
  const core = random.chance(diseaseRates.postAndCore) ? "D2954" : "D2950";
  const crown = course("crown prep", 90, [need(core, tooth), need("D2740", tooth)], random.integer(14, 42));
  return { courses: [canal, crown], acceptance: acceptance.rootCanal };
}

const rootCanals: Finder = ({ age, mouth }, random) => {
  if (age < 18 || !random.chance(diseaseRates.rootCanal)) return [];
  return drawTeeth(random, mouth, rootCanalTeeth, 1).map((tooth) => rootCanalCase(tooth, random));
};

/** An extraction; surgical ones often with a graft. */
export function extractionCase(tooth: string, random: Random): Case {
  const isSurgical = !isPrimary(tooth) && random.chance(diseaseRates.surgicalExtraction);
  const graft = !isPrimary(tooth) && random.chance(diseaseRates.graft) ? [need("D7953", tooth)] : [];
  const minutes = isSurgical ? 60 : 40;
  const needs = [need(isSurgical ? "D7210" : "D7140", tooth, "", "urgent"), ...graft];
  return { courses: [course("extraction", minutes, needs)], acceptance: acceptance.extraction };
}

const extractions: Finder = ({ age, mouth }, random) => {
  if (age < 6 || !random.chance(diseaseRates.extraction * (age > 50 ? 1.4 : 0.8))) return [];
  const weights = age < 12 ? primaryMolars.map((tooth) => [tooth, 1] as const) : extractionTeeth;
  return drawTeeth(random, mouth, weights, 1).map((tooth) => extractionCase(tooth, random));
};

const wisdom: Finder = ({ age, mouth }, random) => {
  if (age < 17 || age > 28 || !random.chance(diseaseRates.wisdomTeeth)) return [];
  const weights = wisdomTeeth.map((tooth) => [tooth, 1] as const);
  const needs = drawTeeth(random, mouth, weights, random.integer(1, 4)).map((tooth) =>
    need(random.pick(["D7140", "D7230", "D7230", "D7240", "D7240"]), tooth, "", "later"),
  );
  return needs.length === 0 ? [] : single([course("extraction", 60, needs)], acceptance.extraction);
};

/** Two visits, one for each side; some quadrants need only a few teeth. */
const deepCleaning: Finder = ({ needsDeepCleaning }, random) => {
  if (!needsDeepCleaning) return [];
  const quadrant = (area: string): Need =>
    need(random.chance(diseaseRates.fewTeethOfQuadrant) ? "D4342" : "D4341", "", area, "urgent");
  const visits = [
    course("deep cleaning", 90, [quadrant("UR"), quadrant("LR")]),
    course("deep cleaning", 90, [quadrant("UL"), quadrant("LL")], random.integer(7, 14)),
  ];
  return single(random.chance(0.75) ? visits : visits.slice(0, 1), acceptance.deepCleaning);
};

/** An impression, and the delivery four to six weeks later. */
const prostheses: Finder = ({ age }, random) => {
  if (age < 45 || !random.chance(diseaseRates.prosthesis * (age > 64 ? 1.8 : 0.6))) return [];
  const code = random.pick(["D5213", "D5214", "D5211", "D5213", "D5214", "D5110", "D5110", "D5120"]);
  const wait = random.integer(28, 42);
  const steps = [
    course("prosthodontics", 60, []),
    course("prosthodontics", 40, [need(code, "", "", "later")], wait),
  ];
  return single(steps, acceptance.prosthesis);
};

const implants: Finder = ({ age, mouth }, random) => {
  if (age < 25 || age > 80 || !random.chance(diseaseRates.implant)) return [];
  return drawTeeth(random, mouth, extractionTeeth, 1).map((tooth) => ({
    courses: [
      course("prosthodontics", 90, [need("D6010", tooth, "", "later")]),
      course(
        "prosthodontics",
        60,
        [need("D6057", tooth, "", "later"), need("D6058", tooth, "", "later")],
        120,
      ),
    ],
    acceptance: acceptance.implant,
  }));
};

/** Three units: two retainers and a pontic between. */
const bridges: Finder = ({ age, mouth }, random) => {
  const span = ["3", "4", "5"];
  const isFree = span.every((tooth) => !mouth.settled.has(tooth) && !mouth.missing.has(tooth));
  if (age < 30 || !isFree || !random.chance(diseaseRates.bridge)) return [];
  const units = [need("D6750", "3"), need("D6240", "4"), need("D6750", "5")];
  return single([course("crown prep", 120, units)], acceptance.crown);
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
  deepCleaning,
  rootCanals,
  extractions,
  wisdom,
  crowns,
  bridges,
  prostheses,
  implants,
  elective,
  babyTeeth,
  fillings,
];
