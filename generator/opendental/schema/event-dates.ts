import type { ColumnName, TableName } from "./tables.ts";

type EventDates = { readonly [T in TableName]?: ColumnName<T> };

/**
 * The column that says when a row's event took place, of the tables that grow from month to month. It is the date that
 * OpenDental's own reports select by, not that of entry or of the last edit.
 */
export const eventDates: EventDates = {
  adjustment: "AdjDate",
  appointment: "AptDateTime",
  claim: "DateService",
  claimpayment: "CheckDate",
  claimproc: "ProcDate",
  claimsnapshot: "DateTEntry",
  claimtracking: "DateTimeEntry",
  clockevent: "TimeDisplayed1",
  commlog: "CommDateTime",
  document: "DateCreated",
  entrylog: "EntryDateTime",
  eobattach: "DateTCreated",
  etrans: "DateTimeTrans",
  histappointment: "HistDateTStamp",
  insbluebook: "ProcDate",
  inseditlog: "DateTStamp",
  payment: "PayDate",
  paysplit: "DatePay",
  perioexam: "ExamDate",
  periomeasure: "SecDateTEntry",
  procedurelog: "ProcDate",
  procnote: "EntryDateTime",
  rxpat: "RxDate",
  schedule: "SchedDate",
  securitylog: "LogDateTime",
  sheet: "DateTimeSheet",
  smstomobile: "DateTimeSent",
  statement: "DateSent",
  treatplan: "DateTP",
};
