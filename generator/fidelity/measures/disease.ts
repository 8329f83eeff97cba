import type { Day } from "../../../foundation/calendar.ts";
import type { Procedure } from "../../world/treatment.ts";
import { meanOf, medianOf, shareOf } from "../estimate.ts";
import type { Measure } from "../target.ts";
import { listIn, type PracticeView } from "./practice-view.ts";

/** A mouth as the chart shows it at the patient's newest examination. Teeth by their number or letter. */
interface Charted {
  readonly patientId: number;
  readonly age: number;
  readonly decayed: ReadonlySet<string>;
  readonly filled: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

const isExam = ({ code }: Procedure): boolean => /^D01(20|45|50|80)$/.test(code);
/** Fillings, and work on baby teeth and pulps that only decay asks for. */
const treatsDecay = ({ code }: Procedure): boolean => /^D2(1[456]0|3\d\d|930)$|^D3/.test(code);
const restores = ({ code }: Procedure): boolean =>
  /^D2(1[456]0|3\d\d|[78]\d\d|930|962)$|^D6(05|24|75)/.test(code);
const removes = ({ code }: Procedure): boolean => /^D7(140|2[1-4]0)$/.test(code);
const thirdMolars: ReadonlySet<string> = new Set(["1", "16", "17", "32"]);
const isPermanent = (tooth: string): boolean => /^\d+$/.test(tooth) && !thirdMolars.has(tooth);
const isPrimary = (tooth: string): boolean => /^[A-T]$/.test(tooth);
const isMolar = (tooth: string): boolean =>
  /^([123]|1[4-9]|3[012])$/.test(tooth) || /^[ABIJKLST]$/.test(tooth);

/** Patients examined in the last two years. */
function charts(view: PracticeView): readonly Charted[] {
  const known = cache.get(view);
  if (known !== undefined) return known;
  const made = examined(view);
  cache.set(view, made);
  return made;
}

const cache = new WeakMap<PracticeView, readonly Charted[]>();

function examined(view: PracticeView): readonly Charted[] {
  const exams = new Map<number, Day>();
  for (const procedure of view.completed) {
    const { patientId, day } = procedure;
    if (isExam(procedure) && day >= view.asOf - 730)
      exams.set(patientId, Math.max(day, exams.get(patientId) ?? day));
  }
  return [...exams].map(([patientId, day]) => chartOn(view, patientId, day));
}

/**
 * A filling planned for a tooth without a restoration is decay; one for a restored tooth may be a repair, which surveys
 * do not count as decay.
 */
function chartOn(view: PracticeView, patientId: number, day: Day): Charted {
  const filled = new Set<string>();
  const missing = new Set<string>();
  const open: string[] = [];
  for (const id of view.world.proceduresOf(patientId)) {
    const procedure = view.world.procedures.get(id);
    if (procedure === undefined || procedure.tooth === "" || procedure.status === "deleted") continue;
    const { tooth, completed, status } = procedure;
    const isThere = status === "existing" ? procedure.day <= day : completed !== undefined && completed < day;
    if (isThere && restores(procedure)) filled.add(tooth);
    if (isThere && removes(procedure)) missing.add(tooth);
    if (!isThere && treatsDecay(procedure) && (procedure.planned ?? procedure.day) <= day) open.push(tooth);
  }
  const decayed = new Set(open.filter((tooth) => !filled.has(tooth) && !missing.has(tooth)));
  return { patientId, age: view.ageOf(patientId, day), decayed, filled, missing };
}

const ofAge = (view: PracticeView, from: number, to: number): readonly Charted[] =>
  charts(view).filter(({ age }) => age >= from && age <= to);

const count = (teeth: ReadonlySet<string>, passes: (tooth: string) => boolean): number =>
  [...teeth].filter(passes).length;

type Dentition = "primary" | "permanent";
const isOf = (dentition: Dentition): ((tooth: string) => boolean) =>
  dentition === "primary" ? isPrimary : isPermanent;

export const untreatedDecay =
  (dentition: Dentition, from: number, to: number): Measure =>
  (view) =>
    shareOf(ofAge(view, from, to), familyIn(view), ({ decayed }) => count(decayed, isOf(dentition)) > 0);

export const cariesExperience =
  (dentition: Dentition, from: number, to: number): Measure =>
  (view) =>
    shareOf(ofAge(view, from, to), familyIn(view), (chart) => experience(chart, dentition) > 0);

function experience({ decayed, filled, missing }: Charted, dentition: Dentition): number {
  const isIts = isOf(dentition);
  return count(new Set([...decayed, ...filled, ...missing]), isIts);
}

/** Decayed, missing and filled permanent teeth of those who have any, third molars left out. */
export const meanDmft: Measure = (view) =>
  meanOf(
    ofAge(view, 20, 64).filter((chart) => experience(chart, "permanent") > 0),
    familyIn(view),
    (chart) => experience(chart, "permanent"),
  );

export const meanTeeth =
  (part: "decayed" | "filled" | "missing"): Measure =>
  (view) =>
    meanOf(
      ofAge(view, 20, 64).filter((chart) => experience(chart, "permanent") > 0),
      familyIn(view),
      (chart) => count(chart[part], isPermanent),
    );

/** Of the decayed permanent teeth, the molars. */
export const molarShareOfDecay =
  (from: number, to: number): Measure =>
  (view) => {
    const teeth = ofAge(view, from, to).flatMap(({ patientId, decayed }) =>
      [...decayed].filter(isPermanent).map((tooth) => ({ patientId, tooth })),
    );
    return shareOf(teeth, familyIn(view), ({ tooth }) => isMolar(tooth));
  };

/** Of those with decayed permanent teeth, the ones whose molars show it. */
export const foundByMolars =
  (from: number, to: number): Measure =>
  (view) =>
    shareOf(
      ofAge(view, from, to).filter(({ decayed }) => count(decayed, isPermanent) > 0),
      familyIn(view),
      ({ decayed }) => count(decayed, (tooth) => isPermanent(tooth) && isMolar(tooth)) > 0,
    );

const familyIn =
  (view: PracticeView) =>
  ({ patientId }: { readonly patientId: number }): number =>
    view.family(patientId);

/** Patients with a root canal done here. */
export const rootCanalPatients: Measure = (view) => {
  const treated = new Set<number>();
  for (const { code, patientId } of view.completed) if (code.startsWith("D33")) treated.add(patientId);
  return shareOf(
    view.visitDays.keys(),
    (id) => view.family(id),
    (id) => treated.has(id),
  );
};

interface Canal {
  readonly patientId: number;
  readonly days: number | undefined;
}

/** Root canals of more than a year ago, and days until the tooth got a filling, build-up or crown on that day or later. */
function restoredCanals(view: PracticeView): readonly Canal[] {
  const later = new Map<string, Day[]>();
  for (const { code, patientId, tooth, day } of view.completed) {
    if (/^D2(3|7|95)/.test(code)) listIn(later, `${patientId} ${tooth}`).push(day);
  }
  return view.completed
    .filter(({ code, day }) => /^D33[123]0$/.test(code) && day <= view.asOf - 365)
    .map(({ patientId, tooth, day }) => {
      const after = (later.get(`${patientId} ${tooth}`) ?? []).filter((other) => other >= day);
      return { patientId, days: after.length === 0 ? undefined : Math.min(...after) - day };
    });
}

export const canalsRestored: Measure = (view) =>
  shareOf(restoredCanals(view), familyIn(view), ({ days }) => days !== undefined);

export const daysToRestoration: Measure = (view) =>
  medianOf(restoredCanals(view).flatMap(({ days }) => (days === undefined ? [] : [days])));
