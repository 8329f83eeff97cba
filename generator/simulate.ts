import { addMonths, type Day } from "../foundation/calendar.ts";
import { keyedRandom } from "../foundation/random.ts";
import { openingFeeSchedules } from "./catalog/fees.ts";
import { livingRows, type Scenario } from "./catalog/scenarios/scenario.ts";
import { scenarioNamed } from "./catalog/scenarios/scenarios.ts";
import { importCharts } from "./conversion/import-charts.ts";
import { clinicalProcesses } from "./processes/clinical.ts";
import { moneyProcesses } from "./processes/money.ts";
import { recordProcesses } from "./processes/records.ts";
import { SimulatedOffice } from "./simulated-office.ts";
import { openingPractice } from "./world/opening/staff.ts";
import { SimulatedWorld } from "./world/simulated-world.ts";
import type { DailyProcess, SimulatedPractice, SimulationSettings } from "./world/world.ts";

/** All of a day, in its order: everything clinical, then the money, then the office's records. */
export const dailyProcesses: readonly DailyProcess[] = [
  ...clinicalProcesses,
  ...moneyProcesses,
  ...recordProcesses,
];

/**
 * Lives a practice from its opening to its today, day by day. A pure function of the settings: the same settings give
 * the same world and the same events. With the same opening day and a later `asOf`, the events begin with those of
 * the shorter life.
 *
 * @param lived hears of the end of each day.
 * @example simulate({ patients: 400, years: 3, seed: 1, asOf: dayOf(2026, 6, 30) }).world.patients.size; // about 400
 */
export function simulate(
  settings: SimulationSettings,
  processes: readonly DailyProcess[] = dailyProcesses,
  scenario: Scenario = scenarioNamed(settings.scenario),
  lived: (day: Day) => void = () => {},
): SimulatedPractice {
  const office = openOffice(settings, scenario);
  for (let day = office.world.opened; day <= settings.asOf; day++) {
    office.startDay();
    for (const process of processes) process.runDay(office, day);
    lived(day);
  }
  return { world: office.world, events: office.events, settings };
}

/** The first day of a practice. */
export function openingDay(settings: SimulationSettings): Day {
  return settings.opened ?? addMonths(settings.asOf, -12 * settings.years);
}

function openOffice(settings: SimulationSettings, scenario: Scenario): SimulatedOffice {
  const { patients, years, seed } = settings;
  const clinics = settings.clinics ?? scenario.clinics;
  const sizing = { patients: livingRows(patients, scenario), years, clinics: clinics > 1 ? clinics : 0 };
  const draw = keyedRandom(seed);
  const opened = openingDay(settings);
  const practice = openingPractice(draw, sizing, scenario, opened);
  const world = new SimulatedWorld({
    practice,
    opened,
    feeSchedules: openingFeeSchedules(draw),
    imported: importCharts({ draw, scenario, rows: patients - sizing.patients, opened, practice }),
  });
  return new SimulatedOffice(world, sizing, seed, scenario);
}
