import {
  date,
  datetime,
  editStamp,
  float,
  foreignKey,
  int,
  key,
  smallint,
  text,
  tinyint,
  unsignedTinyint,
  varchar,
} from "../columns.ts";
import { table } from "../definition.ts";

/** Periodontal charting and the tooth chart's own facts. */
export const chartingTables = {
  perioexam: table({
    primaryKey: "PerioExamNum",
    columns: {
      PerioExamNum: key(),
      PatNum: foreignKey("patient.PatNum"),
      ExamDate: date(),
      ProvNum: foreignKey("provider.ProvNum"),
      DateTMeasureEdit: datetime(),
      Note: text(),
    },
    indexes: {
      PatNum: ["PatNum"],
    },
  }),
  periomeasure: table({
    primaryKey: "PerioMeasureNum",
    columns: {
      PerioMeasureNum: key(),
      PerioExamNum: foreignKey("perioexam.PerioExamNum"),
      SequenceType: unsignedTinyint({ default: 0, enumeration: "PerioSequenceType" }),
      IntTooth: smallint(),
      ToothValue: smallint(),
      MBvalue: smallint(),
      Bvalue: smallint(),
      DBvalue: smallint(),
      MLvalue: smallint(),
      Lvalue: smallint(),
      DLvalue: smallint(),
      SecDateTEntry: datetime(),
      SecDateTEdit: editStamp(),
    },
    indexes: {
      PerioExamNum: ["PerioExamNum"],
      SecDateTEntry: ["SecDateTEntry"],
      SecDateTEdit: ["SecDateTEdit"],
    },
  }),
  toothgridcell: table({
    primaryKey: "ToothGridCellNum",
    columns: {
      ToothGridCellNum: key(),
      SheetFieldNum: foreignKey("sheetfield.SheetFieldNum"),
      ToothGridColNum: foreignKey("toothgridcol.ToothGridColNum"),
      ValueEntered: varchar(255),
      ToothNum: varchar(10),
    },
  }),
  toothgridcol: table({
    primaryKey: "ToothGridColNum",
    columns: {
      ToothGridColNum: key(),
      SheetFieldNum: foreignKey("sheetfield.SheetFieldNum"),
      NameItem: varchar(255),
      CellType: tinyint({ enumeration: "ToothGridCellType" }),
      ItemOrder: smallint(),
      ColumnWidth: smallint(),
      CodeNum: foreignKey("procedurecode.CodeNum"),
      ProcStatus: tinyint({ enumeration: "ProcStat" }),
    },
  }),
  toothgriddef: table({
    primaryKey: "ToothGridDefNum",
    columns: {
      ToothGridDefNum: key(),
      NameInternal: varchar(255),
      NameShowing: varchar(255),
      CellType: tinyint({ enumeration: "ToothGridCellType" }),
      ItemOrder: smallint(),
      ColumnWidth: smallint(),
      CodeNum: foreignKey("procedurecode.CodeNum"),
      ProcStatus: tinyint({ enumeration: "ProcStat" }),
      SheetFieldDefNum: foreignKey("sheetfielddef.SheetFieldDefNum"),
    },
  }),
  toothinitial: table({
    primaryKey: "ToothInitialNum",
    columns: {
      ToothInitialNum: key(),
      PatNum: foreignKey("patient.PatNum"),
      ToothNum: varchar(2, { nullable: true, default: "" }),
      InitialType: unsignedTinyint({ enumeration: "ToothInitialType" }),
      Movement: float(),
      DrawingSegment: text({ nullable: true }),
      ColorDraw: int(),
      SecDateTEntry: datetime(),
      SecDateTEdit: editStamp(),
      DrawText: varchar(255),
    },
    indexes: {
      PatNum: ["PatNum"],
      SecDateTEntry: ["SecDateTEntry"],
      SecDateTEdit: ["SecDateTEdit"],
    },
  }),
};
