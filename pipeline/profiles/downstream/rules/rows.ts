import type { NeverRule, ReferenceRule, RowsRule, Severity } from "../../contract.ts";
import { contractTables } from "../columns.ts";
import { adjustmentTypes, patientPaymentTypes } from "./codes.ts";

interface Never {
  readonly table: string;
  readonly topic: string;
  readonly asks: string;
  readonly broken: string;
  readonly severity?: Severity;
}

const never = ({ table, topic, asks, broken, severity = "error" }: Never): NeverRule => ({
  kind: "never",
  id: `${table}: ${topic}`,
  severity,
  table,
  asks,
  broken,
});

const listed = (codes: readonly number[]): string => codes.join(", ");

const reducing = [
  "insurance write-off",
  "provider discount",
  "senior discount",
  "employee discount",
  "cash discount",
  "new patient discount",
  "family discount",
].flatMap((kind) => adjustmentTypes[kind] ?? []);

const payments: readonly NeverRule[] = [
  never({
    table: "payment",
    topic: "income transfers",
    asks: "a payment without a type moves no money",
    broken: `"PayType" = 0 and "PayAmt" <> 0`,
  }),
  never({
    table: "payment",
    topic: "refunds",
    asks: "a refund (72) is negative",
    broken: `"PayType" = 72 and "PayAmt" >= 0`,
  }),
  never({
    table: "payment",
    topic: "refunds by card",
    asks: "a refund (72) is no completed card payment",
    broken: `"PayType" = 72 and "IsCcCompleted" = 1`,
  }),
  never({
    table: "payment",
    topic: "only refunds are out",
    asks: "a payment that is neither 69, 70 nor 72 is not negative",
    broken: `"PayType" in (${listed(patientPaymentTypes.filter((type) => type > 70))}) and "PayAmt" < 0`,
    severity: "logic",
  }),
  never({
    table: "payment",
    topic: "large checks",
    asks: "no payment of type 69 is above 5,000",
    broken: `"PayType" = 69 and "PayAmt" > 5000`,
    severity: "warning",
  }),
  never({
    table: "payment",
    topic: "large financings",
    asks: "no payment of type 574 is above 50,000",
    broken: `"PayType" = 574 and "PayAmt" > 50000`,
    severity: "warning",
  }),
  ...["CheckNum", "BankBranch", "ExternalId"].map((column) =>
    never({ table: "payment", topic: column, asks: "NULL and not empty", broken: `"${column}" = ''` }),
  ),
  never({
    table: "paysplit",
    topic: "income transfers",
    asks: "the splits of a payment without a type sum to 0",
    broken: `"PayNum" in (select s."PayNum" from raw.paysplit as s join raw.payment as p on p."PayNum" = s."PayNum"
      where p."PayType" = 0 group by s."PayNum" having abs(sum(s."SplitAmt")) > 0.005)`,
  }),
  never({
    table: "paysplit",
    topic: "unearned prepayments",
    asks: "no split of type 288 is above 25,000",
    broken: `"UnearnedType" = 288 and abs("SplitAmt") > 25000`,
    severity: "warning",
  }),
  never({
    table: "paysplit",
    topic: "treatment-plan prepayments",
    asks: "no split of type 439 is above 16,000",
    broken: `"UnearnedType" = 439 and abs("SplitAmt") > 16000`,
    severity: "warning",
  }),
  never({
    table: "paysplit",
    topic: "treatment-plan prepayments hang on planned procedures",
    asks: "a split of type 439 is of a procedure with status 1",
    broken: `"UnearnedType" = 439 and "ProcNum" not in
      (select "ProcNum" from raw.procedurelog where "ProcStatus" = 1)`,
    severity: "warning",
  }),
  never({
    table: "paysplit",
    topic: "prepayments are taken out again",
    asks: "a split of type 288 is negative, one without a type is not",
    broken: `("UnearnedType" = 288 and "SplitAmt" > 0) or ("UnearnedType" = 0 and "SplitAmt" < 0)`,
    severity: "warning",
  }),
];

const claims: readonly NeverRule[] = [
  never({
    table: "claim",
    topic: "sent",
    asks: "a sent claim has the day",
    broken: `"ClaimStatus" = 'S' and ("DateSent" is null or "DateSent" <= date '1900-01-01')`,
  }),
  never({
    table: "claim",
    topic: "received",
    asks: "a received claim has the day",
    broken: `"ClaimStatus" = 'R' and ("DateReceived" is null or "DateReceived" <= date '1900-01-01')`,
  }),
  never({
    table: "claim",
    topic: "waiting",
    asks: "a claim that waits names both plans, or 0",
    broken: `"ClaimStatus" in ('H', 'W') and ("PlanNum" is null or "PlanNum2" is null)`,
  }),
  never({
    table: "claim",
    topic: "employment",
    asks: "no claim is related to employment",
    broken: `"EmployRelated" = 1`,
  }),
  never({
    table: "claimproc",
    topic: "ProcDate",
    asks: "every line has the day of its procedure",
    broken: `"ProcDate" is null or "ProcDate" <= date '1900-01-01'`,
  }),
  never({
    table: "claimpayment",
    topic: "refunds",
    asks: "types 645, 646, 647 and 661 are negative",
    broken: `"PayType" in (645, 646, 647, 661) and "CheckAmt" >= 0`,
    severity: "warning",
  }),
  never({
    table: "claimpayment",
    topic: "nothing paid",
    asks: "type 463 is of no amount",
    broken: `"PayType" = 463 and "CheckAmt" <> 0`,
  }),
  never({
    table: "claimpayment",
    topic: "PayGroup",
    asks: "each check has its own",
    broken: `"PayGroup" in (select "PayGroup" from raw.claimpayment group by "PayGroup" having count(*) > 1)`,
  }),
  ...["CheckNum", "BankBranch"].map((column) =>
    never({ table: "claimpayment", topic: column, asks: "NULL and not empty", broken: `"${column}" = ''` }),
  ),
  never({
    table: "claimtracking",
    topic: "last day",
    asks: "no entry is after 2026-12-31",
    broken: `"DateTimeEntry" >= date '2027-01-01'`,
  }),
];

const others: readonly NeverRule[] = [
  never({
    table: "adjustment",
    topic: "write-offs and discounts",
    asks: "they are negative",
    broken: `"AdjType" in (${listed(reducing)}) and "AdjAmt" > 0`,
    severity: "warning",
  }),
  never({
    table: "adjustment",
    topic: "notes",
    asks: "types 188 and 235, and −1,000 or less off a procedure, say why",
    broken: `("AdjType" in (188, 235) or ("AdjAmt" <= -1000 and "ProcNum" <> 0)) and coalesce("AdjNote", '') = ''`,
    severity: "warning",
  }),
  ...["DateTimeArrived", "DateTimeSeated", "DateTimeDismissed"].map((column) =>
    never({
      table: "appointment",
      topic: column,
      asks: "of the visit's day, at midnight where it did not happen",
      broken: `cast("${column}" as date) <> cast("AptDateTime" as date)`,
    }),
  ),
  never({
    table: "insverify",
    topic: "UserNum",
    asks: "nobody is assigned",
    broken: `"UserNum" <> 0`,
  }),
  never({
    table: "schedule",
    topic: "ProvNum",
    asks: "only hours of providers name one",
    broken: `"SchedType" in (0, 2, 3) and "ProvNum" <> 0`,
  }),
  never({
    table: "schedule",
    topic: "EmployeeNum",
    asks: "only hours of employees name one",
    broken: `"SchedType" in (0, 1, 2) and "EmployeeNum" <> 0`,
  }),
  never({
    table: "provider",
    topic: "FeeSched",
    asks: "every provider has a fee schedule",
    broken: `"FeeSched" <= 0`,
  }),
  never({
    table: "patient",
    topic: "balances",
    asks: "patients of status 4 and 5 owe nothing",
    broken: `"PatStatus" not in (0, 1, 2, 3) and abs("EstBalance") > 0.005`,
  }),
  never({
    table: "procedurelog",
    topic: "fee ceilings",
    asks: "no fee is above 15,000, of D6114 and D6115 above 30,000",
    broken: `"ProcFee" > 30000 or ("ProcFee" > 15000 and "CodeNum" not in
      (select "CodeNum" from raw.procedurecode where "ProcCode" in ('D6114', 'D6115')))`,
    severity: "warning",
  }),
  never({
    table: "definition",
    topic: "payers' payment types",
    asks: "types of claim payments are in category 32",
    broken: `"DefNum" in (261, 303, 464, 465, 466, 467, 469) and "Category" <> 32`,
  }),
  never({
    table: "definition",
    topic: "patients' payment types",
    asks: "types of payments are in category 10",
    broken: `"DefNum" in (${listed([...patientPaymentTypes, 72])}) and "Category" <> 10`,
  }),
];

/** Nothing of this is dated after today. */
const futures = [
  ["adjustment", "AdjDate"],
  ["fee", "SecDateEntry"],
  ["payment", "PayDate"],
  ["paysplit", "DatePay"],
  ["statement", "DateSent"],
].map(([table = "", column = ""]) =>
  never({
    table,
    topic: "no future",
    asks: `no ${column} is after today`,
    broken: `"${column}" > :today`,
  }),
);

/** Of all tables with such columns. */
const inOnePlace: readonly NeverRule[] = tablesWith("ClinicNum")
  .filter((table) => table !== "clinic")
  .map((table) => never({ table, topic: "ClinicNum", asks: "0 everywhere", broken: `"ClinicNum" <> 0` }));

const enteredBeforeEdited: readonly NeverRule[] = ["SecDateTEdit", "DateTStamp"].flatMap((stamp) =>
  tablesWith("SecDateEntry", stamp).map((table) =>
    never({
      table,
      topic: "entered before edited",
      asks: `${stamp} is not before SecDateEntry`,
      broken: `cast("${stamp}" as date) < cast("SecDateEntry" as date)`,
    }),
  ),
);

function tablesWith(...names: readonly string[]): readonly string[] {
  return Object.entries(contractTables).flatMap(([table, columns]) =>
    names.every((name) => columns[name] !== undefined) ? [table] : [],
  );
}

export const neverRules: readonly NeverRule[] = [
  ...payments,
  ...claims,
  ...others,
  ...futures,
  ...inOnePlace,
  ...enteredBeforeEdited,
];

const some = (topic: string, table: string, asks: string, where: string): RowsRule => ({
  kind: "rows",
  id: `${table}: ${topic}`,
  severity: "logic",
  table,
  asks,
  where,
  atLeast: 1,
});

const completed = (codes: readonly string[]): string =>
  `"ProcStatus" = 2 and "CodeNum" in (select "CodeNum" from raw.procedurecode
    where "ProcCode" in (${codes.map((code) => `'${code}'`).join(", ")}))`;

/** Procedure codes that figures go by. */
export const procedureLists = {
  exams: ["D0120", "D0140", "D0150", "D0220", "D0272", "D0274", "D0330"],
  "hygiene seen": ["D0120", "D0150", "D1110", "D1120", "D0180", "D0272", "D0274", "D0330"],
  "recall services": ["D1110", "D1120", "D1208", "D4910", "D0274", "D0330", "D0210", "D0120", "D0272"],
  extractions: ["D7140", "D7210", "D7250"],
  "bone grafts": ["D7953"],
  implants: ["D6010"],
  "fees that vary": [
    "D6040",
    "D5725",
    "D6055",
    "D6010",
    "D5863",
    "D5865",
    "D6059",
    "D6065",
    "D6061",
    "D6066",
    "D2740",
  ],
} as const;

const categories = ["D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"];

export const rowRules: readonly RowsRule[] = [
  { kind: "rows", id: "clinic: empty", severity: "error", table: "clinic", asks: "no clinics", atMost: 0 },
  {
    kind: "rows",
    id: "patient: volume",
    severity: "error",
    table: "patient",
    asks: "patients for retention and profile",
    atLeast: 1000,
  },
  {
    kind: "rows",
    id: "recall: volume",
    severity: "error",
    table: "recall",
    asks: "recalls that are due by today",
    where: `"DateDue" between date '2023-01-01' and :today`,
    atLeast: 5000,
    atMost: 15_000,
  },
  {
    kind: "rows",
    id: "claimtracking: volume",
    severity: "error",
    table: "claimtracking",
    asks: "entries on claims",
    where: `"DateTimeEntry" >= date '2023-01-01'`,
    atLeast: 1000,
  },
  {
    kind: "rows",
    id: "procedurelog: patients of hygiene",
    severity: "error",
    table: "procedurelog",
    asks: "patients with a completed hygiene visit",
    counted: `distinct "PatNum"`,
    where: completed(procedureLists["hygiene seen"]),
    atLeast: 100,
  },
  {
    kind: "rows",
    id: "patient: new ones",
    severity: "error",
    table: "patient",
    asks: "patients whose first visit is in the window",
    where: `"DateFirstVisit" >= date '2023-01-01'`,
    atLeast: 100,
  },
  {
    kind: "rows",
    id: "schedule: provider-days",
    severity: "error",
    table: "schedule",
    asks: "days of providers",
    counted: `distinct "ProvNum" * 1000000 + (extract(epoch from "SchedDate") / 86400)`,
    where: `"SchedType" = 1 and "SchedDate" <= :today`,
    atMost: 10_000,
  },
  {
    kind: "rows",
    id: "histappointment: volume",
    severity: "error",
    table: "histappointment",
    asks: "versions of visits",
    atLeast: 1,
  },
  {
    kind: "rows",
    id: "perioexam: volume",
    severity: "error",
    table: "perioexam",
    asks: "perio exams",
    atLeast: 1,
  },
  {
    kind: "rows",
    id: "definition: volume",
    severity: "error",
    table: "definition",
    asks: "definitions",
    atLeast: 100,
    atMost: 10_000,
  },
  {
    kind: "rows",
    id: "definition: provider status 0",
    severity: "error",
    table: "definition",
    asks: "an entry '0' of value '0' in category 2",
    where: `"Category" = 2 and "ItemValue" = '0' and "ItemName" = '0'`,
    atLeast: 1,
  },
  some("recall statuses", "definition", "the statuses 95 and 298", `"DefNum" in (95, 298)`),
  some("unearned types", "definition", "the types 288 and 439", `"DefNum" in (288, 439)`),
  ...Object.entries(adjustmentTypes).map(([kind, types]) =>
    some(kind, "adjustment", `an adjustment of ${types.join(" or ")}`, `"AdjType" in (${listed(types)})`),
  ),
  some(
    "automated",
    "commlog",
    "a message of an automated type: 224, 228, 603",
    `"CommType" in (224, 228, 603)`,
  ),
  some("task priorities", "task", "a task of priority 263 or 290", `"PriorityDefNum" in (263, 290)`),
  ...Object.entries(procedureLists).map(([list, codes]) =>
    some(list, "procedurelog", `a completed procedure of ${codes.join(", ")}`, completed(codes)),
  ),
  ...categories.map((prefix) =>
    some(
      `codes ${prefix}`,
      "procedurecode",
      `a code that begins with ${prefix}`,
      `"ProcCode" like '${prefix}%'`,
    ),
  ),
];

const reference = (
  table: string,
  column: string,
  to: readonly [string, string],
  severity: Severity,
  where?: string,
): ReferenceRule => ({
  kind: "reference",
  id: `${table}.${column} → ${to[0]}`,
  severity,
  table,
  column,
  to: { table: to[0], column: to[1] },
  ...(where === undefined ? {} : { where }),
});

/** Columns by which parts are joined to their wholes. */
const joins: readonly ReferenceRule[] = [
  reference("periomeasure", "PerioExamNum", ["perioexam", "PerioExamNum"], "error"),
  reference("scheduleop", "ScheduleNum", ["schedule", "ScheduleNum"], "error"),
  reference("sheetfield", "SheetNum", ["sheet", "SheetNum"], "error"),
  reference("sheetfielddef", "SheetDefNum", ["sheetdef", "SheetDefNum"], "error"),
  reference("statementprod", "StatementNum", ["statement", "StatementNum"], "error"),
  reference("taskunread", "TaskNum", ["task", "TaskNum"], "error"),
];

const userColumns = /^(UserNum|SecUserNumEntry|UserNumHist|UserNumPresenter)$/;

/** Whoever is named as a user is one. */
const users: readonly ReferenceRule[] = Object.entries(contractTables).flatMap(([table, columns]) =>
  Object.keys(columns)
    .filter((column) => userColumns.test(column) && table !== "userod")
    .map((column) => reference(table, column, ["userod", "UserNum"], "error")),
);

export const referenceRules: readonly ReferenceRule[] = [
  reference("adjustment", "AdjType", ["definition", "DefNum"], "error"),
  reference("claimpayment", "PayType", ["definition", "DefNum"], "error"),
  reference("commlog", "CommType", ["definition", "DefNum"], "logic"),
  reference("payment", "PayType", ["definition", "DefNum"], "logic"),
  reference("procedurecode", "ProcCat", ["definition", "DefNum"], "logic"),
  reference("insverify", "FKey", ["patplan", "PatPlanNum"], "logic", `"VerifyType" = 1`),
  ...joins,
  ...users,
];
