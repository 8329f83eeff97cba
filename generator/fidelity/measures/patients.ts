import type { Day } from "../../../foundation/calendar.ts";
import type { Patient } from "../../world/people.ts";
import { meanOf, quantile, Ratio, shareOf } from "../estimate.ts";
import type { Measure, Observation } from "../target.ts";
import { listIn, type PracticeView } from "./practice-view.ts";

/** Everybody on the books who is or was a patient. */
const people = ({ world }: PracticeView): readonly Patient[] =>
  [...world.patients.values()].filter(({ status }) => status !== "nonpatient");

export const ageShare =
  (from: number, to: number): Measure =>
  (view) =>
    shareOf(view.active, familyOf, ({ id }) => isBetween(view.ageOf(id, view.asOf), from, to));

/** Of all charts, left or not, as a survey of records counts. */
export const ageShareOfCharts =
  (from: number, to: number): Measure =>
  (view) =>
    shareOf(people(view), familyOf, ({ id }) => isBetween(view.ageOf(id, view.asOf), from, to));

export const femaleShare: Measure = (view) =>
  shareOf(
    people(view),
    (patient) => patient.id,
    ({ gender }) => gender === "female",
  );

export const insuredShare: Measure = (view) =>
  shareOf(view.active, familyOf, ({ id }) => view.planOf(id) !== undefined);

export const uninsuredShare: Measure = (view) =>
  shareOf(view.active, familyOf, ({ id }) => view.planOf(id) === undefined);

/** Active patients of an age whose first plan is private, public, or missing. */
export const payerShare =
  (payer: "private" | "public" | "none", from = 0, to = 200): Measure =>
  (view) => {
    const ofAge = view.active.filter(({ id }) => isBetween(view.ageOf(id, view.asOf), from, to));
    return shareOf(ofAge, familyOf, ({ id }) => payerOf(view, id) === payer);
  };

export function payerOf(view: PracticeView, patientId: number): "private" | "public" | "none" {
  const plan = view.planOf(patientId);
  if (plan === undefined) return "none";
  return plan.sponsor === "state" ? "public" : "private";
}

export interface Group {
  readonly from: number;
  readonly to: number;
  readonly gender?: Patient["gender"];
  readonly insured?: boolean;
}

/** Patients who have not left, of a group, with a visit in the last year. */
export const seenInYear =
  ({ from, to, gender, insured }: Group): Measure =>
  (view) => {
    const seen = view.seenBetween(view.yearStart, view.asOf);
    const group = [...view.world.patients.values()].filter(
      (patient) =>
        patient.status === "patient" &&
        isBetween(view.ageOf(patient.id, view.asOf), from, to) &&
        (gender === undefined || patient.gender === gender) &&
        (insured === undefined || (view.planOf(patient.id) !== undefined) === insured),
    );
    return shareOf(group, familyOf, ({ id }) => seen.has(id));
  };

const newPatientsByMonth = (view: PracticeView): ReadonlyMap<number, number> => {
  const months = new Map<number, number>();
  for (let month = 0; month < 12; month++) months.set(month, 0);
  for (const { appointment, day } of view.visits) {
    if (!appointment.isNewPatient || !view.inLastYear(day)) continue;
    const month = Math.min(11, Math.floor((day - view.yearStart) / 30.42));
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return months;
};

export const newPatientsPerMonth: Measure = (view) => perMonth(newPatientsByMonth(view), 1);

export const newPatientsPerDentist: Measure = (view) => perMonth(newPatientsByMonth(view), view.dentists);

function perMonth(months: ReadonlyMap<number, number>, dentists: number): Observation | undefined {
  const ratio = new Ratio();
  for (const [month, count] of months) ratio.add(month, count, dentists);
  return ratio.observe();
}

/** The dentists' number is set and not sampled: the patients' number is a count. */
export const activePerDentist: Measure = (view) =>
  view.dentists === 0
    ? undefined
    : {
        value: view.active.length / view.dentists,
        sampleSize: view.active.length,
        standardError: Math.sqrt(view.active.length) / view.dentists,
      };

/** Of those active a year ago, the ones that left or were not seen in the 18 months before today. */
export const attrition: Measure = (view) => {
  const yearAgo = view.asOf - 365;
  const before = view.seenBetween(yearAgo - 548, yearAgo);
  const now = new Set(view.active.map(({ id }) => id));
  const left = leavingDays(view);
  const active = [...before].filter((id) => (left.get(id) ?? view.asOf + 1) > yearAgo);
  return shareOf(
    active,
    (id) => view.family(id),
    (id) => !now.has(id),
  );
};

/** The day on which a patient was made inactive or died, for those who are not patients now. */
function leavingDays({ practice, world }: PracticeView): ReadonlyMap<number, Day> {
  const days = new Map<number, Day>();
  for (const event of practice.events) {
    if (event.kind !== "patient changed" || event.change.status === undefined) continue;
    if (event.change.status === "patient") days.delete(event.patientId);
    else days.set(event.patientId, Math.floor(event.at / 86_400));
  }
  for (const [id] of days) if (world.patients.get(id)?.status === "patient") days.delete(id);
  return days;
}

/** Patients with an exam in 18 months among those with any visit in 36. */
export const retention: Measure = (view) => {
  const seen = view.seenBetween(view.asOf - 1096, view.asOf);
  const examined = new Set<number>();
  for (const { code, patientId, day } of view.completed) {
    if (day >= view.asOf - 548 && code.startsWith("D01")) examined.add(patientId);
  }
  return shareOf(
    seen,
    (id) => view.family(id),
    (id) => examined.has(id),
  );
};

/** Hygiene patients of the year before who had a hygiene visit in the last year. */
export const recareRetention: Measure = (view) => {
  const before = new Set<number>();
  const since = new Set<number>();
  for (const { appointment, day } of view.visits) {
    if (!appointment.isHygiene) continue;
    if (view.inLastYear(day)) since.add(appointment.patientId);
    else if (day >= view.yearStart - 365) before.add(appointment.patientId);
  }
  return shareOf(
    before,
    (id) => view.family(id),
    (id) => since.has(id),
  );
};

export const visitsPerDentist: Measure = (view) => {
  const visits = view.visits.filter(({ day }) => view.inLastYear(day)).length;
  return view.dentists === 0
    ? undefined
    : { value: visits / view.dentists, sampleSize: visits, standardError: Math.sqrt(visits) / view.dentists };
};

/** Dollars billed in the last year, by patient with a visit. */
export function spendByPatient(view: PracticeView): ReadonlyMap<number, number> {
  const spent = new Map<number, number>();
  for (const id of view.seenBetween(view.yearStart, view.asOf)) spent.set(id, 0);
  for (const { patientId, fee, units } of view.chargedLastYear) {
    spent.set(patientId, (spent.get(patientId) ?? 0) + (fee * units) / 100);
  }
  return spent;
}

export const meanSpend: Measure = (view) =>
  meanOf(
    spendByPatient(view),
    ([id]) => view.family(id),
    ([, dollars]) => dollars,
  );

export const highSpend: Measure = (view) => {
  const spent = [...spendByPatient(view).values()].sort((a, b) => a - b);
  if (spent.length === 0) return undefined;
  // The 90 % point's error from the distance of its neighbours a standard error of the share away.
  const error = Math.sqrt((0.9 * 0.1) / spent.length);
  return {
    value: quantile(spent, 0.9),
    sampleSize: spent.length,
    standardError: (quantile(spent, Math.min(1, 0.9 + error)) - quantile(spent, 0.9 - error)) / 2,
  };
};

/** Patients of one account, non-patients not counted. */
export const patientsPerFamily: Measure = (view) =>
  meanOf(
    familiesOf(view),
    ([head]) => head,
    ([, members]) => members.length,
  );

export const guarantorsWhoArePatients: Measure = ({ world }) => {
  const heads = [...world.patients.values()].filter(({ id, guarantorId }) => id === guarantorId);
  return shareOf(
    heads,
    ({ id }) => id,
    ({ status }) => status !== "nonpatient",
  );
};

function familiesOf(view: PracticeView): ReadonlyMap<number, readonly Patient[]> {
  const families = new Map<number, Patient[]>();
  for (const patient of people(view)) listIn(families, patient.guarantorId).push(patient);
  return families;
}

const familyOf = ({ guarantorId }: Patient): number => guarantorId;

export const isBetween = (value: number, from: number, to: number): boolean => value >= from && value <= to;
