import type { Random } from "../../../foundation/random.ts";
import { periodontalRates } from "../../catalog/rates/periodontitis.ts";
import {
  deepestPocket,
  emptyPerioChart,
  gumFlags,
  isMeasured,
  markMeasured,
  type PerioChart,
  setMobility,
  setSite,
  sitesPerTooth,
  siteValue,
} from "../../world/perio.ts";

/** What decides how a patient's gums measure on a day. */
export interface Gums {
  /** The teeth that stand, 1–32. */
  readonly teeth: readonly number[];
  /** Teeth that would have pockets without treatment. */
  readonly pocketed: number;
  /** Teeth whose pockets are held back by treatment and maintenance. */
  readonly treated: ReadonlySet<number>;
  /** Whole years. */
  readonly age: number;
  readonly before: PerioChart | undefined;
  /** The same at each charting of the patient: which teeth and sites are weak. */
  readonly lots: Random;
  /** Of this charting alone: the error of measurement, what bleeds. */
  readonly random: Random;
}

/**
 * Measures the gums. A site's depth follows from the patient's disease and the site's own weakness; from one charting
 * to the next it goes at most 1 mm deeper or 2 mm shallower.
 */
export function chartGums(gums: Gums): PerioChart {
  const chart = emptyPerioChart();
  const traits = toothTraits(gums.lots);
  const ranks = ranksOf(gums.teeth, traits);
  for (const tooth of gums.teeth) {
    const trait = traits[tooth - 1];
    if (trait === undefined) continue;
    markMeasured(chart, tooth);
    const excess = gums.pocketed - (ranks.get(tooth) ?? 32);
    for (let site = 0; site < sitesPerTooth; site++) chartSite(chart, gums, tooth, site, excess, trait);
    chartTooth(chart, tooth, trait);
  }
  return chart;
}

/** What is drawn once for a tooth of a patient. */
interface ToothTrait {
  /** 0 is the weakest. */
  readonly weakness: number;
  readonly responds: boolean;
  /** In [0, 1): lower recedes earlier. */
  readonly recedes: number;
  /** Depth in health, and the order in which the sites give way. */
  readonly healthy: readonly number[];
  readonly siteOrder: readonly number[];
}

/** Disease keeps to parts of the mouth, and to the molars first. */
function toothTraits(lots: Random): readonly ToothTrait[] {
  const quadrants = Array.from({ length: 4 }, () => lots.next());
  return Array.from({ length: 32 }, (_, index) => {
    const weakness = lots.next() + 2.4 * (quadrants[index >> 3] ?? 0) - (isMolar(index + 1) ? 0.5 : 0);
    const responds = lots.chance(periodontalRates.responds);
    const recedes = lots.next();
    const healthy = Array.from({ length: sitesPerTooth }, (_, site) => healthyDepth(site, lots.next()));
    return { weakness, responds, recedes, healthy, siteOrder: siteOrders[lots.integer(0, 3)] ?? [] };
  });
}

/** 1–3 mm, deeper between the teeth. */
function healthyDepth(site: number, lot: number): number {
  const isBetween = site % 3 !== 1;
  if (isBetween) return lot < 0.55 ? 3 : 2;
  return lot < 0.6 ? 2 : 1;
}

/** Pockets begin between the teeth. */
const siteOrders = [
  [0, 3, 2, 5, 4, 1],
  [3, 0, 5, 2, 4, 1],
  [2, 5, 0, 3, 1, 4],
  [5, 2, 3, 0, 4, 1],
] as const;

const isMolar = (tooth: number): boolean => tooth <= 3 || (tooth >= 14 && tooth <= 19) || tooth >= 30;

/** The place of each standing tooth, weakest first. */
function ranksOf(teeth: readonly number[], traits: readonly ToothTrait[]): ReadonlyMap<number, number> {
  const weakness = (tooth: number): number => traits[tooth - 1]?.weakness ?? 1;
  const sorted = [...teeth].sort((a, b) => weakness(a) - weakness(b) || a - b);
  return new Map(sorted.map((tooth, rank) => [tooth, rank]));
}

function chartSite(
  chart: Uint8Array,
  gums: Gums,
  tooth: number,
  site: number,
  excess: number,
  trait: ToothTrait,
): void {
  const isTreated = gums.treated.has(tooth);
  const depth = stepTo(depthWanted(excess, site, trait, isTreated), gums, tooth, site);
  setSite(chart, tooth, site, "probing", depth);
  setSite(chart, tooth, site, "margin", recession(gums, tooth, site, trait, depth, isTreated));
  const isPocket = depth > 3;
  let flags = gums.random.chance(periodontalRates.bleeds[isPocket ? 1 : 0]) ? gumFlags.bleeding : 0;
  if (depth > 5 && gums.random.chance(periodontalRates.suppurates)) flags |= gumFlags.suppuration;
  setSite(chart, tooth, site, "flags", flags);
}

/** The depth that disease, or treatment, drives a site to. */
function depthWanted(excess: number, site: number, trait: ToothTrait, isTreated: boolean): number {
  const healthy = trait.healthy[site] ?? 2;
  const sites = excess <= 0 ? 0 : 1 + Math.floor(excess / 4);
  const place = trait.siteOrder.indexOf(site);
  if (place >= sites) return healthy;
  const depth = Math.min(9, 3 + Math.max(1, Math.ceil(excess / 3) - Math.floor(place / 2)));
  if (!isTreated) return depth;
  return Math.max(3, depth - (trait.responds ? 2 : depth > 4 ? 1 : 0));
}

/** One step from the last measurement; healthy sites waver by a millimetre as the probe does. */
function stepTo(wanted: number, { before, random }: Gums, tooth: number, site: number): number {
  const noise = random.next();
  const wavering = wanted <= 3 ? wanted + (noise < 0.06 ? -1 : noise > 0.96 ? 1 : 0) : wanted;
  const measured = wanted <= 3 ? Math.min(3, Math.max(1, wavering)) : wavering;
  if (before === undefined || !isMeasured(before, tooth)) return measured;
  const last = siteValue(before, tooth, site, "probing");
  return Math.min(last + 1, Math.max(last - 2, measured));
}

/**
 * Millimetres of root laid bare: more with age, and where pockets have shrunk. Gums do not grow back. In sound mouths
 * they recede at the cheek and the tongue alone, where brushes press; between teeth it takes periodontitis.
 */
function recession(
  { age, before, pocketed }: Gums,
  tooth: number,
  site: number,
  trait: ToothTrait,
  depth: number,
  isTreated: boolean,
): number {
  const share = Math.max(0, (age - 22) / 130) + (isTreated || depth > 4 ? 0.08 : 0);
  const reach = share - trait.recedes;
  const isFacial = site % 3 === 1;
  if (!isFacial && pocketed < 1 && !isTreated) return keptRecession(before, tooth, site);
  const wanted =
    reach <= 0
      ? 0
      : Math.min(4, Math.ceil(reach * (isFacial ? 5 : 4)) + (isFacial ? 1 : 0) - (site > 2 ? 1 : 0));
  if (before === undefined || !isMeasured(before, tooth)) return wanted;
  const last = siteValue(before, tooth, site, "margin");
  return Math.max(last, Math.min(last + 1, wanted));
}

/** What was laid bare at the last charting. */
const keptRecession = (before: PerioChart | undefined, tooth: number, site: number): number =>
  before === undefined || !isMeasured(before, tooth) ? 0 : siteValue(before, tooth, site, "margin");

/** Deep pockets loosen a tooth, and lay the fork of a molar's roots open. */
function chartTooth(chart: Uint8Array, tooth: number, { recedes }: ToothTrait): void {
  const deepest = deepestPocket(chart, tooth);
  if (deepest >= 6 && recedes < 0.5) setMobility(chart, tooth, deepest >= 8 ? 2 : 1);
  if (deepest < 6 || !isMolar(tooth)) return;
  for (const site of [1, 4]) {
    if (recedes * 2 < 0.4 + site / 10) setSite(chart, tooth, site, "furcation", deepest >= 8 ? 2 : 1);
  }
}
