import type { AllergenName } from "../../catalog/allergens.ts";
import type { ConditionName } from "../../catalog/conditions.ts";
import type { DrugName } from "../../catalog/medications.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { Patient } from "../../world/people.ts";

/** A patient's health as the office knew it. */
export interface HealthThen {
  readonly allergies: ReadonlySet<AllergenName>;
  readonly problems: ReadonlySet<ConditionName>;
  readonly medications: ReadonlySet<DrugName>;
}

const nothingKnown: HealthThen = { allergies: new Set(), problems: new Set(), medications: new Set() };

/** The patients and their health as they were, event by event: what is on paper does not change with the person. */
export class PeopleThen {
  readonly #patients = new Map<number, Patient>();
  readonly #health = new Map<number, HealthThen>();

  /** Takes in what happens next. */
  see(event: PracticeEvent): void {
    if (event.kind === "patient joined") {
      this.#patients.set(event.patient.id, event.patient);
    } else if (event.kind === "patient changed") {
      const patient = this.#patients.get(event.patientId);
      if (patient !== undefined) this.#patients.set(patient.id, { ...patient, ...event.change });
    } else if (event.kind === "medical history taken") {
      const { allergies, problems, medications } = this.healthOf(event.patientId);
      this.#health.set(event.patientId, {
        allergies: new Set([...allergies, ...event.allergies.map(({ allergen }) => allergen)]),
        problems: updated(
          problems,
          event.problems.map(({ condition, isActive }) => [condition, isActive]),
        ),
        medications: updated(
          medications,
          event.medications.map(({ drug, stopped }) => [drug, stopped === undefined]),
        ),
      });
    }
  }

  patient(id: number): Patient | undefined {
    return this.#patients.get(id);
  }

  healthOf(patientId: number): HealthThen {
    return this.#health.get(patientId) ?? nothingKnown;
  }
}

function updated<T>(known: ReadonlySet<T>, changes: readonly (readonly [T, boolean])[]): ReadonlySet<T> {
  if (changes.length === 0) return known;
  const result = new Set(known);
  for (const [name, isThere] of changes) {
    if (isThere) result.add(name);
    else result.delete(name);
  }
  return result;
}
