import {
  bigint,
  date,
  datetime,
  flag,
  flag1,
  foreignKey,
  int,
  key,
  mediumtext,
  smallint,
  text,
  tinyint,
  unsignedTinyint,
  varchar,
} from "../columns.ts";
import { table } from "../definition.ts";

/**
 * Alerts inside the office: alert items and who reads them, popups, sounds and lights, signals between
 * workstations. The office wiki.
 */
export const officeTables = {
  alertcategory: table({
    primaryKey: "AlertCategoryNum",
    columns: {
      AlertCategoryNum: key(),
      IsHQCategory: flag(),
      InternalName: varchar(255),
      Description: varchar(255),
    },
  }),
  alertcategorylink: table({
    primaryKey: "AlertCategoryLinkNum",
    columns: {
      AlertCategoryLinkNum: key(),
      AlertCategoryNum: foreignKey("alertcategory.AlertCategoryNum"),
      AlertType: tinyint({ enumeration: "AlertType" }),
    },
  }),
  alertitem: table({
    primaryKey: "AlertItemNum",
    columns: {
      AlertItemNum: key(),
      ClinicNum: foreignKey("clinic.ClinicNum"),
      Description: varchar(2000),
      Type: tinyint({ enumeration: "AlertType" }),
      Severity: tinyint({ enumeration: "SeverityType" }),
      Actions: tinyint({ enumeration: "ActionType" }),
      FormToOpen: tinyint({ enumeration: "FormType" }),
      FKey: bigint(),
      ItemValue: varchar(4000),
      UserNum: foreignKey("userod.UserNum"),
      SecDateTEntry: datetime(),
    },
  }),
  alertread: table({
    primaryKey: "AlertReadNum",
    columns: {
      AlertReadNum: key(),
      AlertItemNum: foreignKey("alertitem.AlertItemNum"),
      UserNum: foreignKey("userod.UserNum"),
    },
  }),
  alertsub: table({
    primaryKey: "AlertSubNum",
    columns: {
      AlertSubNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      ClinicNum: foreignKey("clinic.ClinicNum"),
      Type: tinyint(),
      AlertCategoryNum: foreignKey("alertcategory.AlertCategoryNum"),
    },
  }),
  popup: table({
    primaryKey: "PopupNum",
    columns: {
      PopupNum: key(),
      PatNum: foreignKey("patient.PatNum"),
      Description: text(),
      IsDisabled: flag1(),
      PopupLevel: tinyint({ enumeration: "EnumPopupLevel" }),
      UserNum: foreignKey("userod.UserNum"),
      DateTimeEntry: datetime(),
      IsArchived: flag(),
      PopupNumArchive: foreignKey("popup.PopupNum"),
      DateTimeDisabled: datetime(),
    },
  }),
  sigbutdef: table({
    primaryKey: "SigButDefNum",
    columns: {
      SigButDefNum: key(),
      ButtonText: varchar(255),
      ButtonIndex: smallint(),
      SynchIcon: unsignedTinyint(),
      ComputerName: varchar(255),
      SigElementDefNumUser: foreignKey("sigelementdef.SigElementDefNum"),
      SigElementDefNumExtra: foreignKey("sigelementdef.SigElementDefNum"),
      SigElementDefNumMsg: foreignKey("sigelementdef.SigElementDefNum"),
    },
  }),
  sigelementdef: table({
    primaryKey: "SigElementDefNum",
    columns: {
      SigElementDefNum: key(),
      LightRow: unsignedTinyint(),
      LightColor: int(),
      SigElementType: unsignedTinyint({ enumeration: "SignalElementType" }),
      SigText: varchar(255),
      Sound: mediumtext(),
      ItemOrder: smallint(),
    },
  }),
  sigmessage: table({
    primaryKey: "SigMessageNum",
    columns: {
      SigMessageNum: key(),
      ButtonText: varchar(255),
      ButtonIndex: int(),
      SynchIcon: unsignedTinyint(),
      FromUser: varchar(255),
      ToUser: varchar(255),
      MessageDateTime: datetime(),
      AckDateTime: datetime(),
      SigText: varchar(255),
      SigElementDefNumUser: foreignKey("sigelementdef.SigElementDefNum"),
      SigElementDefNumExtra: foreignKey("sigelementdef.SigElementDefNum"),
      SigElementDefNumMsg: foreignKey("sigelementdef.SigElementDefNum"),
    },
  }),
  signalod: table({
    primaryKey: "SignalNum",
    columns: {
      SignalNum: key(),
      DateViewing: date(),
      SigDateTime: datetime(),
      FKey: bigint(),
      FKeyType: varchar(255, { enumeration: "KeyType" }),
      IType: tinyint({ enumeration: "InvalidType" }),
      RemoteRole: tinyint({ enumeration: "MiddleTierRole" }),
      MsgValue: text(),
    },
  }),
  wikilistheaderwidth: table({
    primaryKey: "WikiListHeaderWidthNum",
    columns: {
      WikiListHeaderWidthNum: key(),
      ListName: varchar(255),
      ColName: varchar(255),
      ColWidth: int(),
      PickList: text(),
      IsHidden: flag(),
    },
  }),
  wikilisthist: table({
    primaryKey: "WikiListHistNum",
    columns: {
      WikiListHistNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      ListName: varchar(255),
      ListHeaders: text(),
      ListContent: mediumtext(),
      DateTimeSaved: datetime(),
    },
  }),
  wikipage: table({
    primaryKey: "WikiPageNum",
    columns: {
      WikiPageNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      PageTitle: varchar(255),
      KeyWords: varchar(255),
      PageContent: mediumtext(),
      DateTimeSaved: datetime(),
      IsDraft: flag(),
      IsLocked: flag(),
      IsDeleted: flag(),
      PageContentPlainText: mediumtext(),
    },
  }),
  wikipagehist: table({
    primaryKey: "WikiPageNum",
    columns: {
      WikiPageNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      PageTitle: varchar(255),
      PageContent: mediumtext(),
      DateTimeSaved: datetime(),
      IsDeleted: flag(),
    },
  }),
};
