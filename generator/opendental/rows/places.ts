import { states } from "../../catalog/states.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";

/** Zip codes with at least this many patients are offered first. */
const frequentFrom = 10;

/** `zipcode`, `stateabbr`: where patients come from. A zip code stays on the list when its last patient moves away. */
export function writePlaces({ events }: PracticeBook, out: RowWriter): void {
  for (const { zip, city, state, patients } of placesOf(events)) {
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

interface Place {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  /** Who ever gave it as their address. */
  readonly patients: number;
}

/** In the order in which they were first heard of. */
function placesOf(events: readonly PracticeEvent[]): Iterable<Place> {
  const places = new Map<string, Place>();
  for (const event of events) {
    if (event.kind !== "patient joined" && event.kind !== "patient changed") continue;
    const { zip, city, state } = event.kind === "patient joined" ? event.patient : event.change;
    if (zip === undefined || city === undefined || state === undefined) continue;
    const key = `${zip} ${city}`;
    places.set(key, { zip, city, state, patients: (places.get(key)?.patients ?? 0) + 1 });
  }
  return places.values();
}
