import { addMonths, dayOfMoment } from "../../../foundation/calendar.ts";
import { monthIndex } from "../months.ts";
import { cleaningDays, daysByPatient } from "../patient-days.ts";
import { patientsWithin, preappointed, shared, sizes } from "../patient-panel.ts";
import { isTreatment } from "../procedure-groups.ts";
import { referralFigures } from "../referral-figures.ts";
import { quotientsOf, runningTotal, sumByMonth } from "../series.ts";
import type { VariantSources } from "./variant-sources.ts";

/** Other ways to count patients. */
export function patientVariants({ record, months }: VariantSources) {
  const completed = [...record.completed.values()];
  const treated = daysByPatient(completed, isTreatment);
  const active = patientsWithin(treated, months, 18);
  const everyday = daysByPatient(completed, () => true);
  const isCurrent = (patientId: number) => record.patients.get(patientId)?.status === "patient";
  const share = (kept: readonly ReadonlySet<number>[]) =>
    quotientsOf(
      active.map((patients, month) => shared(patients, kept[month])),
      sizes(active),
    );
  const entered = (counts: (patientId: number) => boolean) =>
    sumByMonth(months, record.patients.values(), ({ id, joined }) =>
      counts(id) ? [dayOfMoment(joined), 1] : undefined,
    );
  return {
    new_patients_by_entry: entered(() => true),
    active_patients_with_broken_codes: sizes(patientsWithin(everyday, months, 18)),
    active_patients_without_inactive: active.map(
      (patients) => [...patients].filter((patientId) => isCurrent(patientId)).length,
    ),
    active_patients_by_status: runningTotal(entered(isCurrent)),
    retention_rate_in_18_months: quotientsOf(sizes(active), sizes(patientsWithin(treated, months, 36))),
    recall_up_to_date_rate_six_months: share(patientsWithin(cleaningDays(record), months, 6)),
    recall_seen_in_year_rate_twice: share(cleanedTwice(record, months)),
    recall_preappointed_rate_any_kind: share(preappointed(record, months, () => true)),
    // Longer than any practice lives: all production to the end.
    production_from_patients_to_date: referralFigures(record, months, 1200).production.from_patients,
  };
}

/** Patients with two cleanings within the twelve months up to each month's end. */
function cleanedTwice(record: VariantSources["record"], months: VariantSources["months"]): Set<number>[] {
  const since = months.map(({ end }) => addMonths(end, -12));
  const found = months.map(() => new Set<number>());
  for (const [patientId, days] of cleaningDays(record)) {
    days.forEach((day, place) => {
      const before = days[place - 1] ?? Number.NEGATIVE_INFINITY;
      let month = monthIndex(months, day);
      while ((since[month] ?? Number.POSITIVE_INFINITY) < before) {
        found[month]?.add(patientId);
        month += 1;
      }
    });
  }
  return found;
}
