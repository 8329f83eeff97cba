import type { Day } from "../../../foundation/calendar.ts";
import type { Random } from "../../../foundation/random.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { emergencyRates } from "../../catalog/rates/emergencies.ts";
import { hygieneRates } from "../../catalog/rates/hygiene.ts";
import { primaryMolars, sealantTeeth, teethToFill } from "../../catalog/teeth.ts";
import { existing } from "../../world/existing.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { ageOf, chartOf, type Need, routine } from "./chart.ts";
import { toothInPain } from "./examination.ts";
import { drawTeeth, isThere, type Mouth, mouthOf } from "./mouth.ts";

/** What a visit turns out to need beside what it was booked for: films, sealants, nitrous oxide, relief of pain. */
export function treatInPassing(office: Office, appointment: Appointment, day: Day): readonly Need[] {
  const { id, patientId, reason } = appointment;
  const random = office.draw("appointment", id, "in passing");
  const age = ageOf(office.world, patientId, day);
  const mouth = mouthOf(chartOf(office.world, patientId), day, age);
  switch (reason) {
    case "emergency":
      return forPain(random, mouth, toothInPain(office, appointment, day));
    case "child hygiene":
      return [...sealants(random, mouth, age), ...decayArrest(random, mouth, age)];
    case "new patient":
    case "hygiene":
      return age < 14 ? sealants(random, mouth, age) : films(random, mouth, hygieneRates.periapicalAtExam);
    case "perio maintenance":
    case "deep cleaning":
      return random.chance(hygieneRates.localAntibiotic) ? onTooth("D4381", random, mouth) : [];
    case "root canal":
      return films(random, mouth, 0.8);
    default:
      return nitrous(office, appointment, random, age);
  }
}

/** A film of the tooth that hurts, and what eases it. */
function forPain(random: Random, mouth: Mouth, hurting: string | undefined): readonly Need[] {
  const needs = [...films(random, mouth, 0.95), ...relief(random, mouth)];
  if (hurting === undefined) return needs;
  return needs.map((one) => (filmOrDressing.has(one.code) ? routine(one.code, hurting) : one));
}

const filmOrDressing: ReadonlySet<string> = new Set(["D0220", "D2940"]);

/** On any tooth that stands; nothing where none does. */
function onTooth(code: string, random: Random, mouth: Mouth): readonly Need[] {
  const anyTooth = { ...mouth, settled: new Set<string>() };
  return drawTeeth(random, anyTooth, teethToFill(mouth.age), 1).map((tooth) => routine(code, tooth));
}

/** One film, and any further ones of the visit together as one procedure of so many units. */
function films(random: Random, mouth: Mouth, share: number): readonly Need[] {
  if (mouth.age < hygieneRates.filmsFrom || !random.chance(share)) return [];
  const first = onTooth("D0220", random, mouth);
  if (!random.chance(hygieneRates.furtherPeriapicals)) return first;
  const units = random.weighted(hygieneRates.furtherFilms);
  return [
    ...first,
    ...onTooth("D0230", random, mouth).map((further) => Object.assign({}, further, { units })),
  ];
}

function relief(random: Random, mouth: Mouth): readonly Need[] {
  const code = random.weighted(emergencyRates.relief);
  switch (code) {
    case "":
      return [];
    case "D9110":
      return [routine(code)];
    case "D2920": {
      // Only what has come off can be cemented again.
      const crowned = [...mouth.crowned].filter((tooth) => !mouth.missing.has(tooth));
      return crowned.length === 0 ? [] : [routine(code, random.pick(crowned))];
    }
    case "D2940":
      return onTooth(code, random, { ...mouth, missing: new Set([...mouth.missing, ...mouth.crowned]) });
  }
}

/** First molars when they have come through, second molars some years later. */
function sealants(random: Random, mouth: Mouth, age: number): readonly Need[] {
  const teeth = age >= 6 && age <= 9 ? sealantTeeth.first : age >= 12 && age <= 14 ? sealantTeeth.second : [];
  const free = teeth.filter((tooth) => isThere(mouth, tooth) && !mouth.treated.has(tooth));
  if (free.length === 0 || !random.chance(diseaseRates.sealants)) return [];
  return free.map((tooth) => routine("D1351", tooth));
}

function decayArrest(random: Random, mouth: Mouth, age: number): readonly Need[] {
  if (age < 2 || age > 9 || !random.chance(diseaseRates.decayArrest)) return [];
  return drawTeeth(
    random,
    mouth,
    primaryMolars.map((tooth) => [tooth, 1] as const),
    2,
  ).map((tooth) => routine("D1354", tooth));
}

function nitrous(office: Office, { id }: Appointment, random: Random, age: number): readonly Need[] {
  const isTreatment = office.world
    .proceduresOfAppointment(id)
    .some((procedureId) => existing(office.world.procedures, procedureId, "procedure").code !== "D9430");
  return isTreatment && random.chance(age < 14 ? 0.32 : 0.035) ? [routine("D9230")] : [];
}
