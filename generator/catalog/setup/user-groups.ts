import { enumerations } from "../../opendental/schema/enumerations.ts";

export type Permission = keyof typeof enumerations.EnumPermType;

/** A group of logins with the same rights. */
interface UserGroup {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

const all = Object.keys(enumerations.EnumPermType).filter((name) => name !== "None") as Permission[]; // its keys

/** Rights of the vendor's own staff, of schools, hospitals, replication and other things an office does not have. */
const foreign =
  /^(Ecw|Anesthesia|Equipment|Ehr|AdminDental|Headmaster|FAQ|FeatureRequest|Replication|Certification|Cloud|ChanSpy|ChildDaycare|RegistrationKey|License|WebChat|Api|SalesTax|Broadcast|PreferenceEdit)/;
/** Rights that put at risk what others have entered. */
const risky =
  /(Setup|Admin|Merge|Combine|Global|Query|Backup|ChooseDatabase|UpdateInstall|AddNewUser|HighSecurity|Delete$|Startup|CloseOther|AllowLogin|Accounting|Supplemental|SSNView|TimecardsEditAll|SuperFam|AuditTrail)/;
const money =
  /(Payment|Pay|Adjustment|Account|Billing|Claim|Ins|Deposit|Fee|Statement|Carrier|Employer|CreditCard|ReportProd|RepeatCharge|WriteOff|Discount)/;
const clinical =
  /(Chart|Proc|Perio|Rx|Treat|TP|Med|Allerg|Problem|Ortho|Image|Imaging|Graphics|Sheet|Referral|RefAttach|Note|FamilyHealth|Popup|EForm)/;
const frontOffice =
  /(Appointment|Appt|Recall|Comm|Patient|Pat|Family|Task|Email|WebMail|Text|Sheet|Referral|RefAttach|Schedules|Blockouts|Popup|Printing|Copy|Zoom|Module|UserLog|FormAdded|WebForm|ShowFeatures|ReportDaily|Insurance)/;

const ordinary = all.filter((name) => !foreign.test(name));
const safe = ordinary.filter((name) => !risky.test(name));
const matching = (...patterns: readonly RegExp[]): readonly Permission[] =>
  safe.filter((name) => patterns.some((pattern) => pattern.test(name)));

/** UserGroupNum is the place in this list, from 1. */
export const userGroups = [
  { name: "Admin", permissions: all },
  { name: "Dentist", permissions: matching(clinical, frontOffice) },
  { name: "Hygienist", permissions: matching(clinical, /Module|Appointment|Comm|UserLog/) },
  {
    name: "Assistant",
    permissions: matching(/Module|Chart|Image|Imaging|Sheet|Note|Comm|Task|UserLog|Perio/),
  },
  { name: "Front Desk", permissions: matching(frontOffice, /Payment|Claim|InsPay|InsPlan|Adjustment/) },
  { name: "Office Manager", permissions: ordinary },
  { name: "Billing", permissions: matching(money, /Module|Comm|UserLog/) },
  { name: "Read Only", permissions: matching(/Module|View/) },
] as const satisfies readonly UserGroup[];

export type UserGroupName = (typeof userGroups)[number]["name"];

/** The UserGroupNum of a group. */
export function userGroupNumber(name: UserGroupName): number {
  return userGroups.findIndex((group) => group.name === name) + 1;
}
