import { add, change, copy, first, type Plant, plant } from "./plant.ts";

const done = "ProcStatus = 2";
const area = (number: number) =>
  `ProcStatus = 2 and CodeNum in (select CodeNum from procedurecode where TreatArea = ${number})`;

/** Makes the first completed procedure one of a treatment area that this practice may not have. */
function ofArea(number: number, values: string): Plant {
  return plant(
    change(
      "procedurecode",
      `TreatArea = ${number}`,
      `CodeNum = (select CodeNum from procedurelog where ProcNum = ${first("procedurelog", done)})`,
    ),
    change("procedurelog", values, done),
  );
}

const extraction = (code: string) => `(select CodeNum from procedurecode where ProcCode = '${code}')`;

/** An exam with one row of measures. */
function measured(values: Readonly<Record<string, string | number>>): Plant {
  const surfaces = { MBvalue: -1, Bvalue: -1, DBvalue: -1, MLvalue: -1, Lvalue: -1, DLvalue: -1 };
  return plant(
    add("perioexam", { PerioExamNum: 900, PatNum: 1, ProvNum: 1, ExamDate: "date '2026-01-05'" }),
    add("periomeasure", {
      PerioExamNum: 900,
      SequenceType: 4,
      IntTooth: 3,
      ToothValue: -1,
      ...surfaces,
      ...values,
    }),
  );
}

const visits = (values: Readonly<Record<string, string | number>>): string =>
  `insert into procmultivisit (ProcMultiVisitNum, GroupProcMultiVisitNum, ProcNum, ProcStatus, IsInProcess, SecDateTEntry, SecDateTEdit, PatNum)
   select 900000, 900000, ProcNum, ${values["ProcStatus"] ?? "ProcStatus"}, ${values["IsInProcess"] ?? 0}, SecDateEntry, SecDateEntry, ${values["PatNum"] ?? "PatNum"}
   from procedurelog where ProcNum = ${first("procedurelog", done)}`;

export const clinicalPlants: Readonly<Record<string, Plant>> = {
  "procedures/has-a-unit": plant(change("procedurelog", "UnitQty = 0", "ProcStatus = 1")),
  "procedures/has-no-base-units": plant(change("procedurelog", "BaseUnits = 1", "ProcStatus = 1")),
  "procedures/has-patient-provider-and-code": plant(change("procedurelog", "ProvNum = 0", "ProcStatus = 4")),
  "procedures/status-is-known": plant(change("procedurelog", "ProcStatus = 0", "ProcStatus = 4")),
  "procedures/completed-has-its-dates": plant(change("procedurelog", "DateEntryC = date '0001-01-01'", done)),
  "procedures/only-completed-has-a-completion": plant(
    change("procedurelog", "DateComplete = date '2025-01-01'", "ProcStatus = 1"),
  ),
  "procedures/completed-is-entered-when-done": plant(
    change("procedurelog", "DateEntryC = ProcDate - 1", done),
  ),
  "procedures/planned-before-done": plant(change("procedurelog", "DateTP = ProcDate + 1", done)),
  "procedures/done-in-the-patients-life": plant(
    change("procedurelog", "ProcDate = date '1881-01-01'", "ProcStatus = 4"),
  ),
  "procedures/fee-is-not-negative": plant(change("procedurelog", "ProcFee = -1", "ProcStatus = 1")),
  "procedures/discount-is-planned": plant(change("procedurelog", "Discount = 10", done)),
  "procedures/tooth-exists": plant(change("procedurelog", "ToothNum = '33'", area(2))),
  "procedures/surface-letters-are-surfaces": plant(change("procedurelog", "Surf = 'MX'", area(1))),
  "procedures/surface-procedure-has-tooth-and-surface": plant(change("procedurelog", "Surf = ''", area(1))),
  "procedures/tooth-procedure-has-a-tooth": plant(change("procedurelog", "ToothNum = ''", area(2))),
  "procedures/mouth-procedure-has-no-tooth": plant(change("procedurelog", "ToothNum = '3'", area(3))),
  "procedures/quadrant-procedure-has-a-quadrant": ofArea(4, "Surf = 'U'"),
  "procedures/sextant-procedure-has-a-sextant": ofArea(5, "Surf = '7'"),
  "procedures/arch-procedure-has-an-arch": ofArea(6, "Surf = 'UL'"),
  "procedures/only-ranges-have-tooth-ranges": plant(change("procedurelog", "ToothRange = '1,2'", area(3))),
  "procedures/deleted-is-on-no-appointment": plant(
    change("procedurelog", `AptNum = ${first("appointment", "AptStatus = 5")}`, "ProcStatus = 6"),
  ),
  "procedures/found-is-on-no-appointment": plant(
    change("procedurelog", `AptNum = ${first("appointment", "AptStatus = 5")}`, "ProcStatus = 4"),
  ),
  "procedures/tooth-is-extracted-once": plant(
    copy("procedurelog", { CodeNum: extraction("D7140"), ToothNum: "'3'", AptNum: 0 }, done),
    copy(
      "procedurelog",
      { ProcNum: 987654322, CodeNum: extraction("D7140"), ToothNum: "'3'", AptNum: 0 },
      done,
    ),
  ),
  "procedures/extracted-tooth-is-not-restored": plant(
    copy("procedurelog", { CodeNum: extraction("D7140"), ToothNum: "'3'", AptNum: 0 }, done),
    copy(
      "procedurelog",
      {
        ProcNum: 987654322,
        CodeNum: extraction("D2740"),
        ToothNum: "'3'",
        AptNum: 0,
        ProcDate: "ProcDate + 30",
      },
      done,
    ),
  ),
  "procedures/note-is-its-patients": plant(change("procnote", "PatNum = PatNum + 1")),
  "procedures/note-follows-its-procedure": plant(
    change("procnote", "EntryDateTime = timestamp '2001-01-01 00:00:00'"),
    `update procedurelog set DateTP = ProcDate where ProcNum = (select ProcNum from procnote where ProcNoteNum = ${first("procnote")})`,
  ),
  "procedures/shares-its-appointments-clinic": plant(
    change("procedurelog", "ClinicNum = ClinicNum + 1", "ProcStatus = 2 and AptNum <> 0"),
  ),
  "procedures/provider-still-works": plant(change("provider", "DateTerm = date '1990-01-01'")),
  "procedures/deceased-has-no-later-work": plant(
    `update patient set PatStatus = 5, DateTimeDeceased = timestamp '1990-01-01 00:00:00'
     where PatNum = (select min(PatNum) from procedurelog where ProcStatus = 2)`,
  ),
  "procedures/visit-group-has-its-patients-work": plant(visits({ PatNum: "PatNum + 1" })),
  "procedures/visit-group-knows-its-status": plant(visits({ ProcStatus: 1 })),
  "procedures/visit-group-is-in-process": plant(visits({ IsInProcess: 1 })),
  "procedures/code-is-listed-once": plant(copy("procedurecode", {})),

  "treatment-plans/one-is-active": plant(copy("treatplan", {}, "TPStatus = 1")),
  "treatment-plans/holds-its-patients-work": plant(
    `update treatplan set PatNum = PatNum + 1000 where TreatPlanNum = (select min(TreatPlanNum) from treatplanattach)`,
  ),
  "treatment-plans/holds-planned-work": plant(
    `update procedurelog set ProcStatus = 4 where ProcNum = (select min(ProcNum) from treatplanattach)`,
  ),
  "treatment-plans/active-holds-active-work": plant(
    `update procedurelog set ProcStatus = 8 where ProcNum = (
       select min(ProcNum) from treatplanattach where TreatPlanNum in (select TreatPlanNum from treatplan where TPStatus = 1))`,
  ),
  "treatment-plans/work-is-attached-once": plant(copy("treatplanattach", {})),
  "treatment-plans/planned-work-is-on-a-plan": plant(
    `delete from treatplanattach where ProcNum = ${first("procedurelog", "ProcStatus = 1 and AptNum = 0 and ProcNum in (select ProcNum from treatplanattach)")}`,
  ),
  "treatment-plans/saved-holds-copies": plant(
    change("proctp", `TreatPlanNum = ${first("treatplan", "TPStatus = 1")}`),
  ),
  "treatment-plans/saved-is-not-attached": plant(
    change("treatplanattach", `TreatPlanNum = ${first("treatplan", "TPStatus = 0")}`),
  ),
  "treatment-plans/copy-is-its-patients": plant(change("proctp", "PatNum = PatNum + 1")),
  "treatment-plans/copy-adds-up": plant(change("proctp", "PatAmt = FeeAmt + 10")),
  "treatment-plans/priority-is-one-of-the-offices": plant(change("treatplanattach", "Priority = 1")),

  "perio/tooth-is-1-to-32": measured({ IntTooth: 33 }),
  "perio/measure-is-stored": measured({ SequenceType: 7 }),
  "perio/tooth-is-measured-once": plant(
    ...measured({}),
    add("periomeasure", { PerioMeasureNum: 2000000001, PerioExamNum: 900, SequenceType: 4, IntTooth: 3 }),
  ),
  "perio/depth-is-0-to-19": measured({ Bvalue: 20 }),
  "perio/margin-is-in-reach": measured({ SequenceType: 2, Bvalue: 40 }),
  "perio/mobility-is-a-grade": measured({ SequenceType: 0, ToothValue: 5 }),
  "perio/furcation-is-a-grade": measured({ SequenceType: 1, Bvalue: 6 }),
  "perio/flags-are-four": measured({ SequenceType: 6, Bvalue: 16 }),
  "perio/skipped-tooth-says-so": measured({ SequenceType: 5, ToothValue: 0 }),
  "perio/skipped-tooth-is-not-probed": plant(
    ...measured({ Bvalue: 3 }),
    `insert into periomeasure select 2000000001, PerioExamNum, 5, IntTooth, 1, -1, -1, -1, -1, -1, -1, SecDateTEntry, SecDateTEdit
     from periomeasure where PerioMeasureNum = 987654321`,
  ),
  "perio/measure-has-an-exam": plant(
    add("periomeasure", { PerioExamNum: 987654000, SequenceType: 4, IntTooth: 3 }),
  ),
  "perio/exam-names-patient-and-provider": plant(
    ...measured({ Bvalue: 3 }),
    "update perioexam set ProvNum = 0 where PerioExamNum = 900",
  ),
  "perio/exam-is-not-ahead": plant(
    ...measured({ Bvalue: 3 }),
    "update perioexam set ExamDate = date '2040-01-01' where PerioExamNum = 900",
  ),
  "perio/exam-has-measures": plant(
    add("perioexam", { PatNum: 1, ProvNum: 1, ExamDate: "date '2026-01-05'" }),
  ),

  "tooth-chart/tooth-exists": plant(add("toothinitial", { PatNum: 1, ToothNum: "'99'" })),
  "tooth-chart/fact-is-stated-once": plant(
    add("toothinitial", { PatNum: 1, ToothNum: "'16'" }),
    add("toothinitial", { ToothInitialNum: 987654322, PatNum: 1, ToothNum: "'16'" }),
  ),
  "tooth-chart/is-a-patients": plant(add("toothinitial", { ToothNum: "'16'" })),
};
