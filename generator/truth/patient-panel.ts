import { addMonths, type Day, firstOfMonth } from "../../foundation/calendar.ts";
import { type Month, monthIndex } from "./months.ts";
import { appointmentsByPatient, cleaningDays, daysByPatient } from "./patient-days.ts";
import { isTreatment } from "./procedure-groups.ts";
import type { KnownAppointment, PracticeRecord } from "./record.ts";
import type { Quotients } from "./series.ts";

/** Patients with an event within some months before a month's end. */
export function patientsWithin(
  days: ReadonlyMap<number, readonly Day[]>,
  months: readonly Month[],
  window: number,
): Set<number>[] {
  const since = months.map(({ end }) => addMonths(end, -window));
  const found = months.map(() => new Set<number>());
  for (const [patientId, list] of days) {
    for (const day of list) {
      let month = monthIndex(months, day);
      while ((since[month] ?? Number.POSITIVE_INFINITY) < day) {
        found[month]?.add(patientId);
        month += 1;
      }
    }
  }
  return found;
}

/** Who is active, who came back and who is due, month by month. */
export function patientPanel(record: PracticeRecord, months: readonly Month[]) {
  const treated = daysByPatient(record.completed.values(), isTreatment);
  const cleanings = cleaningDays(record);
  const active = patientsWithin(treated, months, 18);
  const share = (kept: readonly ReadonlySet<number>[]): Quotients => ({
    over: active.map((patients, month) => [shared(patients, kept[month]), patients.size]),
  });
  const { base, retained } = retention(treated, months);
  return {
    practice_active_patients: sizes(active),
    practice_active_patients_24_months: sizes(patientsWithin(treated, months, 24)),
    practice_active_patients_36_months: sizes(patientsWithin(treated, months, 36)),
    practice_patients_to_retain: base,
    practice_patients_retained: retained,
    practice_retention_rate: { over: base.map((number, month) => [retained[month] ?? 0, number] as const) },
    practice_attrition_rate: {
      over: base.map((number, month) => [number - (retained[month] ?? 0), number] as const),
    },
    practice_recall_returned_rate: returned(cleanings, months),
    practice_recall_up_to_date_rate: share(patientsWithin(cleanings, months, 7)),
    practice_recall_preappointed_rate: share(preappointed(record, months, ({ isHygiene }) => isHygiene)),
    practice_recall_seen_in_year_rate: share(patientsWithin(cleanings, months, 12)),
  };
}

export const sizes = (sets: readonly ReadonlySet<number>[]): number[] => sets.map(({ size }) => size);

/** How many are in both. */
export function shared(some: ReadonlySet<number>, others: ReadonlySet<number> | undefined): number {
  let number = 0;
  for (const one of some) if (others?.has(one) === true) number += 1;
  return number;
}

/** Patients of the year before the last, and those of them seen in the last, by the month they end with. */
function retention(treated: ReadonlyMap<number, readonly Day[]>, months: readonly Month[]) {
  const thisYear = patientsWithin(treated, months, 12);
  const before = lastYears(treated, months);
  return {
    base: sizes(before),
    retained: before.map((patients, month) => shared(patients, thisYear[month])),
  };
}

/** Patients treated in the twelve months that ended twelve months before each month's end. */
function lastYears(treated: ReadonlyMap<number, readonly Day[]>, months: readonly Month[]): Set<number>[] {
  const windows = months.map(({ end }) => ({ after: addMonths(end, -24), until: addMonths(end, -12) }));
  const found = months.map(() => new Set<number>());
  for (const [patientId, days] of treated) {
    for (const day of days) {
      // The end of the window is a month later in the year after.
      for (let month = monthIndex(months, day) + 12; month < months.length; month += 1) {
        const window = windows[month];
        if (window === undefined || window.after >= day) break;
        if (day <= window.until) found[month]?.add(patientId);
      }
    }
  }
  return found;
}

/** Months within which a cleaning is to be followed by the next. */
const recallMonths = 7;

function returned(cleanings: ReadonlyMap<number, readonly Day[]>, months: readonly Month[]): Quotients {
  const over = months.map((): [number, number] => [0, 0]);
  for (const days of cleanings.values()) {
    days.forEach((day, place) => {
      const cell = over[monthIndex(months, addMonths(firstOfMonth(day), recallMonths))];
      if (cell === undefined) return;
      const next = days[place + 1];
      cell[1] += 1;
      if (next !== undefined && next <= addMonths(day, recallMonths)) cell[0] += 1;
    });
  }
  return { over };
}

/** Patients with an appointment of a kind to come at each month's end. */
export function preappointed(
  record: PracticeRecord,
  months: readonly Month[],
  counts: (appointment: KnownAppointment) => boolean,
): Set<number>[] {
  const found = months.map(() => new Set<number>());
  for (const [patientId, list] of appointmentsByPatient(record, counts)) {
    for (const { id, created, day } of list) {
      const until = Math.min(day, brokenForGood(record.appointments.get(id)) ?? day);
      for (let month = Math.max(0, monthIndex(months, created)); month < months.length; month += 1) {
        if ((months[month]?.end ?? until) >= until) break;
        found[month]?.add(patientId);
      }
    }
  }
  return found;
}

/** The day on which an appointment was broken, unless it was made up for since. */
function brokenForGood(appointment: KnownAppointment | undefined): Day | undefined {
  if (appointment?.status !== "broken" && appointment?.status !== "unscheduled") return undefined;
  return appointment.brokenOn;
}
