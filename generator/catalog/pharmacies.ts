import { type Place, places } from "./places.ts";

/** A pharmacy of the neighborhood; invented. PharmacyNum is the place in the list, from 1. */
export interface Pharmacy extends Place {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

const names = ["Example Pharmacy", "Sample Drugs", "Placeholder Apothecary", "Corner Drugstore"];
const pharmacyCount = 68;

export const pharmacies: readonly Pharmacy[] = Array.from({ length: pharmacyCount }, (_, index) => {
  const [place = { city: "", state: "", zip: "" }] = places[index % places.length] ?? [];
  return {
    name: `${names[index % names.length] ?? ""} ${index + 1}`,
    phone: `(503)555-01${String(index + 10).padStart(2, "0")}`,
    address: `${100 + index * 12} Main Street`,
    ...place,
  };
});
