import type { TableName } from "../opendental/schema/tables.ts";

/**
 * Of the tables with many rows, the column that says when a row happened. They are kept by month, so that a reader of a
 * month opens that month's files alone; all others are one file a practice.
 */
export const happenedColumns: ReadonlyMap<TableName, string> = new Map<TableName, string>([
  ["adjustment", "AdjDate"],
  ["appointment", "AptDateTime"],
  ["claim", "DateService"],
  ["claimpayment", "CheckDate"],
  ["claimproc", "ProcDate"],
  ["clockevent", "TimeEntered1"],
  ["commlog", "CommDateTime"],
  ["document", "DateCreated"],
  ["histappointment", "HistDateTStamp"],
  ["payment", "PayDate"],
  ["paysplit", "DatePay"],
  ["procedurelog", "ProcDate"],
  ["procnote", "EntryDateTime"],
  ["schedule", "SchedDate"],
  ["securitylog", "LogDateTime"],
  ["sheet", "DateTimeSheet"],
  ["statement", "DateSent"],
]);
