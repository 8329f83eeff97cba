import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import { dayIn, type Happening, happening, numberOf, ranks, rowsBy, textOf, timeIn } from "./happening.ts";
import type { Lists } from "./lists.ts";

/** Periodontal charts, prescriptions, medical history, laboratory cases, referrals and documents. */
export async function readChart(
  database: InspectedDatabase,
  patient: number,
  lists: Lists,
): Promise<readonly Happening[]> {
  return [
    ...(await perioExams(database, patient)),
    ...(await prescriptions(database, patient)),
    ...(await medicalHistory(database, patient)),
    ...(await labCases(database, patient)),
    ...(await referrals(database, patient)),
    ...(await documents(database, patient, lists)),
  ];
}

const probing = 4;
const surfaces = ["MBvalue", "Bvalue", "DBvalue", "MLvalue", "Lvalue", "DLvalue"] as const;

async function perioExams(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const exams = await database.query(
    `select PerioExamNum, ExamDate from perioexam where PatNum = ${patient} order by PerioExamNum`,
  );
  const measures = await database.query(`
    select m.PerioExamNum, m.IntTooth, ${surfaces.map((surface) => `m.${surface}`).join(", ")}
    from periomeasure m join perioexam e on e.PerioExamNum = m.PerioExamNum
    where e.PatNum = ${patient} and m.SequenceType = ${probing}`);
  const byExam = rowsBy(measures, "PerioExamNum");
  return exams.map((exam) => {
    const teeth = byExam.get(numberOf(exam, "PerioExamNum")) ?? [];
    const depths = teeth.map((tooth) => Math.max(...surfaces.map((surface) => numberOf(tooth, surface))));
    const pockets = depths.filter((depth) => depth >= 4).length;
    const deepest = depths.length === 0 ? 0 : Math.max(...depths);
    const text = `periodontal chart: ${teeth.length} teeth probed, ${pockets} with pockets of 4 mm or more, deepest ${deepest} mm`;
    return happening(dayIn(exam, "ExamDate") ?? "", ranks.charting, text);
  });
}

async function prescriptions(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const rows = await database.query(
    `select RxDate, Drug, Disp, Sig from rxpat where PatNum = ${patient} order by RxNum`,
  );
  return rows.map((row) =>
    happening(
      dayIn(row, "RxDate") ?? "",
      ranks.charting,
      `prescribed ${textOf(row, "Drug")}, ${textOf(row, "Disp")}: ${textOf(row, "Sig")}`,
    ),
  );
}

async function medicalHistory(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const allergies = await database.query(`
    select d.Description as Name, a.DateTStamp as Noted from allergy a
    join allergydef d on d.AllergyDefNum = a.AllergyDefNum where a.PatNum = ${patient} order by a.AllergyNum`);
  const problems = await database.query(`
    select d.DiseaseName as Name, p.DateTStamp as Noted from disease p
    join diseasedef d on d.DiseaseDefNum = p.DiseaseDefNum where p.PatNum = ${patient} order by p.DiseaseNum`);
  const medications = await database.query(`
    select d.MedName as Name, m.DateTStamp as Noted from medicationpat m
    join medication d on d.MedicationNum = m.MedicationNum where m.PatNum = ${patient} order by m.MedicationPatNum`);
  return [...noted("allergy", allergies), ...noted("problem", problems), ...noted("takes", medications)];
}

const noted = (what: string, rows: readonly InspectedRow[]): readonly Happening[] =>
  rows.map((row) =>
    happening(dayIn(row, "Noted") ?? "", ranks.background, `medical history: ${what} ${textOf(row, "Name")}`),
  );

async function labCases(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const rows = await database.query(`
    select c.LabCaseNum, c.DateTimeSent, c.DateTimeDue, c.DateTimeRecd, l.Description
    from labcase c join laboratory l on l.LaboratoryNum = c.LaboratoryNum
    where c.PatNum = ${patient} order by c.LabCaseNum`);
  return rows.flatMap((row) => {
    const laboratory = textOf(row, "Description");
    const due = dayIn(row, "DateTimeDue");
    return [
      step(row, "DateTimeSent", `case sent to ${laboratory}, due ${due}`),
      step(row, "DateTimeRecd", `case back from ${laboratory}`),
    ].flat();
  });
}

/** What happened on the day of a column; nothing while it is empty. */
function step(row: InspectedRow, column: string, text: string): readonly Happening[] {
  const day = dayIn(row, column);
  return day === undefined ? [] : [happening(day, ranks.charting, text)];
}

async function referrals(database: InspectedDatabase, patient: number): Promise<readonly Happening[]> {
  const rows = await database.query(`
    select a.RefDate, a.RefType, r.FName, r.LName from refattach a join referral r on r.ReferralNum = a.ReferralNum
    where a.PatNum = ${patient} order by a.RefAttachNum`);
  return rows.map((row) => {
    const name = [textOf(row, "FName"), textOf(row, "LName")].filter((part) => part !== "").join(" ");
    const text = numberOf(row, "RefType") === 0 ? `referred to ${name}` : `came by: ${name}`;
    return happening(dayIn(row, "RefDate") ?? "", ranks.background, text);
  });
}

async function documents(
  database: InspectedDatabase,
  patient: number,
  { definitions }: Lists,
): Promise<readonly Happening[]> {
  const rows = await database.query(
    `select DateCreated, Description, DocCategory from document where PatNum = ${patient} order by DocNum`,
  );
  return rows.map((row) => {
    const folder = definitions.get(numberOf(row, "DocCategory")) ?? "documents";
    const text = `filed under ${folder}: ${textOf(row, "Description")}`;
    return happening(dayIn(row, "DateCreated") ?? "", ranks.charting, text, {
      time: timeIn(row, "DateCreated"),
    });
  });
}
