import {
  date,
  datetime,
  double,
  editStamp,
  flag,
  foreignKey,
  int,
  key,
  mediumtext,
  text,
  unsignedFlag,
  unsignedTinyint,
  varchar,
} from "../columns.ts";
import { table } from "../definition.ts";

/** The practice's own books: accounts, journal entries, reconciliation. */
export const accountingTables = {
  account: table({
    primaryKey: "AccountNum",
    columns: {
      AccountNum: key(),
      Description: varchar(255),
      AcctType: unsignedTinyint({ enumeration: "AccountType" }),
      BankNumber: varchar(255),
      Inactive: unsignedFlag(),
      AccountColor: int(),
      IsRetainedEarnings: flag(),
    },
  }),
  accountingautopay: table({
    primaryKey: "AccountingAutoPayNum",
    columns: {
      AccountingAutoPayNum: key(),
      PayType: foreignKey("definition.DefNum"),
      PickList: varchar(255, { references: "account.AccountNum" }),
    },
  }),
  journalentry: table({
    primaryKey: "JournalEntryNum",
    columns: {
      JournalEntryNum: key(),
      TransactionNum: foreignKey("transaction.TransactionNum"),
      AccountNum: foreignKey("account.AccountNum"),
      DateDisplayed: date(),
      DebitAmt: double(),
      CreditAmt: double(),
      Memo: text(),
      Splits: text(),
      CheckNumber: varchar(255),
      ReconcileNum: foreignKey("reconcile.ReconcileNum"),
      SecUserNumEntry: foreignKey("userod.UserNum"),
      SecDateTEntry: datetime(),
      SecUserNumEdit: foreignKey("userod.UserNum"),
      SecDateTEdit: editStamp(),
    },
  }),
  reconcile: table({
    primaryKey: "ReconcileNum",
    columns: {
      ReconcileNum: key(),
      AccountNum: foreignKey("account.AccountNum"),
      StartingBal: double(),
      EndingBal: double(),
      DateReconcile: date(),
      IsLocked: unsignedFlag(),
    },
  }),
  transaction: table({
    primaryKey: "TransactionNum",
    columns: {
      TransactionNum: key(),
      DateTimeEntry: datetime(),
      UserNum: foreignKey("userod.UserNum"),
      DepositNum: foreignKey("deposit.DepositNum"),
      PayNum: foreignKey("payment.PayNum"),
      SecUserNumEdit: foreignKey("userod.UserNum"),
      SecDateTEdit: editStamp(),
      TransactionInvoiceNum: foreignKey("transactioninvoice.TransactionInvoiceNum"),
    },
  }),
  transactioninvoice: table({
    primaryKey: "TransactionInvoiceNum",
    columns: {
      TransactionInvoiceNum: key(),
      FileName: varchar(255),
      InvoiceData: mediumtext(),
      FilePath: varchar(255),
    },
  }),
};
