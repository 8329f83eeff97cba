import type { Day, Moment } from "../../foundation/calendar.ts";
import { IdIndex } from "./id-index.ts";

/** A charting of the gums. `id` is OpenDental's PerioExamNum. */
export interface PerioExam {
  readonly id: number;
  readonly patientId: number;
  readonly day: Day;
  /** The hygienist, or the dentist where none took part. */
  readonly providerId: number;
  readonly charted: Moment;
  readonly chart: PerioChart;
}

/**
 * What was measured, one byte a value: 32 teeth of `bytesPerTooth`, read through `toothFacts` and `siteValue`. There
 * are many thousands of these, so that they stay compact until rows are written.
 */
export type PerioChart = Uint8Array;

/** The places around a tooth at which the gum is measured, in the order of OpenDental's columns. */
export const perioSites = ["MB", "B", "DB", "ML", "L", "DL"] as const;
export const sitesPerTooth = perioSites.length;

/** What is measured at each of the six sites: millimetres of depth and of recession, flags of `gumFlags`, furcation 1–3. */
export type SiteMeasure = "probing" | "margin" | "flags" | "furcation";

const siteOffsets: Readonly<Record<SiteMeasure, number>> = {
  probing: 2,
  margin: 2 + sitesPerTooth,
  flags: 2 + 2 * sitesPerTooth,
  furcation: 2 + 3 * sitesPerTooth,
};
const bytesPerTooth = 2 + 4 * sitesPerTooth;

/** Bits of a site's flags; OpenDental's BleedingFlags. */
export const gumFlags = { bleeding: 1, suppuration: 2, plaque: 4, calculus: 8 } as const;

export const emptyPerioChart = (): Uint8Array => new Uint8Array(32 * bytesPerTooth);

/** Whether a tooth (1–32) stands in the mouth and was measured. */
export function isMeasured(chart: PerioChart, tooth: number): boolean {
  return chart[(tooth - 1) * bytesPerTooth] === 1;
}

export function markMeasured(chart: Uint8Array, tooth: number): void {
  chart[(tooth - 1) * bytesPerTooth] = 1;
}

/** How loose a tooth is, 0–3. */
export function mobilityOf(chart: PerioChart, tooth: number): number {
  return chart[(tooth - 1) * bytesPerTooth + 1] ?? 0;
}

export function setMobility(chart: Uint8Array, tooth: number, mobility: number): void {
  chart[(tooth - 1) * bytesPerTooth + 1] = mobility;
}

/** The value at a site (0–5) of a tooth (1–32). */
export function siteValue(chart: PerioChart, tooth: number, site: number, measure: SiteMeasure): number {
  return chart[(tooth - 1) * bytesPerTooth + siteOffsets[measure] + site] ?? 0;
}

export function setSite(
  chart: Uint8Array,
  tooth: number,
  site: number,
  measure: SiteMeasure,
  value: number,
): void {
  chart[(tooth - 1) * bytesPerTooth + siteOffsets[measure] + site] = value;
}

/** The deepest pocket around a tooth in millimetres; 0 where none stands. */
export function deepestPocket(chart: PerioChart, tooth: number): number {
  let deepest = 0;
  for (let site = 0; site < sitesPerTooth; site++) {
    deepest = Math.max(deepest, siteValue(chart, tooth, site, "probing"));
  }
  return deepest;
}

/** All of periodontal charting, kept by the events. */
export class PerioCharts {
  readonly exams = new Map<number, PerioExam>();
  readonly patientExams = new IdIndex();

  /** The newest charting of a patient. */
  lastOf(patientId: number): PerioExam | undefined {
    return this.exams.get(this.patientExams.of(patientId).at(-1) ?? 0);
  }
}
