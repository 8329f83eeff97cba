import { addMonths } from "../../foundation/calendar.ts";
import type { ReferralSource } from "../world/practice.ts";
import { type Month, monthIndex } from "./months.ts";
import { firstVisits } from "./provider-figures.ts";
import type { PracticeRecord } from "./record.ts";
import { addTo } from "./series.ts";
import { chargeOf } from "./treatment-figures.ts";

/** Where a new patient came from, as far as the database can tell. */
export type SourceGroup = "from_patients" | "from_doctors" | "from_other_sources" | "without_source";

const groups: Readonly<Record<ReferralSource["kind"], SourceGroup>> = {
  patient: "from_patients",
  dentist: "from_doctors",
  specialist: "from_doctors",
  other: "from_other_sources",
};

/** The group of a patient's first referral source. */
export function sourceGroup({ sources, referrals }: PracticeRecord, patientId: number): SourceGroup {
  const referral = referrals.get(sources.get(patientId) ?? 0);
  return referral === undefined ? "without_source" : groups[referral.kind];
}

/** New patients by where they came from, and what their first months were worth, by the month of the first visit. */
export function referralFigures(record: PracticeRecord, months: readonly Month[], window: number) {
  const patients = byGroup(months);
  const production = byGroup(months);
  const first = firstVisits(record);
  for (const [patientId, day] of first) {
    addTo(patients[sourceGroup(record, patientId)], monthIndex(months, day), 1);
  }
  for (const procedure of record.completed.values()) {
    const { patientId, day } = procedure;
    const start = first.get(patientId);
    if (start === undefined || day < start || day >= addMonths(start, window)) continue;
    addTo(production[sourceGroup(record, patientId)], monthIndex(months, start), chargeOf(procedure));
  }
  return { patients, production };
}

function byGroup(months: readonly Month[]): Readonly<Record<SourceGroup, number[]>> {
  const zeros = () => months.map(() => 0);
  return {
    from_patients: zeros(),
    from_doctors: zeros(),
    from_other_sources: zeros(),
    without_source: zeros(),
  };
}
