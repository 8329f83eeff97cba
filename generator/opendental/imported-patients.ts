import type { Patient } from "../world/people.ts";
import type { PracticeBook } from "./book.ts";

/** The patients whose charts came with a conversion: their joining is no event of the practice's. */
export function* importedPatients(book: PracticeBook): Generator<Patient> {
  for (const patient of book.patients()) {
    if (!book.isImported(patient.id)) return;
    yield patient;
  }
}
