/** An allergy that the office's list offers. AllergyDefNum is the place in the list, from 1. */
export interface Allergen {
  readonly name: string;
  readonly kind: "drug" | "substance" | "food";
  readonly reactions: readonly string[];
  /** Share of patients. L: after general public-health knowledge; penicillin is what one in ten reports. */
  readonly share: number;
}

export const allergens = [
  { name: "Penicillin", kind: "drug", reactions: ["Hives", "Rash", "Swelling"], share: 0.09 },
  { name: "Sulfa drugs", kind: "drug", reactions: ["Rash", "Hives"], share: 0.04 },
  { name: "Codeine", kind: "drug", reactions: ["Nausea", "Vomiting", "Itching"], share: 0.025 },
  { name: "Aspirin and NSAIDs", kind: "drug", reactions: ["Stomach pain", "Wheezing"], share: 0.02 },
  { name: "Latex", kind: "substance", reactions: ["Contact rash", "Itching"], share: 0.015 },
  { name: "Macrolide antibiotics", kind: "drug", reactions: ["Stomach pain", "Rash"], share: 0.01 },
  { name: "Clindamycin", kind: "drug", reactions: ["Diarrhea", "Rash"], share: 0.006 },
  { name: "Local anesthetic", kind: "drug", reactions: ["Palpitations"], share: 0.003 },
  { name: "Metals", kind: "substance", reactions: ["Contact rash"], share: 0.01 },
  { name: "Nuts", kind: "food", reactions: ["Swelling", "Hives"], share: 0.015 },
  { name: "Shellfish", kind: "food", reactions: ["Hives", "Swelling"], share: 0.015 },
] as const satisfies readonly Allergen[];

/** The rest of the office's list: seldom ticked, so nobody is given one. */
export const otherAllergens: readonly Pick<Allergen, "name" | "kind">[] = [
  { name: "Tetracycline", kind: "drug" },
  { name: "Cephalosporins", kind: "drug" },
  { name: "Morphine", kind: "drug" },
  { name: "Iodine", kind: "substance" },
  { name: "Acrylic", kind: "substance" },
  { name: "Bee stings", kind: "substance" },
  { name: "Eggs", kind: "food" },
  { name: "Milk", kind: "food" },
];

export type AllergenName = (typeof allergens)[number]["name"];

/** AllergyDefNum. */
export function allergenNumber(name: AllergenName): number {
  return allergens.findIndex((allergen) => allergen.name === name) + 1;
}
