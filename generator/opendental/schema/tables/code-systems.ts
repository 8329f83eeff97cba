import { editStamp, flag, int, key, text, varchar } from "../columns.ts";
import { table } from "../definition.ts";

/** Public code systems: ICD, CPT, HCPCS, LOINC, SNOMED, vaccines, units. */
export const codeSystemTables = {
  codesystem: table({
    primaryKey: "CodeSystemNum",
    columns: {
      CodeSystemNum: key(),
      CodeSystemName: varchar(255),
      VersionCur: varchar(255),
      VersionAvail: varchar(255),
      HL7OID: varchar(255),
      Note: varchar(255),
    },
  }),
  cpt: table({
    primaryKey: "CptNum",
    columns: {
      CptNum: key(),
      CptCode: varchar(255),
      Description: varchar(4000),
      VersionIDs: varchar(255),
    },
    indexes: {
      CptCode: ["CptCode"],
    },
  }),
  cvx: table({
    primaryKey: "CvxNum",
    columns: {
      CvxNum: key(),
      CvxCode: varchar(255),
      Description: varchar(255),
      IsActive: varchar(255),
    },
  }),
  hcpcs: table({
    primaryKey: "HcpcsNum",
    columns: {
      HcpcsNum: key(),
      HcpcsCode: varchar(255),
      DescriptionShort: varchar(255),
    },
  }),
  icd10: table({
    primaryKey: "Icd10Num",
    columns: {
      Icd10Num: key(),
      Icd10Code: varchar(255),
      Description: varchar(255),
      IsCode: varchar(255),
    },
  }),
  icd9: table({
    primaryKey: "ICD9Num",
    columns: {
      ICD9Num: key(),
      ICD9Code: varchar(255),
      Description: varchar(255),
      DateTStamp: editStamp(),
    },
  }),
  loinc: table({
    primaryKey: "LoincNum",
    columns: {
      LoincNum: key(),
      LoincCode: varchar(255),
      Component: varchar(255),
      PropertyObserved: varchar(255),
      TimeAspct: varchar(255),
      SystemMeasured: varchar(255),
      ScaleType: varchar(255),
      MethodType: varchar(255),
      StatusOfCode: varchar(255),
      NameShort: varchar(255),
      ClassType: varchar(255),
      UnitsRequired: flag(),
      OrderObs: varchar(255),
      HL7FieldSubfieldID: varchar(255),
      ExternalCopyrightNotice: text(),
      NameLongCommon: varchar(255),
      UnitsUCUM: varchar(255),
      RankCommonTests: int(),
      RankCommonOrders: int(),
    },
  }),
  snomed: table({
    primaryKey: "SnomedNum",
    columns: {
      SnomedNum: key(),
      SnomedCode: varchar(255),
      Description: varchar(255),
    },
  }),
  sop: table({
    primaryKey: "SopNum",
    columns: {
      SopNum: key(),
      SopCode: varchar(255),
      Description: varchar(255),
    },
  }),
  ucum: table({
    primaryKey: "UcumNum",
    columns: {
      UcumNum: key(),
      UcumCode: varchar(255),
      Description: varchar(255),
      IsInUse: flag(),
    },
  }),
};
