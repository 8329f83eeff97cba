import type { RowWriter } from "../../sinks/sink.ts";
import {
  isMeasured,
  mobilityOf,
  type PerioChart,
  type PerioExam,
  type SiteMeasure,
  sitesPerTooth,
  siteValue,
} from "../../world/perio.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { PerioSequenceType: sequence } = enumerations;

/** `perioexam`, `periomeasure`: each charting of gums, and a row for each tooth of which something was written down. */
export function writePerio({ world }: PracticeBook, out: RowWriter): void {
  for (const exam of world.perio.exams.values()) {
    out.write("perioexam", {
      PerioExamNum: exam.id,
      PatNum: exam.patientId,
      ExamDate: exam.day,
      ProvNum: exam.providerId,
      DateTMeasureEdit: exam.charted,
      Note: "",
    });
    for (let tooth = 1; tooth <= 32; tooth++) writeTooth(exam, tooth, out);
  }
}

/** OpenDental's blank. */
const blank = -1;

/** Where a value of 0 says something: a depth, and a gum margin at its place beside one that receded. */
const sequences: readonly (readonly [SiteMeasure, number, zero: number])[] = [
  ["furcation", sequence.Furcation, blank],
  ["margin", sequence.GingMargin, 0],
  ["probing", sequence.Probing, 0],
  ["flags", sequence.BleedSupPlaqCalc, blank],
];

function writeTooth(exam: PerioExam, tooth: number, out: RowWriter): void {
  const { chart } = exam;
  if (!isMeasured(chart, tooth)) {
    writeMeasure(exam, tooth, sequence.SkipTooth, 1, blankSites, out);
    return;
  }
  const mobility = mobilityOf(chart, tooth);
  if (mobility > 0) writeMeasure(exam, tooth, sequence.Mobility, mobility, blankSites, out);
  for (const [measure, type, zero] of sequences) {
    const sites = sitesOf(chart, tooth, measure);
    if (sites.every((value) => value === 0)) continue;
    writeMeasure(
      exam,
      tooth,
      type,
      blank,
      sites.map((value) => value || zero),
      out,
    );
  }
}

const blankSites: readonly number[] = Array.from({ length: sitesPerTooth }, () => blank);

const sitesOf = (chart: PerioChart, tooth: number, measure: SiteMeasure): readonly number[] =>
  blankSites.map((_, site) => siteValue(chart, tooth, site, measure));

function writeMeasure(
  exam: PerioExam,
  tooth: number,
  type: number,
  toothValue: number,
  [mb = blank, b = blank, db = blank, ml = blank, l = blank, dl = blank]: readonly number[],
  out: RowWriter,
): void {
  out.write("periomeasure", {
    PerioExamNum: exam.id,
    SequenceType: type,
    IntTooth: tooth,
    ToothValue: toothValue,
    MBvalue: mb,
    Bvalue: b,
    DBvalue: db,
    MLvalue: ml,
    Lvalue: l,
    DLvalue: dl,
    SecDateTEntry: exam.charted,
    SecDateTEdit: exam.charted,
  });
}
