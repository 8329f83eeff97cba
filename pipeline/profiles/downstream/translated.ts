/**
 * Where the project's reading of a value differs from OpenDental's meaning, what it has to find in order to read what
 * is meant. Codes on the left are OpenDental's, those on the right the project's.
 */
import type { SourceExpression, SourceNames } from "../../sources/source-schema.ts";
import {
  all,
  always,
  codedAs,
  everyOtherCharacter,
  from,
  isNoneOf,
  isOneOf,
  nullIfEmpty,
  recoded,
  refersToNone,
  type Translations,
} from "../translations.ts";
import type { DownstreamTable } from "./columns.ts";

type ByTable<T> = Readonly<Partial<Record<string, T>>>;

/** A character stands for 10 minutes there, for 5 in OpenDental. */
const tenMinutePattern = (column: string): SourceExpression => everyOtherCharacter(column, 255);

/** Object of a task: the project calls 1 an appointment, OpenDental a patient. */
const taskObjects = new Map([
  [1, 2],
  [2, 1],
]);

/** Verifications: the project joins those of type 1 to patients' plans, which OpenDental does with type 2. */
const verifications = new Map([
  [1, 2],
  [2, 1],
]);

/** Midnight of the visit's day where the patient did not arrive, or was not seated or dismissed. */
const atMidnight =
  (column: string): SourceExpression =>
  (name) =>
    `case when ${name.column(column)} < '0001-01-02' then cast(cast(${name.column("AptDateTime")} as date) as datetime)
     else ${name.column(column)} end`;

const courseOfVisit: Translations = {
  DateTimeArrived: atMidnight("DateTimeArrived"),
  DateTimeSeated: atMidnight("DateTimeSeated"),
  DateTimeDismissed: atMidnight("DateTimeDismissed"),
};

/** Ways to reach a patient that the project knows; in place of another, none is preferred. */
const knownMethods = (column: string, unknown: readonly number[]): SourceExpression =>
  recoded(column, new Map(unknown.map((method) => [method, 0])));

/** In place of columns of the same name; ClinicNum is 0 in every table beside these. */
const translations: ByTable<Translations> & Partial<Record<DownstreamTable, Translations>> = {
  appointment: {
    // ASAP became a priority of scheduled appointments.
    AptStatus: recoded("AptStatus", new Map([[4, 1]])),
    Pattern: tenMinutePattern("Pattern"),
    PatternSecondary: tenMinutePattern("PatternSecondary"),
    ...courseOfVisit,
  },
  appointmenttype: { Pattern: tenMinutePattern("Pattern") },
  claim: {
    // Probably sent.
    ClaimStatus: recoded("ClaimStatus", new Map([["P", "S"]])),
    ClaimType: recoded("ClaimType", new Map([["Cap", "Other"]])),
  },
  claimpayment: {
    CheckNum: nullIfEmpty("CheckNum"),
    BankBranch: nullIfEmpty("BankBranch"),
    // What belongs to one check, where OpenDental has a list of groups that an office sets up.
    PayGroup: from("ClaimPaymentNum"),
  },
  claimproc: {
    // Supplemental payments are received; capitation is 3 and 4, an estimate 0, insurance history 6.
    Status: recoded(
      "Status",
      new Map([
        [4, 1],
        [5, 3],
        [6, 0],
        [7, 4],
        [8, 0],
        [9, 6],
      ]),
    ),
  },
  commlog: {
    // 2 is the telephone and 3 the mail; telephone and text is a text.
    Mode_: recoded(
      "Mode_",
      new Map([
        [2, 3],
        [3, 2],
        [7, 5],
      ]),
    ),
    // 2 goes out, 1 comes in.
    SentOrReceived: recoded(
      "SentOrReceived",
      new Map([
        [1, 2],
        [2, 1],
      ]),
    ),
  },
  eobattach: { ClaimNumPreAuth: always(0) },
  histappointment: {
    // 1 created, 2 modified (missed and cancelled too), 3 deleted.
    HistApptAction: recoded(
      "HistApptAction",
      new Map([
        [0, 1],
        [1, 2],
        [3, 2],
        [4, 3],
      ]),
    ),
    Pattern: tenMinutePattern("Pattern"),
    PatternSecondary: tenMinutePattern("PatternSecondary"),
    ...courseOfVisit,
  },
  insplan: {
    // PPO and capitation, which is a dental HMO; a flat copay has no letter there.
    PlanType: recoded(
      "PlanType",
      new Map([
        ["p", "P"],
        ["c", "D"],
        ["f", ""],
      ]),
    ),
  },
  insverify: {
    VerifyType: recoded("VerifyType", verifications),
    // Nobody is assigned.
    UserNum: always(0),
  },
  insverifyhist: { VerifyType: recoded("VerifyType", verifications) },
  patient: {
    // Regular: whether somebody is married says nothing of house accounts, staff and VIPs.
    Position: always(0),
    PatStatus: statusWhereOnlyTheLivingOwe,
    PreferConfirmMethod: knownMethods("PreferConfirmMethod", [1, 5, 7]),
    PreferContactMethod: knownMethods("PreferContactMethod", [1, 7]),
    PreferRecallMethod: knownMethods("PreferRecallMethod", [1, 3, 5, 6, 7]),
    HasIns: codedAs("HasIns", new Map([["I", "1"]]), ""),
  },
  payment: {
    CheckNum: nullIfEmpty("CheckNum"),
    BankBranch: nullIfEmpty("BankBranch"),
    ExternalId: nullIfEmpty("ExternalId"),
  },
  procedurelog: {
    // Planned on a plan that is not the active one: planned, where 8 would be in progress.
    ProcStatus: recoded("ProcStatus", new Map([[8, 1]])),
  },
  recall: {
    // A status is how far the patient was contacted; there it is whether the visit is scheduled.
    RecallStatus: (name) => `case when ${name.column("DateScheduled")} > '0001-01-01' then 95 else 0 end`,
  },
  recalltype: { DefaultInterval: intervalReadInMonths },
  statementprod: {
    // Procedures, adjustments and charges of payment plans count from 1.
    ProdType: codedAs(
      "ProdType",
      new Map([
        [0, 1],
        [1, 2],
      ]),
      3,
    ),
  },
  task: { ObjectType: recoded("ObjectType", taskObjects), Category: from("TriageCategory") },
  taskhist: { ObjectType: recoded("ObjectType", taskObjects), Category: from("TriageCategory") },
  tasklist: { ObjectType: recoded("ObjectType", taskObjects) },
  treatplan: {
    // Only 0 is known, and is active.
    TPStatus: always(0),
  },
};

/**
 * 4 is deceased and 5 deleted there, the other way round; who only asked is no patient yet. Of patients who owe, only the
 * statuses below 4 are known: whoever died owing is inactive.
 */
function statusWhereOnlyTheLivingOwe(name: SourceNames): string {
  const owes = `abs(${name.column("EstBalance")}) > 0.005`;
  const status = name.column("PatStatus");
  return `case when ${status} in (4, 5) and ${owes} then 2
    when ${status} = 4 then 5 when ${status} = 5 then 4 when ${status} = 6 then 1 else ${status} end`;
}

/** Columns that OpenDental 24.3 does not have under this name. */
export const addedColumns: ReadonlySet<string> = new Set([
  "eobattach.ClaimNumPreAuth",
  "task.Category",
  "taskhist.Category",
]);

/** The value in place of a column's own; undefined where both mean the same by it. */
export function translated(table: string, column: string): SourceExpression | undefined {
  return translations[table]?.[column] ?? (column === "ClinicNum" ? always(0) : undefined);
}

/** How many columns are translated by name, for whom a ClinicNum is not one. */
export function translatedColumns(): readonly string[] {
  return Object.entries(translations).flatMap(([table, columns]) =>
    Object.keys(columns ?? {}).map((column) => `${table}.${column}`),
  );
}

const ofNoPreauthorization = refersToNone("ClaimNum", "claim", "ClaimNum", isOneOf("ClaimType", ["PreAuth"]));
const ofNoDeletedProcedure = refersToNone("ProcNum", "procedurelog", "ProcNum", isOneOf("ProcStatus", [6]));

/** Tables of which some rows are left out, because the project would take them for something else. */
export const rowsTaken: ByTable<SourceExpression> & Partial<Record<DownstreamTable, SourceExpression>> = {
  // Notes in the schedule are no visits.
  appointment: isNoneOf("AptStatus", [0, 7, 8]),
  // A preauthorization bills nothing.
  claim: isNoneOf("ClaimType", ["PreAuth"]),
  claimproc: all(ofNoPreauthorization, ofNoDeletedProcedure),
  claimsnapshot: ofNoDeletedProcedure,
  claimtracking: ofNoPreauthorization,
  // All is one place there: no clinics, and no fees of theirs.
  clinic: () => "1 = 0",
  fee: isOneOf("ClinicNum", [0]),
  // 6 would be presented treatment there.
  procedurelog: isNoneOf("ProcStatus", [6]),
  procgroupitem: ofNoDeletedProcedure,
  procnote: ofNoDeletedProcedure,
  // Neither to nor from a referral: a kind that a boolean cannot tell.
  refattach: isOneOf("RefType", [0, 1]),
  treatplanattach: ofNoDeletedProcedure,
};

/**
 * OpenDental packs years, months, weeks and days into four bytes. The project knows four such numbers, takes each for
 * another interval than it is, and everything else for 6 months: the number that it reads as the interval meant, or as
 * the nearest that it can read.
 */
function intervalReadInMonths({ column }: SourceNames): string {
  const packed = column("DefaultInterval");
  const months = `(${packed} >> 24) * 12 + ((${packed} >> 16) & 255) + ((${packed} >> 8) & 255) / 4.3`;
  return [
    `case when ${packed} = 0 then 0`,
    `when ${months} < 9 then ${readAs.months6}`,
    `when ${months} < 15 then ${readAs.months12}`,
    `when ${months} < 21 then ${readAs.months18}`,
    `else ${readAs.months24} end`,
  ].join(" ");
}

const readAs = { months6: 196_609, months12: 393_217, months18: 16_777_217, months24: 83_886_081 } as const;
