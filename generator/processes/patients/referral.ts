import { dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { demandRates } from "../../catalog/rates/demand.ts";
import type { Patient } from "../../world/people.ts";
import type { ReferralSource } from "../../world/practice.ts";
import type { Office } from "../../world/world.ts";
import { addSource } from "../office/opening.ts";

/** Notes who sent a new family, when they say; relatives follow the first of the family. */
export function noteWhoSent(office: Office, at: Moment, patient: Patient, index: number): void {
  const { world } = office;
  const random = office.draw("family", patient.guarantorId, "sent by");
  if (index > 0 || !random.chance(demandRates.saysWhoSent)) return;
  const kind = random.weighted(demandRates.sentBy);
  const referralId =
    kind === "patient"
      ? patientSource(office, at, world.imported.size + random.integer(1, world.patients.size))
      : random.pick(sourcesOf(office, kind)).id;
  attach(office, at, patient.id, referralId, "from");
}

/** Sends a patient on to a specialist of a kind. */
export function referOut(office: Office, at: Moment, patientId: number, specialty: string): void {
  const source = sourcesOf(office, "specialist").find((referral) => referral.specialty === specialty);
  if (source !== undefined) attach(office, at, patientId, source.id, "to");
}

function attach(
  office: Office,
  at: Moment,
  patientId: number,
  referralId: number,
  direction: "from" | "to",
): void {
  const id = office.newId("referral attachment");
  const attachment = { id, referralId, patientId, direction, day: dayOfMoment(at), created: at };
  office.record({ kind: "patient referred", at, attachment });
}

/** Patients of the practice become sources when they first send somebody. */
function patientSource(office: Office, at: Moment, patientId: number): number {
  const known = [...office.world.referrals.values()].find((source) => source.patientId === patientId);
  if (known !== undefined) return known.id;
  const { firstName, lastName } = office.world.patients.get(patientId) ?? { firstName: "", lastName: "" };
  return addSource(office, at, { kind: "patient", firstName, lastName, patientId });
}

const sourcesOf = (office: Office, kind: ReferralSource["kind"]): readonly ReferralSource[] =>
  [...office.world.referrals.values()].filter((source) => source.kind === kind);
