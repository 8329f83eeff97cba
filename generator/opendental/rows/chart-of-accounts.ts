import { chartOfAccounts, retainedEarnings } from "../../catalog/setup/chart-of-accounts.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import { argb, flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `account`: the chart of accounts, as the program brings it; the office keeps its books elsewhere. */
export function writeChartOfAccounts(out: RowWriter): void {
  for (const [description, type] of chartOfAccounts) {
    out.write("account", {
      Description: description,
      AcctType: enumerations.AccountType[type],
      BankNumber: "",
      AccountColor: argb(0xffffff),
      IsRetainedEarnings: flagOf(description === retainedEarnings),
    });
  }
}
