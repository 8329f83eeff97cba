import { formatDay, parseDay } from "../../foundation/calendar.ts";
import type { TableName } from "../opendental/schema/tables.ts";
import type { PracticeMarker } from "./sink.ts";

/** The table with the marker; it is complete after all others. */
export const markedTable = "preference" satisfies TableName;

/** The name of the preference that says a database is bitewing's own. */
export const markerPreference = "BitewingPractice";

/** `filling` until everything is loaded; a database in this state is no practice yet. */
export type PracticeState = "filling" | "complete";

export interface StoredMarker extends PracticeMarker {
  readonly state: PracticeState;
}

/** The marker as the preference's ValueString. */
export function writeMarker(marker: PracticeMarker, state: PracticeState): string {
  const { version, seed, asOf, opened, patients, years, scenario, clinics } = marker;
  return JSON.stringify({
    state,
    version,
    seed,
    asOf: formatDay(asOf),
    opened: opened === undefined ? undefined : formatDay(opened),
    patients,
    years,
    scenario,
    clinics,
  });
}

/** Reads a ValueString; undefined when it is not a marker. */
export function readMarker(text: string): StoredMarker | undefined {
  const fields = parseObject(text);
  const asOf = parseDay(String(fields.asOf));
  const { state, version, seed, patients, years, scenario, clinics } = fields;
  if ((state !== "filling" && state !== "complete") || typeof version !== "string" || asOf === undefined)
    return undefined;
  if (typeof seed !== "number" || typeof patients !== "number" || typeof years !== "number") return undefined;
  return {
    state,
    version,
    seed,
    asOf,
    patients,
    years,
    opened: parseDay(String(fields.opened)),
    scenario: typeof scenario === "string" ? scenario : undefined,
    clinics: typeof clinics === "number" ? clinics : undefined,
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
