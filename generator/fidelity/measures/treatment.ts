import type { Day } from "../../../foundation/calendar.ts";
import type { Procedure } from "../../world/treatment.ts";
import { meanOf, medianOf, Ratio, shareOf } from "../estimate.ts";
import type { Measure } from "../target.ts";
import { entryOf, isTreatment, listIn, type PracticeView } from "./practice-view.ts";

const byFamily =
  (view: PracticeView) =>
  ({ patientId }: Procedure): number =>
    view.family(patientId);

const diagnostic: ReadonlySet<string> = new Set(["Diagnostic", "Imaging"]);

export const sectionShare =
  (sections: ReadonlySet<string>, from = 0, to = 200): Measure =>
  (view) => {
    const ofAge = view.completed.filter((procedure) => {
      const age = view.ageOf(procedure.patientId, procedure.day);
      return age >= from && age <= to;
    });
    return shareOf(ofAge, byFamily(view), (procedure) => sections.has(entryOf(procedure).section));
  };

export const diagnosticSections = diagnostic;
export const routineSections: ReadonlySet<string> = new Set([...diagnostic, "Preventive"]);

/** Completed procedures with a charge by patient seen in the last year. */
export const proceduresPerPatient: Measure = (view) => {
  const ratio = new Ratio();
  for (const id of view.seenBetween(view.yearStart, view.asOf)) ratio.add(view.family(id), 0);
  for (const { patientId } of view.chargedLastYear) ratio.add(view.family(patientId), 1, 0);
  return ratio.observe();
};

/** The part of completed procedures that the fifty commonest codes make up. */
export const fiftyCodesShare: Measure = (view) => {
  const counts = new Map<string, number>();
  for (const { code } of view.completed) counts.set(code, (counts.get(code) ?? 0) + 1);
  const common = new Set(
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 50)
      .map(([code]) => code),
  );
  return shareOf(view.completed, byFamily(view), ({ code }) => common.has(code));
};

const cleanings: ReadonlySet<string> = new Set(["D1110", "D1120", "D4910", "D4346", "D4355"]);
const fluorides: ReadonlySet<string> = new Set(["D1206", "D1208"]);
/** Scaling counts as one hygiene procedure a quadrant, as it is billed. */
const perioHygiene: ReadonlySet<string> = new Set(["D4341", "D4342", "D4346", "D4355", "D4910"]);

/** Hygiene visits of grown-ups with fluoride. */
export const adultFluoride: Measure = (view) => {
  const given = new Set<string>();
  for (const { code, patientId, day } of view.completed)
    if (fluorides.has(code)) given.add(`${patientId} ${day}`);
  const visits = view.completed.filter(
    ({ code, patientId, day }) => cleanings.has(code) && view.ageOf(patientId, day) >= 18,
  );
  return shareOf(visits, byFamily(view), ({ patientId, day }) => given.has(`${patientId} ${day}`));
};

/** Periodontal procedures out of those and grown-ups' cleanings. */
export const perioShare: Measure = (view) =>
  shareOf(
    view.completed.filter(({ code }) => perioHygiene.has(code) || code === "D1110"),
    byFamily(view),
    ({ code }) => perioHygiene.has(code),
  );

/** Grown-up hygiene patients of the last year with periodontal treatment or upkeep. */
export const perioPatients: Measure = (view) => {
  const perio = new Set<number>();
  const all = new Set<number>();
  for (const { code, patientId, day } of view.completed) {
    if (!view.inLastYear(day) || view.ageOf(patientId, day) < 18) continue;
    if (perioHygiene.has(code)) perio.add(patientId);
    if (perioHygiene.has(code) || code === "D1110") all.add(patientId);
  }
  return shareOf(
    all,
    (id) => view.family(id),
    (id) => perio.has(id),
  );
};

/** Of the dollars presented, those that were booked or done. */
export const acceptedDollars: Measure = (view) => presentedDollars(view, ({ isAccepted }) => isAccepted);

/** Of the dollars presented, those done. */
export const completedDollars: Measure = (view) =>
  presentedDollars(view, ({ procedure }) => procedure.status === "complete");

type Presented = PracticeView["presented"][number];

function presentedDollars(view: PracticeView, passes: (presented: Presented) => boolean) {
  const ratio = new Ratio();
  for (const presented of view.presented) {
    const { fee, units, patientId } = presented.procedure;
    ratio.add(view.family(patientId), passes(presented) ? fee * units : 0, fee * units);
  }
  return ratio.observe(100);
}

/** Presentations (all treatment presented to a patient on a day) of which a part was booked or done. */
export const acceptedPlans: Measure = (view) => {
  const plans = new Map<string, Presented[]>();
  for (const presented of view.presented) {
    listIn(plans, `${presented.procedure.patientId} ${presented.day}`).push(presented);
  }
  return shareOf(
    plans.values(),
    (plan) => view.family(plan[0]?.procedure.patientId ?? 0),
    (plan) => plan.some(({ isAccepted }) => isAccepted),
  );
};

/** Dollars presented by presentation. */
export const dollarsPerPresentation: Measure = (view) => {
  const plans = new Map<string, number>();
  for (const { procedure, day } of view.presented) {
    const key = `${procedure.patientId} ${day}`;
    plans.set(key, (plans.get(key) ?? 0) + (procedure.fee * procedure.units) / 100);
  }
  return meanOf(
    plans,
    ([key]) => view.family(Number(key.split(" ")[0])),
    ([, dollars]) => dollars,
  );
};

/** Days between two bitewing series of a patient, in months of 30.4 days. */
export function bitewingIntervals(view: PracticeView, from: number, to: number): readonly number[] {
  const last = new Map<number, Day>();
  const intervals: number[] = [];
  const films = view.completed
    .filter(({ code }) => code === "D0272" || code === "D0274" || code === "D0210")
    .sort((a, b) => a.day - b.day);
  for (const { patientId, day } of films) {
    const before = last.get(patientId);
    last.set(patientId, day);
    const age = view.ageOf(patientId, day);
    if (before !== undefined && day > before && age >= from && age <= to)
      intervals.push((day - before) / 30.42);
  }
  return intervals;
}

export const bitewingInterval =
  (from: number, to: number): Measure =>
  (view) =>
    medianOf(bitewingIntervals(view, from, to));

/** Grown-ups without any restoration presented or done here: those at low risk, as far as a chart tells. */
export const lowRiskBitewingInterval: Measure = (view) => {
  const treated = new Set<number>();
  for (const { patientId, status, code } of view.world.procedures.values()) {
    if (status !== "existing" && code.startsWith("D2")) treated.add(patientId);
  }
  const low = view.completed.filter(({ patientId }) => !treated.has(patientId));
  return medianOf(intervalsOf(view, low));
};

function intervalsOf(view: PracticeView, procedures: readonly Procedure[]): readonly number[] {
  const last = new Map<number, Day>();
  return procedures
    .filter(({ code, patientId, day }) => /^D02(72|74|10)$/.test(code) && view.ageOf(patientId, day) >= 18)
    .sort((a, b) => a.day - b.day)
    .flatMap(({ patientId, day }) => {
      const before = last.get(patientId);
      last.set(patientId, day);
      return before === undefined || day === before ? [] : [(day - before) / 30.42];
    });
}

/** Net of write-offs, in dollars a kept visit of the last year. */
export const adjustedProductionPerVisit: Measure = (view) => productionPerVisit(view, true);

export const grossProductionPerVisit: Measure = (view) => productionPerVisit(view, false);

function productionPerVisit(view: PracticeView, isNet: boolean) {
  const ratio = new Ratio();
  for (const { appointment, day } of view.visits) {
    if (view.inLastYear(day)) ratio.add(view.family(appointment.patientId), 0);
  }
  for (const { id, patientId, fee, units } of view.chargedLastYear) {
    const net = fee * units - (isNet ? writeOffOf(view, id) : 0);
    ratio.add(view.family(patientId), net / 100, 0);
  }
  return ratio.observe();
}

/** What insurers have written off of a procedure, or are expected to. */
function writeOffOf({ world }: PracticeView, procedureId: number): number {
  let sum = 0;
  for (const lineId of world.linesOfProcedure(procedureId)) {
    const line = world.claimLines.get(lineId);
    if (line === undefined || line.status === "preauthorisation") continue;
    sum += line.posted === undefined ? line.writeOffEstimate : line.writeOff;
  }
  return sum;
}

/** A family's charged procedures, by their units, and cents: all together and by code. */
interface FamilyWork {
  readonly codes: Map<string, { times: number; cents: number }>;
  times: number;
  cents: number;
}

const works = new WeakMap<PracticeView, ReadonlyMap<number, FamilyWork>>();

/** What was charged by family: gathered once, since two figures a code are read from it. */
function workByFamily(view: PracticeView): ReadonlyMap<number, FamilyWork> {
  const known = works.get(view);
  if (known !== undefined) return known;
  const made = new Map<number, FamilyWork>();
  for (const { patientId, code, fee, units } of view.completed) {
    if (fee === 0) continue;
    const family = view.family(patientId);
    const work = made.get(family) ?? { codes: new Map(), times: 0, cents: 0 };
    const own = work.codes.get(code) ?? { times: 0, cents: 0 };
    made.set(family, work);
    work.codes.set(code, own);
    for (const sums of [work, own]) {
      sums.times += units;
      sums.cents += fee * units;
    }
  }
  works.set(view, made);
  return made;
}

function codeShare(view: PracticeView, code: string, of: "times" | "cents", scale: number) {
  const ratio = new Ratio();
  for (const [family, work] of workByFamily(view))
    ratio.add(family, work.codes.get(code)?.[of] ?? 0, work[of]);
  return ratio.observe(scale);
}

/** Charged procedures of a code by thousand. */
export const mixOf =
  (code: string): Measure =>
  (view) =>
    codeShare(view, code, "times", 1000);

/** The code's part of gross production, in percent. */
export const productionShareOf =
  (code: string): Measure =>
  (view) =>
    codeShare(view, code, "cents", 100);

export function productionShare(view: PracticeView, passes: (procedure: Procedure) => boolean) {
  const ratio = new Ratio();
  for (const procedure of view.completed) {
    const charge = procedure.fee * procedure.units;
    if (charge > 0) ratio.add(view.family(procedure.patientId), passes(procedure) ? charge : 0, charge);
  }
  return ratio.observe(100);
}

export const hygieneShare: Measure = (view) =>
  productionShare(view, ({ providerId }) => view.isKind(providerId, "hygienist"));

/** Treatment done on the day it was found, out of all gross production. */
export const sameDayShare: Measure = (view) =>
  productionShare(
    view,
    (procedure) =>
      isTreatment(procedure) &&
      (procedure.planned === undefined || procedure.planned === procedure.completed),
  );

/** Dollars by day on the schedule of the last year. */
export const productionPerDay =
  (kind: "dentist" | "hygienist"): Measure =>
  (view) => {
    const ratio = new Ratio();
    for (const days of view.workedDays(kind).values())
      for (const day of days) ratio.add(Math.floor(day / 7), 0);
    for (const { providerId, fee, units, day } of view.chargedLastYear) {
      if (view.isKind(providerId, kind)) ratio.add(Math.floor(day / 7), (fee * units) / 100, 0);
    }
    return ratio.observe();
  };

/** Dollars by hour on the schedule of the last year. */
export const productionPerHour =
  (kind: "dentist" | "hygienist"): Measure =>
  (view) => {
    const ratio = new Ratio();
    for (const { day, providerId, startMinute, stopMinute } of view.world.scheduleBlocks.values()) {
      if (view.inLastYear(day) && view.isKind(providerId, kind)) {
        ratio.add(Math.floor(day / 7), 0, (stopMinute - startMinute) / 60);
      }
    }
    for (const { providerId, fee, units, day } of view.chargedLastYear) {
      if (view.isKind(providerId, kind)) ratio.add(Math.floor(day / 7), (fee * units) / 100, 0);
    }
    return ratio.observe();
  };

/** Gross production of the last year by full-time dentist, in dollars a year or a month. */
export const productionPerDentist =
  (months: 1 | 12): Measure =>
  (view) => {
    if (view.dentists === 0) return undefined;
    const total = [...view.money.values()].reduce((sum, { gross }) => sum + gross, 0) / 100;
    const monthly = [...view.money.values()].map(({ gross }) => gross / 100);
    return perDentist(monthly, total, months / 12 / view.dentists);
  };

function perDentist(monthly: readonly number[], total: number, factor: number) {
  const mean = total / Math.max(1, monthly.length);
  const squares = monthly.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, monthly.length - 1));
  return {
    value: total * factor,
    sampleSize: monthly.length,
    standardError: deviation * Math.sqrt(monthly.length) * factor,
  };
}
