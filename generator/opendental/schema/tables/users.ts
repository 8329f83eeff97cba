import {
  bigint,
  date,
  datetime,
  flag,
  flag1,
  foreignKey,
  int,
  int2,
  key,
  mediumtext,
  smallint,
  text,
  tinyint,
  unsignedTinyint,
  varchar,
} from "../columns.ts";
import { table } from "../definition.ts";

/** Users, groups, permissions, saved queries. */
export const userTables = {
  grouppermission: table({
    primaryKey: "GroupPermNum",
    columns: {
      GroupPermNum: key(),
      NewerDate: date(),
      NewerDays: int(),
      UserGroupNum: foreignKey("usergroup.UserGroupNum"),
      PermType: smallint({ enumeration: "EnumPermType" }),
      FKey: bigint(),
    },
  }),
  userclinic: table({
    primaryKey: "UserClinicNum",
    columns: {
      UserClinicNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      ClinicNum: foreignKey("clinic.ClinicNum"),
    },
  }),
  usergroup: table({
    primaryKey: "UserGroupNum",
    columns: {
      UserGroupNum: key(),
      Description: varchar(255, { nullable: true, default: "" }),
      UserGroupNumCEMT: foreignKey("usergroup.UserGroupNum"),
    },
    indexes: {
      UserGroupNumCEMT: ["UserGroupNumCEMT"],
    },
  }),
  usergroupattach: table({
    primaryKey: "UserGroupAttachNum",
    columns: {
      UserGroupAttachNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      UserGroupNum: foreignKey("usergroup.UserGroupNum"),
    },
    indexes: {
      UserGroupNum: ["UserGroupNum"],
      UserNum: ["UserNum"],
    },
  }),
  userod: table({
    primaryKey: "UserNum",
    columns: {
      UserNum: key(),
      UserName: varchar(255, { nullable: true, default: "" }),
      Password: varchar(255, { nullable: true, default: "" }),
      UserGroupNum: foreignKey("usergroup.UserGroupNum"),
      EmployeeNum: foreignKey("employee.EmployeeNum"),
      ClinicNum: foreignKey("clinic.ClinicNum"),
      ProvNum: foreignKey("provider.ProvNum"),
      IsHidden: flag1(),
      TaskListInBox: foreignKey("tasklist.TaskListNum"),
      AnesthProvType: int2({ default: 3 }),
      DefaultHidePopups: flag(),
      PasswordIsStrong: flag(),
      ClinicIsRestricted: flag(),
      InboxHidePopups: flag(),
      UserNumCEMT: foreignKey("userod.UserNum"),
      DateTFail: datetime(),
      FailedAttempts: unsignedTinyint(),
      DomainUser: varchar(255),
      IsPasswordResetRequired: flag(),
      MobileWebPin: varchar(255),
      MobileWebPinFailedAttempts: unsignedTinyint(),
      DateTLastLogin: datetime(),
      EClipboardClinicalPin: varchar(128),
      BadgeId: varchar(255),
    },
    indexes: {
      UserGroupNum: ["UserGroupNum"],
      ClinicNum: ["ClinicNum"],
      ProvNum: ["ProvNum"],
    },
  }),
  userodapptview: table({
    primaryKey: "UserodApptViewNum",
    columns: {
      UserodApptViewNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      ClinicNum: foreignKey("clinic.ClinicNum"),
      ApptViewNum: foreignKey("apptview.ApptViewNum"),
    },
    indexes: {
      UserNum: ["UserNum"],
      ClinicNum: ["ClinicNum"],
      ApptViewNum: ["ApptViewNum"],
    },
  }),
  userodpref: table({
    primaryKey: "UserOdPrefNum",
    columns: {
      UserOdPrefNum: key(),
      UserNum: foreignKey("userod.UserNum"),
      Fkey: bigint(),
      FkeyType: tinyint({ enumeration: "UserOdFkeyType" }),
      ValueString: text(),
      ClinicNum: foreignKey("clinic.ClinicNum"),
    },
    indexes: {
      UserNum: ["UserNum"],
      Fkey: ["Fkey"],
      ClinicNum: ["ClinicNum"],
    },
  }),
  userquery: table({
    primaryKey: "QueryNum",
    columns: {
      QueryNum: key(),
      Description: varchar(255),
      FileName: varchar(255),
      QueryText: mediumtext(),
      IsReleased: flag(),
      IsPromptSetup: flag(),
      DefaultFormatRaw: flag(),
    },
  }),
  userweb: table({
    primaryKey: "UserWebNum",
    columns: {
      UserWebNum: key(),
      FKey: bigint(),
      FKeyType: tinyint({ enumeration: "UserWebFKeyType" }),
      UserName: varchar(255),
      Password: varchar(255),
      PasswordResetCode: varchar(255),
      RequireUserNameChange: flag(),
      DateTimeLastLogin: datetime(),
      RequirePasswordChange: flag(),
    },
  }),
};
