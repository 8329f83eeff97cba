import type { Window } from "../../contract.ts";

const floor = "2023-01-01";

const from = (table: string, column: string): Window => ({ table, rows: `"${column}" >= date '${floor}'` });

const fromToToday = (table: string, column: string): Window => ({
  table,
  rows: `"${column}" >= date '${floor}' and "${column}" <= :today`,
});

/** Rows of a part whose whole is in its window. */
const withParent = (table: string, key: string, parent: string, column: string): Window => ({
  table,
  rows: `"${key}" in (select "${key}" from raw.${parent} where "${column}" >= date '${floor}')`,
});

/** Fixed from the first day on; of other tables every row is taken. */
export const windows: readonly Window[] = [
  fromToToday("adjustment", "AdjDate"),
  from("appointment", "AptDateTime"),
  from("claim", "DateService"),
  from("claimpayment", "CheckDate"),
  from("claimproc", "ProcDate"),
  from("claimsnapshot", "DateTEntry"),
  from("claimtracking", "DateTimeEntry"),
  from("commlog", "CommDateTime"),
  fromToToday("fee", "SecDateEntry"),
  {
    table: "feesched",
    rows: `("SecDateEntry" >= date '${floor}' or "SecDateEntry" = date '0001-01-01') and "SecDateEntry" <= :today`,
  },
  fromToToday("histappointment", "HistDateTStamp"),
  from("insbluebook", "DateTEntry"),
  from("insbluebooklog", "DateTEntry"),
  {
    table: "inssub",
    rows: `"SecDateTEdit" >= date '${floor}' or "DateTerm" = date '0001-01-01' or "DateTerm" >= :today`,
  },
  from("insverify", "SecDateTEdit"),
  from("insverifyhist", "SecDateTEdit"),
  from("labcase", "DateTimeCreated"),
  from("patientnote", "SecDateTEntry"),
  from("patplan", "SecDateTEdit"),
  fromToToday("payment", "PayDate"),
  fromToToday("paysplit", "DatePay"),
  from("perioexam", "ExamDate"),
  withParent("periomeasure", "PerioExamNum", "perioexam", "ExamDate"),
  {
    table: "procedurelog",
    rows: `"ProcDate" >= date '${floor}' or "ProcNum" in (select "ProcNum" from raw.insbluebook)
      or "ProcNum" in (select "ProcNum" from raw.procgroupitem) or "ProcNum" in (select "ProcNum" from raw.procnote)`,
  },
  from("procmultivisit", "SecDateTEntry"),
  from("procnote", "EntryDateTime"),
  from("proctp", "DateTP"),
  fromToToday("recall", "DateDue"),
  from("refattach", "RefDate"),
  from("referral", "DateTStamp"),
  from("schedule", "SchedDate"),
  withParent("scheduleop", "ScheduleNum", "schedule", "SchedDate"),
  from("sheet", "DateTimeSheet"),
  withParent("sheetfield", "SheetNum", "sheet", "DateTimeSheet"),
  fromToToday("statement", "DateSent"),
  withParent("statementprod", "StatementNum", "statement", "DateSent"),
  from("task", "DateTimeOriginal"),
  from("taskhist", "DateTStamp"),
  from("tasklist", "DateTimeEntry"),
  withParent("taskunread", "TaskNum", "task", "DateTimeOriginal"),
  from("timeadjust", "TimeEntry"),
  from("treatplan", "DateTP"),
];
