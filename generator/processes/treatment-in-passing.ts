import type { Day } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import { diseaseRates } from "../catalog/rates/disease.ts";
import { hygieneRates } from "../catalog/rates/hygiene.ts";
import { fillingTeeth, primaryMolars, sealantTeeth } from "../catalog/teeth.ts";
import { existing } from "../world/existing.ts";
import type { Appointment } from "../world/treatment.ts";
import type { Office } from "../world/world.ts";
import { ageOf, chartOf, type Need, wholeMouth } from "./chart.ts";
import { drawTeeth, type Mouth, mouthOf } from "./mouth.ts";

/** What a visit turns out to need beside what it was booked for: films, sealants, nitrous oxide, relief of pain. */
export function treatInPassing(office: Office, appointment: Appointment, day: Day): readonly Need[] {
  const { id, patientId, reason } = appointment;
  const random = office.draw("appointment", id, "in passing");
  const age = ageOf(office.world, patientId, day);
  const mouth = mouthOf(chartOf(office.world, patientId));
  switch (reason) {
    case "emergency":
      return [...films(random, mouth, 0.95), ...relief(random, mouth)];
    case "child hygiene":
      return [...sealants(random, mouth, age), ...decayArrest(random, mouth, age)];
    case "new patient":
    case "hygiene":
      return age < 14 ? sealants(random, mouth, age) : films(random, mouth, hygieneRates.periapicalAtExam);
    case "perio maintenance":
    case "deep cleaning":
      return random.chance(hygieneRates.localAntibiotic) ? [onTooth("D4381", random, mouth)] : [];
    case "root canal":
      return films(random, mouth, 0.8);
    default:
      return nitrous(office, appointment, random, age);
  }
}

const onTooth = (code: string, random: Random, mouth: Mouth): Need => ({
  ...wholeMouth(code),
  tooth: drawTeeth(random, { ...mouth, settled: new Set() }, fillingTeeth, 1)[0] ?? "3",
});

function films(random: Random, mouth: Mouth, share: number): readonly Need[] {
  if (!random.chance(share)) return [];
  const first = onTooth("D0220", random, mouth);
  return random.chance(hygieneRates.secondPeriapical) ? [first, onTooth("D0230", random, mouth)] : [first];
}

function relief(random: Random, mouth: Mouth): readonly Need[] {
  const luck = random.next();
  if (luck < 0.08) return [onTooth("D2920", random, mouth)];
  if (luck < 0.16) return [onTooth("D2940", random, mouth)];
  return luck < 0.28 ? [wholeMouth("D9110")] : [];
}

/** First molars when they have come through, second molars some years later. */
function sealants(random: Random, mouth: Mouth, age: number): readonly Need[] {
  const teeth = age >= 6 && age <= 9 ? sealantTeeth.first : age >= 11 && age <= 14 ? sealantTeeth.second : [];
  const free = teeth.filter((tooth) => !mouth.treated.has(tooth));
  if (free.length === 0 || !random.chance(diseaseRates.sealants)) return [];
  return free.map((tooth) => ({ ...wholeMouth("D1351"), tooth }));
}

function decayArrest(random: Random, mouth: Mouth, age: number): readonly Need[] {
  if (age < 2 || age > 9 || !random.chance(diseaseRates.decayArrest)) return [];
  return drawTeeth(
    random,
    mouth,
    primaryMolars.map((tooth) => [tooth, 1] as const),
    2,
  ).map((tooth) => ({
    ...wholeMouth("D1354"),
    tooth,
  }));
}

function nitrous(office: Office, { id }: Appointment, random: Random, age: number): readonly Need[] {
  const isTreatment = office.world
    .proceduresOfAppointment(id)
    .some((procedureId) => existing(office.world.procedures, procedureId, "procedure").code !== "D9430");
  return isTreatment && random.chance(age < 14 ? 0.25 : 0.03) ? [wholeMouth("D9230")] : [];
}
