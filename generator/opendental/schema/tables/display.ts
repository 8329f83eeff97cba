import {
  bigint,
  date,
  datetime,
  double,
  flag,
  foreignKey,
  int,
  key,
  smallint,
  text,
  tinyint,
  unsignedFlag,
  unsignedSmallint,
  unsignedTinyint,
  varchar,
} from "../columns.ts";
import { table } from "../definition.ts";

/** Which fields and reports the screens show, required fields, toolbar buttons, languages. */
export const displayTables = {
  chartview: table({
    primaryKey: "ChartViewNum",
    columns: {
      ChartViewNum: key(),
      Description: varchar(255),
      ItemOrder: int(),
      ProcStatuses: tinyint({ enumeration: "ChartViewProcStat" }),
      ObjectTypes: smallint({ enumeration: "ChartViewObjs" }),
      ShowProcNotes: flag(),
      IsAudit: flag(),
      SelectedTeethOnly: flag(),
      OrionStatusFlags: int({ enumeration: "OrionStatus" }),
      DatesShowing: tinyint({ enumeration: "ChartViewDates" }),
      IsTpCharting: flag(),
    },
  }),
  dashboardar: table({
    primaryKey: "DashboardARNum",
    columns: {
      DashboardARNum: key(),
      DateCalc: date(),
      BalTotal: double(),
      InsEst: double(),
    },
  }),
  dashboardcell: table({
    primaryKey: "DashboardCellNum",
    columns: {
      DashboardCellNum: key(),
      DashboardLayoutNum: foreignKey("dashboardlayout.DashboardLayoutNum"),
      CellRow: int(),
      CellColumn: int(),
      CellType: varchar(255, { enumeration: "DashboardCellType" }),
      CellSettings: text(),
      LastQueryTime: datetime(),
      LastQueryData: text(),
      RefreshRateSeconds: int(),
    },
  }),
  dashboardlayout: table({
    primaryKey: "DashboardLayoutNum",
    columns: {
      DashboardLayoutNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      UserGroupNum: foreignKey("usergroup.UserGroupNum"),
      DashboardTabName: varchar(255),
      DashboardTabOrder: int(),
      DashboardRows: int(),
      DashboardColumns: int(),
      DashboardGroupName: varchar(255),
    },
  }),
  displayfield: table({
    primaryKey: "DisplayFieldNum",
    columns: {
      DisplayFieldNum: key(),
      InternalName: varchar(255),
      ItemOrder: int(),
      Description: varchar(255),
      ColumnWidth: int(),
      Category: int({ enumeration: "DisplayFieldCategory" }),
      ChartViewNum: foreignKey("chartview.ChartViewNum"),
      PickList: text(),
      DescriptionOverride: varchar(255),
    },
  }),
  displayreport: table({
    primaryKey: "DisplayReportNum",
    columns: {
      DisplayReportNum: key(),
      InternalName: varchar(255),
      ItemOrder: int(),
      Description: varchar(255),
      Category: tinyint({ enumeration: "DisplayReportCategory" }),
      IsHidden: flag(),
      IsVisibleInSubMenu: flag(),
    },
  }),
  fielddeflink: table({
    primaryKey: "FieldDefLinkNum",
    columns: {
      FieldDefLinkNum: key(),
      FieldDefNum: bigint(),
      FieldDefType: tinyint({ enumeration: "FieldDefTypes" }),
      FieldLocation: tinyint({ enumeration: "FieldLocations" }),
    },
  }),
  formpat: table({
    primaryKey: "FormPatNum",
    columns: {
      FormPatNum: key(),
      PatNum: foreignKey("patient.PatNum"),
      FormDateTime: datetime(),
    },
  }),
  language: table({
    primaryKey: "LanguageNum",
    columns: {
      LanguageNum: key(),
      EnglishComments: text(),
      ClassType: text(),
      English: text(),
      IsObsolete: unsignedFlag(),
    },
  }),
  languageforeign: table({
    primaryKey: "LanguageForeignNum",
    columns: {
      LanguageForeignNum: key(),
      ClassType: text(),
      English: text(),
      Culture: varchar(255),
      Translation: text(),
      Comments: text(),
    },
  }),
  languagepat: table({
    primaryKey: "LanguagePatNum",
    columns: {
      LanguagePatNum: key(),
      PrefName: varchar(255, { references: "preference.PrefName" }),
      Language: varchar(255),
      Translation: text(),
      EFormFieldDefNum: foreignKey("eformfielddef.EFormFieldDefNum"),
    },
  }),
  question: table({
    primaryKey: "QuestionNum",
    columns: {
      QuestionNum: key(),
      PatNum: foreignKey("patient.PatNum"),
      ItemOrder: unsignedSmallint(),
      Description: text(),
      Answer: text(),
      FormPatNum: foreignKey("formpat.FormPatNum"),
    },
  }),
  questiondef: table({
    primaryKey: "QuestionDefNum",
    columns: {
      QuestionDefNum: key(),
      Description: text(),
      ItemOrder: unsignedSmallint(),
      QuestType: unsignedTinyint({ enumeration: "QuestionType" }),
    },
  }),
  requiredfield: table({
    primaryKey: "RequiredFieldNum",
    columns: {
      RequiredFieldNum: key(),
      FieldType: tinyint({ enumeration: "RequiredFieldType" }),
      FieldName: varchar(50, { enumeration: "RequiredFieldName" }),
    },
  }),
  requiredfieldcondition: table({
    primaryKey: "RequiredFieldConditionNum",
    columns: {
      RequiredFieldConditionNum: key(),
      RequiredFieldNum: foreignKey("requiredfield.RequiredFieldNum"),
      ConditionType: varchar(50, { enumeration: "RequiredFieldName" }),
      Operator: tinyint({ enumeration: "ConditionOperator" }),
      ConditionValue: varchar(255),
      ConditionRelationship: tinyint({ enumeration: "LogicalOperator" }),
    },
  }),
  toolbutitem: table({
    primaryKey: "ToolButItemNum",
    columns: {
      ToolButItemNum: key(),
      ProgramNum: foreignKey("program.ProgramNum"),
      ToolBar: unsignedSmallint({ enumeration: "EnumToolBar" }),
      ButtonText: varchar(255),
    },
  }),
};
