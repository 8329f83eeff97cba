import { conditionNamed } from "../catalog/conditions.ts";
import { existing } from "./existing.ts";
import type { Allergy, MedicationUse, Problem } from "./records.ts";
import type { World } from "./world.ts";

/** What a patient has told the office. */
export const allergiesOf = ({ records }: World, patientId: number): readonly Allergy[] =>
  (records.health.get(patientId)?.allergyIds ?? []).map((id) => existing(records.allergies, id, "allergy"));

/** Those that have passed among them. */
export const problemsOf = ({ records }: World, patientId: number): readonly Problem[] =>
  (records.health.get(patientId)?.problemIds ?? []).map((id) => existing(records.problems, id, "problem"));

/** Those stopped among them. */
export const medicationsOf = ({ records }: World, patientId: number): readonly MedicationUse[] =>
  (records.health.get(patientId)?.medicationIds ?? []).map((id) =>
    existing(records.medications, id, "medication use"),
  );

/** Antibiotics before treatment: for an artificial valve or joint. */
export const needsPremedication = (world: World, patientId: number): boolean =>
  problemsOf(world, patientId).some(
    ({ condition, isActive }) => isActive && conditionNamed(condition).needsPremedication === true,
  );

/** What the chair must know, for example `ALLERGY: Penicillin. Diabetic.`; empty when there is nothing. */
export function medicalAlert(world: World, patientId: number): string {
  const allergies = allergiesOf(world, patientId).map(({ allergen }) => allergen);
  const alerts = problemsOf(world, patientId).flatMap(({ condition, isActive }) => {
    const { alert } = conditionNamed(condition);
    return isActive && alert !== undefined ? [alert] : [];
  });
  const first = allergies.length === 0 ? [] : [`ALLERGY: ${allergies.join(", ")}`];
  return [...first, ...alerts]
    .map((alert) => `${alert}.`)
    .join(" ")
    .slice(0, 255);
}
