import {
  date,
  flag,
  float,
  foreignKey,
  int,
  intKey,
  key,
  text,
  tinyint,
  unsignedSmallint,
  unsignedTinyint,
  varchar,
} from "../columns.ts";
import { table } from "../definition.ts";

/**
 * Dental schools: courses, classes, requirements, evaluations, grading. Screenings in schools and
 * communities.
 */
export const schoolTables = {
  evaluation: table({
    primaryKey: "EvaluationNum",
    columns: {
      EvaluationNum: key(),
      InstructNum: foreignKey("provider.ProvNum"),
      StudentNum: foreignKey("provider.ProvNum"),
      SchoolCourseNum: foreignKey("schoolcourse.SchoolCourseNum"),
      EvalTitle: varchar(255),
      DateEval: date(),
      GradingScaleNum: foreignKey("gradingscale.GradingScaleNum"),
      OverallGradeShowing: varchar(255),
      OverallGradeNumber: float(),
      Notes: text(),
    },
  }),
  evaluationcriterion: table({
    primaryKey: "EvaluationCriterionNum",
    columns: {
      EvaluationCriterionNum: key(),
      EvaluationNum: foreignKey("evaluation.EvaluationNum"),
      CriterionDescript: varchar(255),
      IsCategoryName: flag(),
      GradingScaleNum: foreignKey("gradingscale.GradingScaleNum"),
      GradeShowing: varchar(255),
      GradeNumber: float(),
      Notes: text(),
      ItemOrder: int(),
      MaxPointsPoss: float(),
    },
  }),
  evaluationcriteriondef: table({
    primaryKey: "EvaluationCriterionDefNum",
    columns: {
      EvaluationCriterionDefNum: key(),
      EvaluationDefNum: foreignKey("evaluationdef.EvaluationDefNum"),
      CriterionDescript: varchar(255),
      IsCategoryName: flag(),
      GradingScaleNum: foreignKey("gradingscale.GradingScaleNum"),
      ItemOrder: int(),
      MaxPointsPoss: float(),
    },
  }),
  evaluationdef: table({
    primaryKey: "EvaluationDefNum",
    columns: {
      EvaluationDefNum: key(),
      SchoolCourseNum: foreignKey("schoolcourse.SchoolCourseNum"),
      EvalTitle: varchar(255),
      GradingScaleNum: foreignKey("gradingscale.GradingScaleNum"),
    },
  }),
  gradingscale: table({
    primaryKey: "GradingScaleNum",
    columns: {
      GradingScaleNum: key(),
      Description: varchar(255),
      ScaleType: tinyint({ enumeration: "EnumScaleType" }),
    },
  }),
  gradingscaleitem: table({
    primaryKey: "GradingScaleItemNum",
    columns: {
      GradingScaleItemNum: key(),
      GradingScaleNum: foreignKey("gradingscale.GradingScaleNum"),
      GradeShowing: varchar(255),
      GradeNumber: float(),
      Description: varchar(255),
    },
  }),
  instructor: table({
    primaryKey: "InstructorNum",
    columns: {
      InstructorNum: intKey(),
      LName: varchar(255),
      FName: varchar(255),
      Suffix: varchar(100),
    },
  }),
  reqneeded: table({
    primaryKey: "ReqNeededNum",
    columns: {
      ReqNeededNum: key(),
      Descript: varchar(255),
      SchoolCourseNum: foreignKey("schoolcourse.SchoolCourseNum"),
      SchoolClassNum: foreignKey("schoolclass.SchoolClassNum"),
    },
  }),
  reqstudent: table({
    primaryKey: "ReqStudentNum",
    columns: {
      ReqStudentNum: key(),
      ReqNeededNum: foreignKey("reqneeded.ReqNeededNum"),
      Descript: varchar(255),
      SchoolCourseNum: foreignKey("schoolcourse.SchoolCourseNum"),
      ProvNum: foreignKey("provider.ProvNum"),
      AptNum: foreignKey("appointment.AptNum"),
      PatNum: foreignKey("patient.PatNum"),
      InstructorNum: foreignKey("provider.ProvNum"),
      DateCompleted: date(),
    },
  }),
  schoolclass: table({
    primaryKey: "SchoolClassNum",
    columns: {
      SchoolClassNum: key(),
      GradYear: int(),
      Descript: varchar(255),
    },
  }),
  schoolcourse: table({
    primaryKey: "SchoolCourseNum",
    columns: {
      SchoolCourseNum: key(),
      CourseID: varchar(255),
      Descript: varchar(255),
    },
  }),
  screen: table({
    primaryKey: "ScreenNum",
    columns: {
      ScreenNum: key(),
      Gender: unsignedTinyint({ enumeration: "PatientGender" }),
      RaceOld: tinyint({ enumeration: "PatientRaceOld" }),
      GradeLevel: tinyint({ enumeration: "PatientGrade" }),
      Age: unsignedTinyint(),
      Urgency: tinyint({ enumeration: "TreatmentUrgency" }),
      HasCaries: unsignedTinyint({ enumeration: "YN" }),
      NeedsSealants: unsignedTinyint({ enumeration: "YN" }),
      CariesExperience: unsignedTinyint({ enumeration: "YN" }),
      EarlyChildCaries: unsignedTinyint({ enumeration: "YN" }),
      ExistingSealants: unsignedTinyint({ enumeration: "YN" }),
      MissingAllTeeth: unsignedTinyint({ enumeration: "YN" }),
      Birthdate: date(),
      ScreenGroupNum: foreignKey("screengroup.ScreenGroupNum"),
      ScreenGroupOrder: unsignedSmallint(),
      Comments: varchar(255),
      ScreenPatNum: foreignKey("screenpat.ScreenPatNum"),
      SheetNum: foreignKey("sheet.SheetNum"),
    },
  }),
  screengroup: table({
    primaryKey: "ScreenGroupNum",
    columns: {
      ScreenGroupNum: key(),
      Description: varchar(255),
      SGDate: date(),
      ProvName: varchar(255),
      ProvNum: foreignKey("provider.ProvNum"),
      PlaceService: tinyint({ enumeration: "PlaceOfService" }),
      County: varchar(255, { references: "county.CountyName" }),
      GradeSchool: varchar(255, { references: "site.Description" }),
      SheetDefNum: foreignKey("sheetdef.SheetDefNum"),
    },
  }),
  screenpat: table({
    primaryKey: "ScreenPatNum",
    columns: {
      ScreenPatNum: key(),
      PatNum: foreignKey("patient.PatNum"),
      ScreenGroupNum: foreignKey("screengroup.ScreenGroupNum"),
      SheetNum: foreignKey("sheet.SheetNum"),
      PatScreenPerm: tinyint({ enumeration: "PatScreenPerm" }),
    },
  }),
};
