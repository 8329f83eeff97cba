import type { VisitReason } from "../../world/treatment.ts";
import type { DefinitionCategory, DefinitionEntry, DefinitionName } from "../definitions.ts";

/** Numbers and names that a practice's lists have instead of the usual ones: readers of its data count on them. */
export interface ListNumbers {
  /** DefNums by category and name. */
  readonly definitions: {
    readonly [C in DefinitionCategory]?: Readonly<Partial<Record<DefinitionName<C>, number>>>;
  };
  /** What a definition that is not named gets on top of its usual number, so that it has none of those above. */
  readonly aboveOthers: number;
  /** Entries that the practice has beside the usual ones, at the end of their category. */
  readonly furtherDefinitions: readonly FurtherDefinition[];
  /** Visits for reasons that are not named have no type. */
  readonly appointmentTypes: Readonly<Partial<Record<VisitReason, NumberedName>>>;
}

export interface FurtherDefinition extends DefinitionEntry {
  readonly category: DefinitionCategory;
  readonly number: number;
}

export interface NumberedName {
  readonly number: number;
  readonly name: string;
}
