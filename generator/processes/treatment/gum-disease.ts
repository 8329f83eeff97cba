import type { Day } from "../../../foundation/calendar.ts";
import { periodontalRates } from "../../catalog/rates/periodontitis.ts";
import type { Office, World } from "../../world/world.ts";
import { patientOf } from "./chart.ts";

/**
 * How many teeth would have pockets on a day without treatment. A person's proneness is drawn once, is higher in men
 * and in smokers (whom no record names), and meets a threshold that sinks with age: so disease progresses.
 */
export function pocketedTeeth(office: Office, patientId: number, day: Day): number {
  const beyond = proneness(office, patientId) - threshold(yearsOld(office.world, patientId, day));
  return between(periodontalRates.pocketedTeeth, beyond);
}

/** Whether the gums are so diseased that they need a deep cleaning. */
export function hasPeriodontitis(office: Office, patientId: number, day: Day): boolean {
  return pocketedTeeth(office, patientId, day) > periodontalRates.treatedFrom - 1;
}

const yearsOld = (world: World, patientId: number, day: Day): number =>
  (day - patientOf(world, patientId).birthdate) / 365.25;

/** A standard normal deviate over all patients, about. */
function proneness(office: Office, patientId: number): number {
  const { men, smokers, smokes } = periodontalRates;
  const random = office.draw("patient", patientId, "gums");
  const shift =
    (patientOf(office.world, patientId).gender === "male" ? men / 2 : -men / 2) +
    (random.chance(smokes) ? smokers * (1 - smokes) : -smokers * smokes);
  return shift + random.normal(0, 0.95);
}

/** The deviate above which people of an age are diseased. */
const threshold = (age: number): number => -logit(between(periodontalRates.prevalence, age)) / 1.7;

type Points = readonly (readonly [number, number])[];

/** The value at x on the line through the points; at the ends, the first or the last one's. */
function between(points: Points, x: number): number {
  let [fromX, from] = points[0] ?? [0, 0];
  for (const [toX, to] of points) {
    if (x < toX) return x <= fromX ? from : from + ((x - fromX) / (toX - fromX)) * (to - from);
    [fromX, from] = [toX, to];
  }
  return from;
}

/** Divided by 1.7 it is near the normal distribution's quantile. */
const logit = (share: number): number => Math.log(share / (1 - share));
