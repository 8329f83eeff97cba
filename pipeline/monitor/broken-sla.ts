/** What an SLA is about. `proof` needs no file: unequal sides are always wrong. `name` is a name that fits no table. */
export type SlaKind = "freshness" | "duration" | "failures" | "conversions" | "rows" | "proof" | "name";

/** One promise that does not hold. */
export interface BrokenSla {
  readonly kind: SlaKind;
  /** The raw table, or the name in the SLA file; null when it is about the whole warehouse. */
  readonly table: string | null;
  /** What is so, and what may be, in one clause. */
  readonly message: string;
}
