import { formatDay } from "../../foundation/calendar.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { packageVersion } from "../../foundation/package.ts";
import { settingsOf } from "../generate-settings.ts";
import { openingDay } from "../simulate.ts";
import type { PracticeMarker } from "../sinks/sink.ts";
import type { SimulationSettings } from "../world/world.ts";

/**
 * The settings of the practice that a database holds, so many days later.
 *
 * @param where the database's URL without its password.
 * @throws {BitewingError} of kind `database` when another version made it, whose practices live another life; of kind
 * `usage` for a day that no practice reaches.
 */
export function settingsOfMarker(marker: PracticeMarker, days: number, where: string): SimulationSettings {
  const { version, patients, years, seed, scenario, clinics, asOf } = marker;
  if (version !== packageVersion()) {
    throw new BitewingError({
      kind: "database",
      what: `This practice was made by bitewing ${version}; in ${packageVersion()} its life went otherwise.`,
      where,
      next: `Let it live on with bitewing ${version}, or generate it anew with this one. Nothing was changed.`,
    });
  }
  return settingsOf({
    patients,
    years,
    seed,
    scenario,
    clinics,
    asOf: formatDay(asOf + days),
    opened: formatDay(openingDay(marker)),
  });
}
