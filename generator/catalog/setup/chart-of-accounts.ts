import type { enumerations } from "../../opendental/schema/enumerations.ts";

type AccountType = keyof typeof enumerations.AccountType;

/** The accounts that an office's books begin with: name and type. */
export const chartOfAccounts: readonly (readonly [string, AccountType])[] = [
  ["Cash Box", "Asset"],
  ["Checking Account", "Asset"],
  ["Savings Account", "Asset"],
  ["Equipment", "Asset"],
  ["Credit Card", "Liability"],
  ["Equipment Loan", "Liability"],
  ["Owner's Equity", "Equity"],
  ["Retained Earnings", "Equity"],
  ["Patient Income", "Income"],
  ["Interest Income", "Income"],
  ["Dental Supplies", "Expense"],
  ["Laboratory Fees", "Expense"],
  ["Rent", "Expense"],
  ["Wages", "Expense"],
];

/** The account that the year's result is closed into. */
export const retainedEarnings = "Retained Earnings";
