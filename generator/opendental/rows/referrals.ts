import { definitionNumber, definitions } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { ReferralAttachment } from "../../world/people.ts";
import type { ReferralSource } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { referralDirectionCodes } from "../codes.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `referral`, `refattach`: who sends patients or receives them, and whom. */
export function writeReferrals({ world }: PracticeBook, out: RowWriter): void {
  for (const referral of world.referrals.values()) {
    const isDoctor = referral.kind === "dentist" || referral.kind === "specialist";
    out.write("referral", {
      ReferralNum: referral.id,
      LName: referral.lastName,
      FName: referral.firstName,
      Specialty: specialtyDefinition(referral),
      ST: world.practice.state,
      NotPerson: flagOf(referral.kind === "other"),
      Title: isDoctor ? "DDS" : "",
      PatNum: referral.patientId,
      IsDoctor: flagOf(isDoctor),
      DateTStamp: referral.created,
    });
  }
  const places = new Map<number, number>();
  for (const attachment of world.referralAttachments.values()) {
    const place = (places.get(attachment.patientId) ?? 0) + 1;
    places.set(attachment.patientId, place);
    writeReferralAttachment(attachment, place, out);
  }
}

/** `place` counts a patient's referrals from 1. */
export function writeReferralAttachment(
  { id, referralId, patientId, direction, day, created }: ReferralAttachment,
  place: number,
  out: RowWriter,
): void {
  out.write("refattach", {
    RefAttachNum: id,
    ReferralNum: referralId,
    PatNum: patientId,
    ItemOrder: place,
    RefDate: day,
    RefType: referralDirectionCodes[direction],
    RefToStatus: enumerations.ReferralToStatus.None,
    Note: "",
    DateTStamp: created,
  });
}

/** The DefNum of a specialty; 0 when the office's list has none of that name. */
function specialtyDefinition({ specialty }: ReferralSource): number {
  const name = definitions.ProviderSpecialties.find(
    (entry) => entry.name.toLowerCase() === specialty.toLowerCase(),
  );
  return name === undefined ? 0 : definitionNumber("ProviderSpecialties", name.name);
}
