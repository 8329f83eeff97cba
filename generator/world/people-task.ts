/** What is going to happen in a family, and what the office means to do about it. */
export type PeopleTask =
  /** Something changes in the life of the family. */
  | { readonly kind: "family event"; readonly guarantorId: number }
  /** The patient goes elsewhere because of the fees. */
  | { readonly kind: "leaves over fees"; readonly patientId: number }
  /** A chart that nobody has needed for long is put away. */
  | { readonly kind: "archive"; readonly patientId: number };
