import { type Day, momentAt } from "../../../foundation/calendar.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { type Habit, recallRates } from "../../catalog/rates/recall.ts";
import { existing } from "../../world/existing.ts";
import type { Procedure, VisitReason } from "../../world/treatment.ts";
import type { Office, World } from "../../world/world.ts";
import { ageOf, patientOf } from "../treatment/chart.ts";
import { hasPeriodontitis } from "../treatment/gum-disease.ts";

export type HygieneReason = Extract<VisitReason, "hygiene" | "child hygiene" | "perio maintenance">;

const periodontalCodes: ReadonlySet<string> = new Set(["D4341", "D4342", "D4910"]);

/** Which kind of cleaning a patient gets: children's, adults', or maintenance after periodontal treatment. */
export function hygieneReason(office: Office, patientId: number, day: Day): HygieneReason {
  if (ageOf(office.world, patientId, day) < diseaseRates.adultCleaningFrom) return "child hygiene";
  return wasTreated(office.world, patientId) || wasTreatedElsewhere(office, patientId)
    ? "perio maintenance"
    : "hygiene";
}

/** Treated for periodontitis here, or at the predecessor's. */
export function isInMaintenance(office: Office, patientId: number, chart: readonly Procedure[]): boolean {
  const treated = chart.some(({ code, status }) => status === "complete" && periodontalCodes.has(code));
  return treated || wasTreatedElsewhere(office, patientId);
}

function wasTreated(world: World, patientId: number): boolean {
  for (const id of world.proceduresOf(patientId)) {
    const procedure = existing(world.procedures, id, "procedure");
    if (procedure.status === "complete" && periodontalCodes.has(procedure.code)) return true;
  }
  return false;
}

const wasTreatedElsewhere = (office: Office, patientId: number): boolean =>
  wasTakenOver(office.world, patientId) &&
  hasPeriodontitis(office, patientId, office.world.opened) &&
  office.draw("patient", patientId, "treated before").chance(diseaseRates.treatedBefore);

/** A patient of the predecessor of the practice or clinic. */
export function wasTakenOver(world: World, patientId: number): boolean {
  const { joined, clinicId } = patientOf(world, patientId);
  const opened = world.practice.clinics[clinicId - 1]?.opened ?? world.opened;
  return joined < momentAt(opened + takeoverWindow, 0);
}

/** Days after the opening in which those who join are the predecessor's patients. */
const takeoverWindow = 14;

export function habitOf(office: Pick<Office, "world" | "draw">, patientId: number): Habit {
  const { position } = patientOf(office.world, patientId);
  const habits = position === "child" ? recallRates.childrensHabits : recallRates.habits;
  return office.draw("patient", patientId, "habit").weighted<Habit>(habits);
}

/** Months to the next cleaning. Maintenance is every three or four months. */
export function hygieneInterval(office: Office, patientId: number, reason: HygieneReason): number {
  if (reason !== "perio maintenance") return 6;
  return office.draw("patient", patientId, "maintenance").chance(0.5) ? 3 : 4;
}
