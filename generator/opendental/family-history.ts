import type { Moment } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../world/events.ts";

/** A patient on the account of a guarantor, for a time. */
export interface FamilyMember {
  readonly patientId: number;
  readonly from: Moment;
  /** Undefined while it lasts. */
  until: Moment | undefined;
}

/** Who was ever on each guarantor's account: the world knows only who is there now. */
export function familyHistory(
  events: readonly PracticeEvent[],
): ReadonlyMap<number, readonly FamilyMember[]> {
  const families = new Map<number, FamilyMember[]>();
  const current = new Map<number, FamilyMember>();
  const join = (guarantorId: number, patientId: number, from: Moment): void => {
    const member: FamilyMember = { patientId, from, until: undefined };
    const known = families.get(guarantorId);
    if (known === undefined) families.set(guarantorId, [member]);
    else known.push(member);
    current.set(patientId, member);
  };
  for (const event of events) {
    if (event.kind === "patient joined") join(event.patient.guarantorId, event.patient.id, event.at);
    else if (event.kind === "patient changed" && event.change.guarantorId !== undefined) {
      const before = current.get(event.patientId);
      if (before !== undefined) before.until = event.at;
      join(event.change.guarantorId, event.patientId, event.at);
    }
  }
  return families;
}

export function belongsAt({ from, until }: FamilyMember, at: Moment): boolean {
  return from <= at && (until === undefined || at < until);
}
