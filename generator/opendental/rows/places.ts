import type { Place } from "../../catalog/places.ts";
import { states } from "../../catalog/states.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { statedEmployers } from "../stated-employers.ts";

/** Zip codes that at least this many patients have given are offered first. */
const frequentFrom = 10;

/** `zipcode`, `stateabbr`: where patients and their employers are, as they were first entered. */
export function writePlaces(book: PracticeBook, out: RowWriter): void {
  const entered = new Map<string, { place: Place; patients: number }>();
  const enter = (place: Place, patients: number): void => {
    const key = `${place.zip} ${place.city}`;
    const known = entered.get(key)?.patients ?? 0;
    entered.set(key, { place: entered.get(key)?.place ?? place, patients: known + patients });
  };
  for (const { place, patients } of placesEntered(book)) enter(place, patients);
  for (const { place, patients } of entered.values()) {
    out.write("zipcode", {
      ZipCodeDigits: place.zip,
      City: place.city,
      State: place.state,
      IsFrequent: flagOf(patients >= frequentFrom),
    });
  }
  for (const [abbreviation, name] of states)
    out.write("stateabbr", { Description: name, Abbr: abbreviation });
}

interface EnteredPlace {
  readonly place: Place;
  /** How many patients it was entered for: 0 for an employer's. */
  readonly patients: number;
}

/** In order of time. */
function* placesEntered(book: PracticeBook): Generator<EnteredPlace> {
  const employers = new Map<number, Place>();
  for (const { patientId, address } of statedEmployers(book)) {
    if (address !== undefined) employers.set(patientId, address);
  }
  for (const event of book.events) {
    if (event.kind === "patient joined") {
      yield { place: event.patient, patients: 1 };
      const employer = employers.get(event.patient.id);
      if (employer !== undefined) yield { place: employer, patients: 0 };
    } else if (event.kind === "patient changed") {
      const { zip, city, state } = event.change;
      if (zip !== undefined && city !== undefined && state !== undefined) {
        yield { place: { zip, city, state }, patients: 1 };
      }
    }
  }
}
