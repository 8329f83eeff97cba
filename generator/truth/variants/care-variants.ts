import { dayOfMoment } from "../../../foundation/calendar.ts";
import { monthIndex } from "../months.ts";
import { perioCodes } from "../procedure-groups.ts";
import type { KnownAppointment, KnownProcedure, PracticeRecord } from "../record.ts";
import { reappointment } from "../schedule-figures.ts";
import { quotientsOf, sumByMonth } from "../series.ts";
import { chargeOf, isAccepted, visitKey } from "../treatment-figures.ts";
import type { VariantSources } from "./variant-sources.ts";

/** Other ways to count visits, time, treatment and hygiene. */
export function careVariants(sources: VariantSources) {
  return { ...visitVariants(sources), ...treatmentVariants(sources), ...hygieneVariants(sources) };
}

function visitVariants({ record, months, total }: VariantSources) {
  const completed = [...record.completed.values()];
  const visits = months.map(() => new Set<number>());
  for (const procedure of completed) visits[monthIndex(months, procedure.day)]?.add(visitKey(procedure));
  const missed = total("appointments_missed");
  return {
    procedures_completed_with_broken_codes: sumByMonth(months, completed, ({ day }) => [day, 1]),
    patient_visits_with_broken_codes: visits.map(({ size }) => size),
    appointments_missed_by_code: sumByMonth(months, completed, ({ code, day }) =>
      code === "D9986" ? [day, 1] : undefined,
    ),
    no_show_rate_without_cancellations: quotientsOf(missed, plus(missed, total("appointments_kept"))),
    broken_appointment_rate_missed_only: quotientsOf(
      missed,
      plus(total("appointments_broken"), total("appointments_kept")),
    ),
    chair_utilisation_booked: quotientsOf(
      plus(total("kept_minutes"), brokenMinutes(record, months)),
      total("scheduled_minutes"),
    ),
    production_per_visit_with_broken_codes: quotientsOf(
      total("gross_production"),
      visits.map(({ size }) => 100 * size),
    ),
    production_per_hour_worked: quotientsOf(
      total("gross_production").map((amount) => 60 * amount),
      total("kept_minutes").map((minutes) => 100 * minutes),
    ),
  };
}

const plus = (some: readonly number[], others: readonly number[]): number[] =>
  some.map((number, month) => number + (others[month] ?? 0));

function brokenMinutes({ appointments }: PracticeRecord, months: VariantSources["months"]): number[] {
  return sumByMonth(months, appointments.values(), ({ status, start, minutes }) =>
    status === "broken" ? [dayOfMoment(start), minutes] : undefined,
  );
}

/** Days after the presentation within which treatment counts as taken up. */
const promptDays = 90;

function treatmentVariants({ record, months, total }: VariantSources) {
  const gross = total("gross_production");
  const presented = total("treatment_presented");
  const sum = (counts: (procedure: KnownProcedure) => boolean) =>
    sumByMonth(months, record.procedures.values(), (p) => (counts(p) ? [p.planned, chargeOf(p)] : undefined));
  const done = (counts: (procedure: KnownProcedure) => boolean) =>
    sumByMonth(months, record.completed.values(), (p) => (counts(p) ? [p.day, chargeOf(p)] : undefined));
  const inTime = ({ planned, day }: KnownProcedure) => planned !== undefined && day - planned <= promptDays;
  return {
    same_day_share_of_planned_work: quotientsOf(
      done(({ planned, day }) => planned === day),
      gross,
    ),
    hygiene_share_by_code: quotientsOf(
      done(({ code }) => code.startsWith("D1") || perioCodes.has(code)),
      gross,
    ),
    perio_share_of_adults: quotientsOf(
      total("perio_procedures"),
      plus(total("perio_procedures"), adultCleanings(record, months)),
    ),
    case_acceptance_dollars_completed: quotientsOf(
      sum(({ status }) => status === "complete"),
      presented,
    ),
    case_acceptance_dollars_in_90_days: quotientsOf(
      sum((p) => p.status === "complete" && inTime(p)),
      presented,
    ),
    case_acceptance_dollars_without_deleted: quotientsOf(
      sum((p) => isAccepted(record, p)),
      sum(({ status }) => status !== "deleted"),
    ),
    case_acceptance_patients_in_full: quotientsOf(
      acceptedInFull(record, months),
      total("patients_presented"),
    ),
    treatment_unscheduled_with_scheduled: sum(({ status }) => status === "planned"),
  };
}

const adultCleanings = ({ completed }: PracticeRecord, months: VariantSources["months"]): number[] =>
  sumByMonth(months, completed.values(), ({ code, day }) => (code === "D1110" ? [day, 1] : undefined));

function acceptedInFull(record: PracticeRecord, months: VariantSources["months"]): number[] {
  const presented = months.map(() => new Set<number>());
  const open = months.map(() => new Set<number>());
  for (const procedure of record.procedures.values()) {
    if (procedure.planned === undefined) continue;
    const month = monthIndex(months, procedure.planned);
    presented[month]?.add(procedure.patientId);
    if (!isAccepted(record, procedure)) open[month]?.add(procedure.patientId);
  }
  return presented.map((patients, month) => patients.size - (open[month]?.size ?? 0));
}

function hygieneVariants({ record, months, total }: VariantSources) {
  const visits = [...record.appointments.values()].filter(
    ({ status, isHygiene }) => status === "complete" && isHygiene,
  );
  const share = (isReappointed: (visit: KnownAppointment) => boolean) =>
    quotientsOf(
      sumByMonth(months, visits, (visit) => [dayOfMoment(visit.start), isReappointed(visit) ? 1 : 0]),
      total("hygiene_visits"),
    );
  return {
    hygiene_reappointment_rate_any_time: share(laterAppointment(record)),
    hygiene_reappointment_rate_any_kind: share(reappointment(record, () => true)),
  };
}

/** Tells whether the patient ever had a hygiene appointment after a visit. */
function laterAppointment({ appointments }: PracticeRecord): (visit: KnownAppointment) => boolean {
  const last = new Map<number, number>();
  for (const { patientId, isHygiene, start } of appointments.values()) {
    if (isHygiene) last.set(patientId, Math.max(last.get(patientId) ?? start, start));
  }
  return ({ patientId, start }) => dayOfMoment(last.get(patientId) ?? start) > dayOfMoment(start);
}
