/** Label → value of the enumerations in `tables/accounting.ts`. */
export const accountingEnumerations = {
  AccountType: { Asset: 0, Liability: 1, Equity: 2, Income: 3, Expense: 4 },
} as const;
