import { ruleGroup } from "../rule.ts";
import { dayOf } from "../sql-terms.ts";

/** What is dated no later than today: table, key, column. Charges of payment plans are planned ahead. */
const transactions = [
  ["procedurelog", "ProcNum", "ProcDate", "ProcStatus = 2 and "],
  ["payment", "PayNum", "PayDate", ""],
  ["paysplit", "SplitNum", "DatePay", ""],
  ["adjustment", "AdjNum", "AdjDate", ""],
  ["claimpayment", "ClaimPaymentNum", "CheckDate", ""],
  ["claimproc", "ClaimProcNum", "DateCP", "Status in (1, 4, 5, 7) and "],
  ["claim", "ClaimNum", "DateSent", ""],
  ["claim", "ClaimNum", "DateReceived", ""],
  ["statement", "StatementNum", "DateSent", ""],
  ["deposit", "DepositNum", "DateDeposit", ""],
  ["rxpat", "RxNum", "RxDate", ""],
  ["refattach", "RefAttachNum", "RefDate", ""],
  ["document", "DocNum", "DateCreated", ""],
  ["patient", "PatNum", "Birthdate", ""],
] as const;

/** What is entered and edited no later than today: table, key, column of entry, edit stamp. */
const entries = [
  ["appointment", "AptNum", "SecDateTEntry", "DateTStamp"],
  ["procedurelog", "ProcNum", "SecDateEntry", "DateTStamp"],
  ["patient", "PatNum", "SecDateEntry", "DateTStamp"],
  ["claim", "ClaimNum", "SecDateEntry", "SecDateTEdit"],
  ["claimproc", "ClaimProcNum", "SecDateEntry", "SecDateTEdit"],
  ["claimpayment", "ClaimPaymentNum", "SecDateEntry", "SecDateTEdit"],
  ["payment", "PayNum", "DateEntry", "SecDateTEdit"],
  ["paysplit", "SplitNum", "DateEntry", "SecDateTEdit"],
  ["adjustment", "AdjNum", "DateEntry", "SecDateTEdit"],
] as const;

export const dateRules = ruleGroup("dates", "Database maintenance: dates in the future", {
  ...Object.fromEntries(
    transactions.map(([table, key, column, condition]) => [
      `${table}-${column.toLowerCase()}-is-not-ahead`,
      {
        title: `no ${table} has its ${column} ahead`,
        of: table,
        sql: `select ${key} as k from "${table}" where ${condition}${dayOf(column)} > {asOf}`,
      },
    ]),
  ),
  ...Object.fromEntries(
    entries.flatMap(([table, key, entered, edited]) => [
      [
        `${table}-is-entered-by-today`,
        {
          title: `no ${table} was entered or edited after today`,
          of: table,
          source: "Schema documentation: security and edit stamps",
          sql: `select ${key} as k from "${table}" where ${dayOf(entered)} > {asOf} or ${dayOf(edited)} > {asOf}`,
        },
      ],
      [
        `${table}-is-edited-after-entry`,
        {
          title: `no ${table} was edited before it was entered`,
          of: table,
          source: "Schema documentation: security and edit stamps",
          sql: `select ${key} as k from "${table}" where ${dayOf(edited)} < ${dayOf(entered)}`,
        },
      ],
    ]),
  ),
  "audit-entry-is-made-by-today": {
    title: "no entry of the audit trail lies ahead",
    of: "securitylog",
    sql: `select SecurityLogNum as k from securitylog where ${dayOf("LogDateTime")} > {asOf}`,
  },
  "appointment-history-is-made-by-today": {
    title: "no history row of an appointment lies ahead",
    of: "histappointment",
    sql: `select HistApptNum as k from histappointment where ${dayOf("HistDateTStamp")} > {asOf}`,
  },
});
