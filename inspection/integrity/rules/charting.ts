import { ruleGroup } from "../rule.ts";
import { teeth } from "./procedures.ts";

const surfaces = ["MBvalue", "Bvalue", "DBvalue", "MLvalue", "Lvalue", "DLvalue"];
const any = (condition: (column: string) => string): string => `(${surfaces.map(condition).join(" or ")})`;

export const perioRules = ruleGroup("perio", "Schema documentation: periomeasure", {
  "tooth-is-1-to-32": {
    title: "a tooth that is measured is one of 1 to 32",
    of: "periomeasure",
    source: "Database maintenance: perio measures",
    sql: "select PerioMeasureNum as k from periomeasure where IntTooth not between 1 and 32",
  },
  "measure-is-stored": {
    title: "attachment levels are computed, never stored",
    of: "periomeasure",
    sql: "select PerioMeasureNum as k from periomeasure where SequenceType not between 0 and 6",
  },
  "tooth-is-measured-once": {
    title: "an exam has one row for a tooth and a kind of measure",
    of: "periomeasure",
    sql: `select min(PerioMeasureNum) as k from periomeasure
      group by PerioExamNum, SequenceType, IntTooth having count(*) > 1`,
  },
  "depth-is-0-to-19": {
    title: "a probing depth is 0 to 19 mm, or empty",
    of: "periomeasure",
    sql: `select PerioMeasureNum as k from periomeasure
      where SequenceType = 4 and ${any((column) => `${column} not between -1 and 19`)}`,
  },
  "margin-is-in-reach": {
    title: "a gingival margin is up to 19 mm on either side, those above the line as 101 to 119",
    of: "periomeasure",
    sql: `select PerioMeasureNum as k from periomeasure where SequenceType in (2, 3)
      and ${any((column) => `${column} not between -1 and 119 or ${column} between 20 and 100`)}`,
  },
  "mobility-is-a-grade": {
    title: "mobility is a grade of the tooth",
    of: "periomeasure",
    sql: `select PerioMeasureNum as k from periomeasure where SequenceType = 0 and ToothValue not between -1 and 3`,
  },
  "furcation-is-a-grade": {
    title: "a furcation is of grade 0 to 4, or empty",
    of: "periomeasure",
    sql: `select PerioMeasureNum as k from periomeasure
      where SequenceType = 1 and ${any((column) => `${column} not between -1 and 4`)}`,
  },
  "flags-are-four": {
    title: "bleeding, suppuration, plaque and calculus are four flags",
    of: "periomeasure",
    sql: `select PerioMeasureNum as k from periomeasure
      where SequenceType = 6 and ${any((column) => `${column} not between -1 and 15`)}`,
  },
  "skipped-tooth-says-so": {
    title: "a skipped tooth has value 1 and no surface",
    of: "periomeasure",
    sql: `select PerioMeasureNum as k from periomeasure
      where SequenceType = 5 and (ToothValue <> 1 or ${any((column) => `${column} <> -1`)})`,
  },
  "skipped-tooth-is-not-probed": {
    title: "a skipped tooth is not probed",
    of: "periomeasure",
    sql: `select m.PerioMeasureNum as k from periomeasure m join periomeasure s
      on s.PerioExamNum = m.PerioExamNum and s.IntTooth = m.IntTooth and s.SequenceType = 5
      where m.SequenceType = 4`,
  },
  "measure-has-an-exam": {
    title: "a measure belongs to an exam",
    of: "periomeasure",
    source: "Database maintenance: perio measures",
    sql: `select m.PerioMeasureNum as k from periomeasure m left join perioexam e on e.PerioExamNum = m.PerioExamNum
      where e.PerioExamNum is null`,
  },
  "exam-names-patient-and-provider": {
    title: "an exam names a patient and a provider",
    of: "perioexam",
    source: "Schema documentation: perioexam",
    sql: "select PerioExamNum as k from perioexam where PatNum = 0 or ProvNum = 0",
  },
  "exam-is-not-ahead": {
    title: "no exam lies ahead",
    of: "perioexam",
    source: "Database maintenance: dates",
    sql: "select PerioExamNum as k from perioexam where ExamDate > {asOf}",
  },
  "exam-has-measures": {
    title: "an exam measured something",
    of: "perioexam",
    source: "Schema documentation: perioexam",
    sql: `select e.PerioExamNum as k from perioexam e left join periomeasure m on m.PerioExamNum = e.PerioExamNum
      where m.PerioMeasureNum is null`,
  },
});

export const toothChartRules = ruleGroup("tooth-chart", "Schema documentation: toothinitial", {
  "tooth-exists": {
    title: "a tooth on the chart exists",
    of: "toothinitial",
    sql: `select ToothInitialNum as k from toothinitial
      where InitialType not in (9, 10) and ToothNum not in (${teeth})`,
  },
  "fact-is-stated-once": {
    title: "a tooth is missing, hidden or primary once",
    of: "toothinitial",
    sql: `select min(ToothInitialNum) as k from toothinitial where InitialType in (0, 1, 2)
      group by PatNum, ToothNum, InitialType having count(*) > 1`,
  },
  "is-a-patients": {
    title: "a fact of the chart is a patient's",
    of: "toothinitial",
    sql: "select ToothInitialNum as k from toothinitial where PatNum = 0",
  },
});
