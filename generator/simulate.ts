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

export interface SimulationOptions {
  /** What happens on a day, in its order; all of it unless given. */
  readonly processes?: readonly DailyProcess[] | undefined;
  /** The one that the settings name unless given. */
  readonly scenario?: Scenario | undefined;
  /** Hears of the end of each day. */
  readonly lived?: ((day: Day) => void) | undefined;
}

/**
 * Lives a practice from its opening to its today, day by day. A pure function of the settings: the same settings give
 * the same world and the same events. With the same opening day and a later `asOf`, the events begin with those of
 * the shorter life.
 *
 * @example simulate({ patients: 400, years: 3, seed: 1, asOf: dayOf(2026, 6, 30) }).world.patients.size; // about 400
 */
export function simulate(settings: SimulationSettings, options: SimulationOptions = {}): SimulatedPractice {
  const { world, events } = openPractice(settings, options).liveUntil(settings.asOf);
  return { world, events, settings };
}

/**
 * A practice on the morning of its first day, with settings that look ahead: what it has by then, such as imported
 * charts, is written as on the last.
 */
export function practiceAtOpening(settings: SimulationSettings): SimulatedPractice {
  const { world, events } = openOffice(settings, scenarioNamed(settings.scenario));
  return { world, events, settings };
}

/** A practice that is being lived: on any evening it can be looked at, and go on. */
export interface LivingPractice {
  /**
   * Lives on until the evening of a day, and answers with the practice as `simulate` gives it as of that day. What it
   * answered before goes on living with it.
   */
  liveUntil(day: Day): SimulatedPractice;
}

/** Opens a practice on the morning of its first day; the settings' `asOf` counts only where they name no opening day. */
export function openPractice(
  settings: SimulationSettings,
  {
    processes = dailyProcesses,
    scenario = scenarioNamed(settings.scenario),
    lived = () => {},
  }: SimulationOptions = {},
): LivingPractice {
  const office = openOffice(settings, scenario);
  const { world, events } = office;
  let tomorrow = world.opened;
  return {
    liveUntil: (asOf) => {
      for (; tomorrow <= asOf; tomorrow++) {
        office.startDay();
        for (const process of processes) process.runDay(office, tomorrow);
        lived(tomorrow);
      }
      return { world, events, settings: { ...settings, asOf } };
    },
  };
}

/** The first day of a practice. */
export function openingDay({
  opened,
  asOf,
  years,
}: Pick<SimulationSettings, "asOf" | "years"> & { readonly opened?: Day | undefined }): Day {
  return opened ?? addMonths(asOf, -12 * years);
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
