import { addMonths, type Day, dayOf, formatDay, parseDay } from "../foundation/calendar.ts";
import { BitewingError } from "../foundation/errors.ts";
import { livingRows } from "./catalog/scenarios/scenario.ts";
import { defaultScenario, scenarioNamed } from "./catalog/scenarios/scenarios.ts";
import { usualSizeOf } from "./catalog/scenarios/usual-sizes.ts";
import type { SimulationSettings } from "./world/world.ts";

/** Which practice to make; see `generate` for the defaults. */
export interface PracticeRequest {
  readonly patients?: number | undefined;
  readonly years?: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly asOf?: string | undefined;
  /** `YYYY-MM-DD`: the first day of its life; `years` before `asOf` unless given. */
  readonly opened?: string | undefined;
  readonly seed?: number | undefined;
  /** A name of catalog/scenarios. */
  readonly scenario?: string | undefined;
  /** As many as the scenario has unless given; 0 and 1 mean a practice without clinics. */
  readonly clinics?: number | undefined;
}

/** The practice made unless told otherwise; other scenarios may have another size. */
export const defaultRequest = {
  ...usualSizeOf(defaultScenario.name),
  seed: 1,
  scenario: defaultScenario.name,
} as const;

const largestPractice = 1_000_000;
const longestHistory = 40;
const mostClinics = 9;
/** A clinic with fewer patient rows than this cannot keep a dentist. */
const fewestPatientsPerClinic = 60;
/** Edit stamps are MySQL timestamps, which exist from 1970 to the start of 2038. */
const earliestAsOf = dayOf(1990, 1, 1);
const latestAsOf = dayOf(2037, 12, 31);
const earliestOpening = dayOf(1975, 1, 1);

/**
 * Checks a request and fills in what it leaves out.
 *
 * @throws {BitewingError} of kind `usage` for a size, date or seed that no practice can have, and for an unknown
 * scenario.
 */
export function settingsOf(request: PracticeRequest): SimulationSettings {
  const scenario = scenarioNamed(request.scenario);
  const size = usualSizeOf(scenario.name);
  const patients = wholeBetween("patients", request.patients ?? size.patients, 1, largestPractice);
  const years = wholeBetween("years", request.years ?? size.years, 1, longestHistory);
  const seed = wholeBetween("seed", request.seed ?? defaultRequest.seed, 0, 2 ** 31 - 1);
  const asOf = asOfDay(request.asOf ?? size.asOf);
  const opened = openingOf(request.opened, years, asOf);
  const clinics = clinicsFor(livingRows(patients, scenario), request.clinics ?? scenario.clinics);
  return { patients, years, seed, asOf, opened, scenario: scenario.name, clinics };
}

/** The opening day: `years` before `asOf`, or the one that is asked for, which makes a longer or shorter life of them. */
function openingOf(asked: string | undefined, years: number, asOf: Day): Day {
  if (asked === undefined) {
    const opened = addMonths(asOf, -12 * years);
    if (opened >= earliestOpening) return opened;
    throw refusal(`${years} years before ${formatDay(asOf)} is too long ago.`, "Ask for fewer years.");
  }
  const opened = dayNamed(asked, "the day on which the practice opened");
  if (opened < earliestOpening || opened > asOf) {
    const range = `${formatDay(earliestOpening)} to ${formatDay(asOf)}, its today`;
    throw refusal(`The practice cannot have opened on ${asked}.`, `Choose a day from ${range}.`);
  }
  if (asOf - opened <= (longestHistory + 1) * 366) return opened;
  throw refusal(
    `From ${asked} to ${formatDay(asOf)} is too long a life.`,
    `Choose a day at most ${longestHistory} years before its today.`,
  );
}

function clinicsFor(patients: number, asked: number): number {
  const clinics = wholeBetween("clinics", asked, 0, mostClinics);
  if (clinics <= 1 || patients >= clinics * fewestPatientsPerClinic) return clinics;
  throw refusal(
    `${patients} patients are too few for ${clinics} clinics.`,
    `Ask for at least ${clinics * fewestPatientsPerClinic} patients, or for fewer clinics.`,
  );
}

function wholeBetween(name: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw refusal(`A practice cannot have ${name} ${value}.`, `Give a whole number from ${low} to ${high}.`);
}

function asOfDay(text: string): Day {
  const day = dayNamed(text, "the practice's today");
  if (day < earliestAsOf || day > latestAsOf) {
    const range = `${formatDay(earliestAsOf)} to ${formatDay(latestAsOf)}`;
    throw refusal(`The practice's today cannot be ${text}.`, `Choose a day from ${range}.`);
  }
  return day;
}

function dayNamed(text: string, what: string): Day {
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw refusal(`'${text}' is not a date.`, `Write ${what} as YYYY-MM-DD, for example 2026-06-30.`);
}

function refusal(what: string, next: string): BitewingError {
  return new BitewingError({ kind: "usage", what, next });
}
