import { isMeasured, type PerioChart, sitesPerTooth, siteValue } from "../../world/perio.ts";
import { Ratio, shareOf } from "../estimate.ts";
import type { Measure } from "../target.ts";
import type { PracticeView } from "./practice-view.ts";

/** Sites between teeth, by their place in `perioSites`: all but the middles of the cheek's and the tongue's side. */
const betweenTeeth: readonly number[] = [0, 2, 3, 5];
const wisdomTeeth: ReadonlySet<number> = new Set([1, 16, 17, 32]);

/** What of a mouth the case definitions of the CDC and the AAP (Eke and others 2012) count. Teeth, by sites between them. */
interface GumState {
  readonly patientId: number;
  readonly age: number;
  readonly teeth: number;
  readonly sites: number;
  /** With a pocket of 4 mm and more at any site. */
  readonly deepTeeth: number;
  readonly deepSites: number;
  /** Sites with an attachment loss of 3 mm and more. */
  readonly lossSites: number;
  readonly severity: "none" | "mild" | "moderate" | "severe";
}

const cache = new WeakMap<PracticeView, readonly GumState[]>();

/** The newest charting of everybody examined in the last two years. Wisdom teeth are left out, as surveys do. */
function gums(view: PracticeView): readonly GumState[] {
  const known = cache.get(view);
  if (known !== undefined) return known;
  const { perio, patients } = view.world;
  const made = [...patients.keys()].flatMap((patientId): readonly GumState[] => {
    const exam = perio.lastOf(patientId);
    if (exam === undefined || exam.day < view.asOf - 730) return [];
    const state = { patientId, age: view.ageOf(patientId, exam.day), ...stateOf(exam.chart) };
    return state.teeth === 0 ? [] : [state];
  });
  cache.set(view, made);
  return made;
}

function stateOf(chart: PerioChart): Omit<GumState, "patientId" | "age"> {
  const counts = { teeth: 0, sites: 0, deepTeeth: 0, deepSites: 0, lossSites: 0 };
  const marks: ToothMarks[] = [];
  for (let tooth = 1; tooth <= 32; tooth++) {
    if (wisdomTeeth.has(tooth) || !isMeasured(chart, tooth)) continue;
    let deep = 0;
    for (let site = 0; site < sitesPerTooth; site++) {
      const pocket = siteValue(chart, tooth, site, "probing");
      if (pocket >= 4) deep++;
      if (attachmentLoss(chart, tooth, site) >= 3) counts.lossSites++;
    }
    counts.teeth++;
    counts.sites += sitesPerTooth;
    counts.deepSites += deep;
    if (deep > 0) counts.deepTeeth++;
    marks.push(marksOf(chart, tooth));
  }
  return { ...counts, severity: severityOf(marks) };
}

/** In a gum that has not receded the margin stands about 2 mm above the root; a chart does not measure how much. */
const margin = 2;

/** Millimetres of root that have lost their fibres: from the root's end of the crown to the bottom of the pocket. */
function attachmentLoss(chart: PerioChart, tooth: number, site: number): number {
  const pocket = siteValue(chart, tooth, site, "probing");
  const recession = siteValue(chart, tooth, site, "margin");
  return recession > 0 ? pocket + recession : Math.max(0, pocket - margin);
}

/** The worst pocket and the worst loss of attachment between a tooth and its neighbours, in millimetres. */
interface ToothMarks {
  readonly pocket: number;
  readonly loss: number;
}

function marksOf(chart: PerioChart, tooth: number): ToothMarks {
  const pockets = betweenTeeth.map((site) => siteValue(chart, tooth, site, "probing"));
  const losses = betweenTeeth.map((site) => attachmentLoss(chart, tooth, site));
  return { pocket: Math.max(...pockets), loss: Math.max(...losses) };
}

/**
 * Severe: loss of 6 mm at two teeth and a pocket of 5 mm. Moderate: loss of 4 mm or a pocket of 5 mm at two teeth.
 * Mild: loss of 3 mm at two teeth, and pockets of 4 mm at two or one of 5 mm.
 */
function severityOf(marks: readonly ToothMarks[]): GumState["severity"] {
  const withLoss = (loss: number): number => marks.filter((mark) => mark.loss >= loss).length;
  const withPocket = (pocket: number): number => marks.filter((mark) => mark.pocket >= pocket).length;
  if (withLoss(6) >= 2 && withPocket(5) >= 1) return "severe";
  if (withLoss(4) >= 2 || withPocket(5) >= 2) return "moderate";
  return withLoss(3) >= 2 && (withPocket(4) >= 2 || withPocket(5) >= 1) ? "mild" : "none";
}

const from =
  (age: number) =>
  (view: PracticeView): readonly GumState[] =>
    gums(view).filter((state) => state.age >= age);

export const periodontitis =
  (age: number, severities: readonly GumState["severity"][]): Measure =>
  (view) =>
    shareOf(
      from(age)(view),
      ({ patientId }) => view.family(patientId),
      ({ severity }) => severities.includes(severity),
    );

/** One count of all mouths from 30 on out of another, in percent. */
export const gumShare =
  (part: "deepTeeth" | "deepSites" | "lossSites", of: "teeth" | "sites"): Measure =>
  (view) => {
    const ratio = new Ratio();
    for (const state of from(30)(view)) ratio.add(view.family(state.patientId), state[part], state[of]);
    return ratio.observe(100);
  };
