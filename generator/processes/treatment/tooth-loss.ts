import type { Random } from "../../../foundation/random.ts";
import { acceptanceRates } from "../../catalog/rates/acceptance.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { emergencyRates } from "../../catalog/rates/emergencies.ts";
import {
  type Arch,
  extractionTeeth,
  isPrimary,
  primaryMolars,
  teethOfArch,
  wisdomTeeth,
} from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Need } from "./chart.ts";
import { type Case, course } from "./course.ts";
import type { Finder } from "./findings.ts";
import { drawTeeth, gapsOf, isOpenGap, isThere, type Mouth } from "./mouth.ts";

const { acceptance } = acceptanceRates;

const need = (code: string, tooth: string, priority: Procedure["priority"] = "later"): Need => ({
  code,
  tooth,
  surface: "",
  priority,
});

/** An extraction; surgical ones often with a graft, and then sometimes an implant when the socket has healed. */
export function extractionCase(tooth: string, random: Random): Case {
  const isGrown = !isPrimary(tooth);
  const isSurgical = isGrown && random.chance(diseaseRates.surgicalExtraction);
  const isGrafted = isGrown && random.chance(diseaseRates.graft);
  const minutes = isSurgical ? 60 : 40;
  const needs = [
    need(isSurgical ? "D7210" : "D7140", tooth, "urgent"),
    ...(isGrafted ? [need("D7953", tooth, "urgent")] : []),
  ];
  const isSentOn = isSurgical && random.chance(emergencyRates.surgeryReferred);
  if (isSentOn) {
    return { courses: [course("extraction", minutes, needs)], acceptance: 1, referredTo: "Oral Surgery" };
  }
  const implant = isGrafted && random.chance(diseaseRates.implantAfterGraft) ? implantCourses(tooth) : [];
  const courses = [course("extraction", minutes, needs), ...implant];
  return { courses, acceptance: acceptance.extraction };
}

/** Hopeless teeth; of children, baby molars. */
export const extractions: Finder = ({ age, mouth, risk }, random) => {
  if (age < 6 || risk === 0 || !random.chance(diseaseRates.extraction * (age > 50 ? 1.4 : 0.8))) return [];
  const weights = age < 12 ? primaryMolars.map((tooth) => [tooth, 1] as const) : extractionTeeth;
  return drawTeeth(random, mouth, weights, 1).map((tooth) => extractionCase(tooth, random));
};

/** Wisdom teeth of 17–28 years: most are sent to the surgeon. */
export const wisdom: Finder = ({ age, mouth }, random) => {
  if (age < 17 || age > 28 || !random.chance(diseaseRates.wisdomTeeth)) return [];
  const weights = wisdomTeeth.map((tooth) => [tooth, 1] as const);
  const needs = drawTeeth(random, mouth, weights, random.integer(2, 4)).map((tooth) =>
    need(random.pick(["D7140", "D7230", "D7230", "D7240", "D7240"]), tooth),
  );
  if (needs.length === 0) return [];
  const found = { courses: [course("extraction", 60, needs)], acceptance: acceptance.extraction };
  const isSentOn = random.chance(emergencyRates.wisdomTeethReferred);
  return [isSentOn ? { ...found, acceptance: 1, referredTo: "Oral Surgery" } : found];
};

/** A full denture for a jaw without teeth, every so many years anew; a partial one for several gaps. */
export const dentures: Finder = ({ age, mouth, day }, random) => {
  if (age < 40) return [];
  for (const arch of ["U", "L"] as const) {
    const last = mouth.dentures.get(arch);
    const isWorn = last === undefined || last + diseaseRates.dentureLasts < day;
    const code = dentureFor(mouth, arch, random);
    if (!isWorn || code === undefined || !random.chance(diseaseRates.prosthesis)) continue;
    const courses = [course("prosthodontics", 60, []), course("prosthodontics", 40, [need(code, "")])];
    return [{ courses, acceptance: acceptance.prosthesis }];
  }
  return [];
};

function dentureFor(mouth: Mouth, arch: Arch, random: Random): string | undefined {
  const gaps = gapsOf(mouth, arch).filter((tooth) => !mouth.replaced.has(tooth)).length;
  if (gaps === teethOfArch[arch].length) return arch === "U" ? "D5110" : "D5120";
  if (gaps < 3) return undefined;
  if (arch === "L") return "D5214";
  return random.chance(0.45) ? "D5211" : "D5213";
}

const implantCourses = (tooth: string): Case["courses"] => [
  course("prosthodontics", 90, [need("D6010", tooth)]),
  course("prosthodontics", 60, [need("D6057", tooth), need("D6058", tooth)]),
];

/** An implant for a gap. */
export const implants: Finder = ({ age, mouth }, random) => {
  if (age < 25 || age > 80) return [];
  const gaps = openGaps(mouth);
  if (gaps.length === 0 || !random.chance(diseaseRates.implant)) return [];
  return [{ courses: implantCourses(random.pick(gaps)), acceptance: acceptance.implant }];
};

/** Three units over a gap: two retainers and a pontic between. */
export const bridges: Finder = ({ age, mouth }, random) => {
  if (age < 30) return [];
  const canHold = (tooth: number): boolean =>
    isThere(mouth, String(tooth)) && !mouth.settled.has(String(tooth));
  const gaps = openGaps(mouth).filter((gap) => canHold(Number(gap) - 1) && canHold(Number(gap) + 1));
  if (gaps.length === 0 || !random.chance(diseaseRates.bridge)) return [];
  const gap = random.pick(gaps);
  const units = [
    need("D6750", String(Number(gap) - 1), "next"),
    need("D6240", gap, "next"),
    need("D6750", String(Number(gap) + 1), "next"),
  ];
  return [{ courses: [course("crown prep", 120, units)], acceptance: acceptance.crown }];
};

/** Gaps that can be filled one by one: the last molars' are left. */
function openGaps(mouth: Mouth): readonly string[] {
  const { U, L } = teethOfArch;
  return [...U, ...L].filter((tooth) => !lastMolars.has(tooth) && isOpenGap(mouth, tooth));
}

const lastMolars: ReadonlySet<string> = new Set(["2", "15", "18", "31"]);
