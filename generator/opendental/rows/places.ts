import { states } from "../../catalog/states.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";

/** Zip codes with at least this many patients are offered first. */
const frequentFrom = 10;

/** `zipcode`, `stateabbr`: where patients come from. */
export function writePlaces({ world }: PracticeBook, out: RowWriter): void {
  const counts = new Map<string, { zip: string; city: string; state: string; patients: number }>();
  for (const { zip, city, state } of world.patients.values()) {
    const key = `${zip} ${city}`;
    const known = counts.get(key) ?? { zip, city, state, patients: 0 };
    counts.set(key, { ...known, patients: known.patients + 1 });
  }
  const inOrder = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, { zip, city, state, patients }] of inOrder) {
    out.write("zipcode", {
      ZipCodeDigits: zip,
      City: city,
      State: state,
      IsFrequent: flagOf(patients >= frequentFrom),
    });
  }
  for (const [abbreviation, name] of states)
    out.write("stateabbr", { Description: name, Abbr: abbreviation });
}
