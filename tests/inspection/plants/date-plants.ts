import { add, change, type Plant, plant } from "./plant.ts";

const ahead = "date '2040-01-01'";
const laterMoment = "timestamp '2040-01-01 08:00:00'";
const pastMoment = "timestamp '1999-01-01 08:00:00'";

export const datePlants: Readonly<Record<string, Plant>> = {
  "dates/procedurelog-procdate-is-not-ahead": plant(
    change("procedurelog", `ProcDate = ${ahead}`, "ProcStatus = 2"),
  ),
  "dates/payment-paydate-is-not-ahead": plant(change("payment", `PayDate = ${ahead}`)),
  "dates/paysplit-datepay-is-not-ahead": plant(change("paysplit", `DatePay = ${ahead}`)),
  "dates/adjustment-adjdate-is-not-ahead": plant(change("adjustment", `AdjDate = ${ahead}`)),
  "dates/claimpayment-checkdate-is-not-ahead": plant(change("claimpayment", `CheckDate = ${ahead}`)),
  "dates/claimproc-datecp-is-not-ahead": plant(change("claimproc", `DateCP = ${ahead}`, "Status = 1")),
  "dates/claim-datesent-is-not-ahead": plant(change("claim", `DateSent = ${ahead}`, "ClaimStatus = 'S'")),
  "dates/claim-datereceived-is-not-ahead": plant(
    change("claim", `DateReceived = ${ahead}`, "ClaimStatus = 'R'"),
  ),
  "dates/statement-datesent-is-not-ahead": plant(change("statement", `DateSent = ${ahead}`)),
  "dates/deposit-datedeposit-is-not-ahead": plant(change("deposit", `DateDeposit = ${ahead}`)),
  "dates/rxpat-rxdate-is-not-ahead": plant(
    add("rxpat", { PatNum: 1, ProvNum: 1, Drug: "'tablet'", RxDate: ahead }),
  ),
  "dates/refattach-refdate-is-not-ahead": plant(change("refattach", `RefDate = ${ahead}`)),
  "dates/document-datecreated-is-not-ahead": plant(
    add("document", {
      PatNum: 1,
      FileName: "'a.jpg'",
      DocCategory: "(select min(DefNum) from definition where Category = 18)",
      DateCreated: laterMoment,
    }),
  ),
  "dates/patient-birthdate-is-not-ahead": plant(change("patient", `Birthdate = ${ahead}`)),

  "dates/appointment-is-entered-by-today": plant(change("appointment", `DateTStamp = ${laterMoment}`)),
  "dates/procedurelog-is-entered-by-today": plant(change("procedurelog", `DateTStamp = ${laterMoment}`)),
  "dates/patient-is-entered-by-today": plant(change("patient", `DateTStamp = ${laterMoment}`)),
  "dates/claim-is-entered-by-today": plant(change("claim", `SecDateTEdit = ${laterMoment}`)),
  "dates/claimproc-is-entered-by-today": plant(change("claimproc", `SecDateTEdit = ${laterMoment}`)),
  "dates/claimpayment-is-entered-by-today": plant(change("claimpayment", `SecDateTEdit = ${laterMoment}`)),
  "dates/payment-is-entered-by-today": plant(change("payment", `SecDateTEdit = ${laterMoment}`)),
  "dates/paysplit-is-entered-by-today": plant(change("paysplit", `SecDateTEdit = ${laterMoment}`)),
  "dates/adjustment-is-entered-by-today": plant(change("adjustment", `SecDateTEdit = ${laterMoment}`)),

  "dates/appointment-is-edited-after-entry": plant(change("appointment", `DateTStamp = ${pastMoment}`)),
  "dates/procedurelog-is-edited-after-entry": plant(change("procedurelog", `DateTStamp = ${pastMoment}`)),
  "dates/patient-is-edited-after-entry": plant(change("patient", `DateTStamp = ${pastMoment}`)),
  "dates/claim-is-edited-after-entry": plant(change("claim", `SecDateTEdit = ${pastMoment}`)),
  "dates/claimproc-is-edited-after-entry": plant(change("claimproc", `SecDateTEdit = ${pastMoment}`)),
  "dates/claimpayment-is-edited-after-entry": plant(change("claimpayment", `SecDateTEdit = ${pastMoment}`)),
  "dates/payment-is-edited-after-entry": plant(change("payment", `SecDateTEdit = ${pastMoment}`)),
  "dates/paysplit-is-edited-after-entry": plant(change("paysplit", `SecDateTEdit = ${pastMoment}`)),
  "dates/adjustment-is-edited-after-entry": plant(change("adjustment", `SecDateTEdit = ${pastMoment}`)),

  "dates/audit-entry-is-made-by-today": plant(change("securitylog", `LogDateTime = ${laterMoment}`)),
  "dates/appointment-history-is-made-by-today": plant(
    change("histappointment", `HistDateTStamp = ${laterMoment}`),
  ),
};
