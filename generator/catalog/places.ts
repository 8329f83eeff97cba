export interface Place {
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** Invented towns around the practice; the weights let four zip codes hold two thirds of the patients (facts, grade L). */
export const places: readonly (readonly [Place, number])[] = [
  [{ city: "Fairhollow", state: "OR", zip: "97390" }, 28],
  [{ city: "Fairhollow", state: "OR", zip: "97395" }, 16],
  [{ city: "Larkmere", state: "OR", zip: "97398" }, 13],
  [{ city: "Alder Ferry", state: "OR", zip: "97372" }, 10],
  [{ city: "Quillby", state: "OR", zip: "97379" }, 7],
  [{ city: "Stonegate Mills", state: "OR", zip: "97382" }, 6],
  [{ city: "North Larkmere", state: "OR", zip: "97399" }, 5],
  [{ city: "Wrenfield", state: "OR", zip: "97356" }, 4],
  [{ city: "Marrow Creek", state: "OR", zip: "97363" }, 4],
  [{ city: "Eastmoor", state: "OR", zip: "97337" }, 3],
  [{ city: "Tannerville", state: "OR", zip: "97319" }, 2],
  [{ city: "Cobble Point", state: "OR", zip: "97323" }, 2],
];

export const practicePlace: Place = { city: "Fairhollow", state: "OR", zip: "97390" };

/** Where a group's clinics are, in the order in which they open: one in each town. */
export const clinicPlaces: readonly Place[] = places
  .map(([place]) => place)
  .filter(({ city }, index, all) => all.findIndex((other) => other.city === city) === index);
