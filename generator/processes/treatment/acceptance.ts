import { dayOfMoment } from "../../../foundation/calendar.ts";
import { acceptanceRates } from "../../catalog/rates/acceptance.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { acceptanceAfterIncrease } from "../patients/fee-reaction.ts";
import type { PlannedCase } from "./examination.ts";

/** Whether the patient says yes to the case presented in that place at a visit. */
export function isAccepted(
  office: Office,
  { id, patientId, start }: Appointment,
  { acceptance }: PlannedCase,
  index: number,
): boolean {
  const isInsured = office.world.coveragesOf(patientId).length > 0;
  const share =
    acceptance *
    (isInsured ? 1 : acceptanceRates.uninsured) *
    acceptanceAfterIncrease(office, dayOfMoment(start));
  // Most patients make up their mind about the whole of what they hear, not case by case.
  const random = office.draw("appointment", id, "acceptance", index);
  const isOfAPiece = random.chance(acceptanceRates.decidedAsAWhole);
  return (isOfAPiece ? office.draw("appointment", id, "acceptance") : random).chance(share);
}

/** Whether accepted work is begun while the patient is in the house: at visits in pain, and what is small. */
export function isDoneAtOnce(
  office: Office,
  { id, reason }: Appointment,
  { courses }: PlannedCase,
  index: number,
): boolean {
  const first = courses[0];
  if (first === undefined || first.procedureIds.length === 0) return false;
  const { atOnceInPain, atOnceIfSmall } = acceptanceRates;
  const random = office.draw("appointment", id, "at once", index);
  if (reason === "emergency") return random.chance(atOnceInPain[first.reason] ?? 0);
  const isSmall = first.reason === "restorative" && first.procedureIds.length <= 2;
  return isSmall && random.chance(atOnceIfSmall);
}
